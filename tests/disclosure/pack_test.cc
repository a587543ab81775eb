#include "disclosure/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iterator>
#include <map>
#include <regex>
#include <sstream>

#include "core/original.h"
#include "disclosure/print_copy.h"
#include "made_files.h"
#include "sample.h"

namespace rightsdesk::disclosure {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string text_of(Part const& part, std::string const& options = "") {
  return said_by("pdftotext -layout " + options + " " + kept(part) + " -");
}

TEST(Pack, HoldsEveryPartInItsOrder) {
  auto const pack = make_pack(sample_input(), templates());
  ASSERT_TRUE(pack);
  auto const& at = pack->page_of_part;
  EXPECT_EQ(at.at("letter"), 1);
  EXPECT_LT(at.at("letter"), at.at("how_to_read"));
  EXPECT_LT(at.at("how_to_read"), at.at("contents"));
  EXPECT_LT(at.at("contents"), at.at("notice"));
  EXPECT_LT(at.at("notice"), at.at("certificate"));
  EXPECT_LT(at.at("certificate"), at.at("chronology"));
  EXPECT_LT(at.at("chronology"), at.at("records"));
  EXPECT_LT(at.at("records"), at.at("schedule"));
  EXPECT_LT(at.at("schedule"), at.at("complain"));
  EXPECT_LT(at.at("complain"), at.at("support"));
  EXPECT_EQ(pack->pack.front().sha256, sha256_hex(pack->pack.front().bytes));
  EXPECT_TRUE(pack->warnings.empty());
}

TEST(Pack, IsTheSameBytesForTheSameCase) {
  EXPECT_EQ(make_pack(sample_input(), templates())->pack.front().sha256, make_pack(sample_input(), templates())->pack.front().sha256);
}

TEST(Pack, SaysWhoAskedWhatWasFoundAndHowToComplain) {
  auto const pack = make_pack(sample_input(), templates());
  std::string const text = said_by("pdftotext -raw " + kept(pack->pack.front()) + " - | tr '\\n' ' '");
  for (std::string const words :
       {"Dear Zofia Nowak-Bright", "We got your request on 21 October 2026", "TB-2026-0417", "section 164A", "section 165",
        "section 167", "Information Commissioner", "0303 123 1113", "The mail server did not answer", "Nothing held",
        "Until the child is 25 years old", "Public task", "Schools", "Żółć and Nguyễn test", "Attendance is now 97%"}) {
    EXPECT_THAT(text, HasSubstr(words));
  }
}

// Article 15(1)(d): the envisaged period, worked out for the person.
TEST(Pack, SaysTheDayUntilWhichEachServiceKeepsIt) {
  auto input = sample_input();
  auto const text = [&] { return said_by("pdftotext -raw " + kept(make_pack(input, templates())->pack.front()) + " - | tr '\\n' ' '"); };
  EXPECT_THAT(text(), Not(HasSubstr("In this case")));
  input.kept_until["children"] = parse_date("2027-03-03").value();
  EXPECT_THAT(text(), HasSubstr("Until the child is 25 years old In this case, that is until 3 March 2027."));
  input.kept_until["children"] = parse_date("2026-03-03").value();
  EXPECT_THAT(text(), HasSubstr("In this case, that day was 3 March 2026. A person looks before anything goes."));
}

TEST(Pack, NumbersAndStampsEveryPage) {
  auto const pack = make_pack(sample_input(), templates());
  for (int page = 1; page <= pack->pack.front().pages; ++page) {
    std::string const n = std::to_string(page);
    std::string const text = text_of(pack->pack.front(), "-f " + n + " -l " + n);
    EXPECT_THAT(text, HasSubstr("Page " + n + " of " + std::to_string(pack->pack.front().pages)));
    EXPECT_THAT(text, HasSubstr("TB-2026-0417"));
    bool const records = page == pack->page_of_part.at("records");
    EXPECT_EQ(text.find("Removed on this page: passages × 1, S2P3-16 × 2") != std::string::npos, records);
  }
}

TEST(Pack, ListsWhatWasRemovedByPageAndCodeAndNeverTheCodeOfAGenericRemoval) {
  auto const pack = make_pack(sample_input(), templates());
  ASSERT_EQ(pack->rows.size(), 3U);
  EXPECT_EQ(pack->rows[0].code, "");
  EXPECT_EQ(pack->rows[1].code, "S2P3-16");
  EXPECT_EQ(pack->rows[1].count, 1);
  EXPECT_EQ(pack->rows[2].record, "1 February 2011 – Group register");
  EXPECT_EQ(pack->rows[2].count, 1);
  EXPECT_THAT(text_of(pack->schedule.front()), HasSubstr("S2P3-16"));
  EXPECT_THAT(text_of(pack->pack.front()), Not(HasSubstr("S3P3-11")));
  EXPECT_THAT(text_of(pack->schedule.front()), Not(HasSubstr("S3P3-11")));
}

TEST(Pack, LeavesNoTraceOfASilentRemoval) {
  PackInput input = sample_input();
  input.exemptions[1].label = law::LabelMode::silent;
  auto page = flow_page({}, {"S3P3-11"});
  page.withheld_whole = true;
  page.whole_code = "S3P3-11";
  input.records[1].record.pages.push_back(page);
  auto const pack = make_pack(input, templates());
  ASSERT_TRUE(pack);
  EXPECT_EQ(pack->rows.size(), 2U);
  std::string const text = text_of(pack->pack.front());
  EXPECT_THAT(text, Not(HasSubstr("This whole page was removed")));
  EXPECT_THAT(text, Not(HasSubstr("Schedules 2 to 4")));
  EXPECT_THAT(text, HasSubstr("test: said on the phone"));
}

TEST(Pack, SaysWhenAWholePageWasRemoved) {
  PackInput input = sample_input();
  auto page = flow_page({}, {"S2P3-16"});
  page.withheld_whole = true;
  page.whole_code = "S2P3-16";
  input.records[1].record.pages = {page};
  EXPECT_THAT(text_of(make_pack(input, templates())->pack.front()), HasSubstr("This whole page was removed."));
}

TEST(Pack, TellsWhatWasMadeAfterTheRequestInItsPlaceAndInTheCertificate) {  // law.md H-12
  auto input = sample_input();
  auto const plain = make_pack(input, templates());
  EXPECT_THAT(text_of(plain->certificate), Not(HasSubstr("Made after you asked")));
  EXPECT_THAT(text_of(plain->pack.front()), Not(HasSubstr("made or changed after you asked")));
  input.records[1].newer = true;
  auto const pack = make_pack(input, templates());
  EXPECT_THAT(text_of(pack->certificate), HasSubstr("Made after you asked"));
  EXPECT_THAT(said_by("pdftotext -raw " + kept(pack->pack.front()) + " - | tr '\\n' ' ' | grep -o 'made or changed after you asked' | wc -l"), HasSubstr("1"));
}

TEST(Pack, NamesTheRegulatorAsTheSettingsDo) {
  auto input = sample_input();
  input.controller.regulator_name = "the Information Commission";
  auto const text = said_by("pdftotext -raw " + kept(make_pack(input, templates())->pack.front()) + " - | tr '\\n' ' '");
  EXPECT_THAT(text, HasSubstr("2. Complain to the Information Commission "));
  EXPECT_THAT(text, HasSubstr("The Information Commission checks that we keep to the law."));
  EXPECT_THAT(text, Not(HasSubstr("Information Commissioner ")));
}

TEST(Pack, RefusesASearchWithoutAFinalAnswer) {
  PackInput input = sample_input();
  input.searches[1].state = search::SourceState::asked;
  auto const pack = make_pack(input, templates());
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().code, "search_not_finished");
  EXPECT_THAT(pack.error().text, HasSubstr("Housing"));
}

TEST(Pack, RefusesACodeNobodyCanExplain) {
  PackInput input = sample_input();
  input.exemptions.pop_back();
  auto const pack = make_pack(input, templates());
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().code, "unknown_code");
}

TEST(Pack, RefusesAPageImageThatCannotBeRead) {
  PackInput input = sample_input();
  redaction::BurnedPage page;
  page.layout = document::Layout::fixed;
  page.width = 595;
  page.height = 842;
  page.image = document::PageImage{"image/png", "not a png", 10, 10};
  input.records[0].record.pages = {page};
  auto const pack = make_pack(input, templates());
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().code, "unreadable_image");
}

TEST(Pack, AnswersARequestForWhichNothingIsHeld) {
  PackInput input = sample_input();
  input.records.clear();
  auto const pack = make_pack(input, templates());
  ASSERT_TRUE(pack);
  EXPECT_THAT(text_of(pack->pack.front()), HasSubstr("We found no records that we can send you."));
  EXPECT_TRUE(pack->rows.empty());
}

/// A page as a reader keeps it: the first page of the sample, drawn at so many dots an inch.
redaction::BurnedPage scanned(int dots) {
  auto const drawn = make_pack(sample_input(), templates());
  std::string const source = kept(drawn->pack.front()), made = source + ".page" + std::to_string(dots);
  said_by("pdftoppm -r " + std::to_string(dots) + " -gray -jpeg -singlefile -f 1 -l 1 " + source + " " + made);
  redaction::BurnedPage page;
  page.layout = document::Layout::fixed;
  page.width = 595;
  page.height = 842;
  page.image = document::PageImage{"image/jpeg", bytes_in(made + ".jpg"), 827 * dots / 100, 1169 * dots / 100};
  return page;
}

TEST(Pack, KeepsAScannedPageAsAPictureWithItsWords) {
  PackInput input = sample_input();
  auto page = scanned(100);
  page.words = {{"Larkspur", {100, 700, 60, 12}}};
  page.boxes = {{{200, 400, 75, 14}, "S2P3-16"}};
  page.codes = {"S2P3-16"};
  input.records.push_back(note("Registration form", "2012-01-01", {}));
  input.records.back().record.pages = {page, page};
  auto const pack = make_pack(input, templates());
  ASSERT_TRUE(pack);
  int const first = pack->page_of_record.at(RecordId("Registration form2012-01-01"));
  std::string const n = std::to_string(first);
  EXPECT_THAT(text_of(pack->pack.front(), "-f " + n + " -l " + n), HasSubstr("Larkspur"));
  ASSERT_EQ(pack->places.boxes.size(), 2U);
  EXPECT_EQ(pack->places.boxes[0].page, first);
  EXPECT_EQ(pack->places.boxes[1].page, first + 1);
  auto const stands = stands_on(pack->places, 1, first + 1);
  ASSERT_TRUE(stands);
  EXPECT_EQ(stands->record, RecordId("Registration form2012-01-01"));
  EXPECT_FALSE(stands_on(pack->places, 1, pack->page_of_part.at("schedule"))) << "no record stands on the schedule’s pages";
  EXPECT_THAT(said_by("qpdf --check " + kept(pack->pack.front())), HasSubstr("No syntax or stream encoding errors found"));
}

TEST(APack, SaysWhichPageOfWhichRecordStandsOnEachOfItsPages) {
  Places places;
  places.pages = {{RecordId("a"), 1, 1, 4}, {RecordId("a"), 2, 1, 6}, {RecordId("b"), 1, 1, 6}, {RecordId("c"), 1, 2, 1}, {RecordId(), 0, 2, 3}};
  auto const at = [&](int volume, int page) {
    auto const placed = stands_on(places, volume, page);
    return placed ? placed->record.str() + "/" + std::to_string(placed->number) : "";
  };
  EXPECT_EQ(at(1, 3), "") << "before the records";
  EXPECT_EQ(at(1, 4), "a/1");
  EXPECT_EQ(at(1, 5), "a/1") << "it goes on";
  EXPECT_EQ(at(1, 6), "a/2") << "of several that begin there the first";
  EXPECT_EQ(at(1, 9), "b/1");
  EXPECT_EQ(at(2, 2), "c/1");
  EXPECT_EQ(at(2, 3), "") << "the schedule";
  EXPECT_EQ(at(7, 1), "");
}

/// Twelve notes of a page each with a name taken out of every one, cut after every eight pages.
PackInput long_input() {
  auto input = sample_input();
  input.records.clear();
  for (int i = 1; i <= 12; ++i) {
    std::vector<std::vector<redaction::Run>> lines(44, {redaction::Text{"She was well and showed me her school report."}});
    lines[20] = {redaction::Text{"Visited with "}, redaction::Marker{"S2P3-16"}, redaction::Text{"."}};
    input.records.push_back(note("Visit " + std::to_string(i), "2010-05-" + std::string(i < 10 ? "0" : "") + std::to_string(i), lines, {"S2P3-16"}));
  }
  input.pages_in_a_volume = 8;
  return input;
}

TEST(LongPack, IsCutIntoVolumesThatAreEachCountedFromOne) {
  auto const pack = make_pack(long_input(), templates());
  ASSERT_TRUE(pack);
  ASSERT_EQ(pack->pack.size(), 4U);
  for (std::size_t i = 0; i < pack->pack.size(); ++i) {
    auto const& volume = pack->pack[i];
    std::string const number = std::to_string(i + 1);
    EXPECT_EQ(volume.file_name, "tb-2026-0417-pack-volume-" + number + ".pdf");
    EXPECT_THAT(text_of(volume, "-l 1"), HasSubstr("Volume " + number + ", page 1 of " + std::to_string(volume.pages)));
    EXPECT_THAT(said_by("qpdf --check " + kept(volume)), HasSubstr("No syntax or stream encoding errors found"));
    EXPECT_THAT(said_by("pdfinfo " + kept(volume)), HasSubstr("TB-2026-0417, Volume " + number));
  }
}

TEST(LongPack, SaysInItsContentsAndScheduleInWhichVolumeAPageIs) {
  auto const pack = make_pack(long_input(), templates());
  ASSERT_TRUE(pack);
  auto const& last = pack->rows.back();
  EXPECT_EQ(last.record, "12 May 2010 – Visit 12");
  EXPECT_GT(last.volume, 1);
  std::string const page = std::to_string(last.page);
  std::string const volume = std::to_string(last.volume);
  EXPECT_THAT(text_of(pack->pack.front()), testing::ContainsRegex("12 May 2010 – Visit 12 +Vol " + volume + ", " + page + "\n"));
  EXPECT_THAT(text_of(pack->schedule.front()), testing::ContainsRegex("Vol " + volume + ", page " + page + " +12 May 2010 – Visit 12"));
  EXPECT_THAT(text_of(pack->pack[static_cast<std::size_t>(last.volume) - 1], "-f " + page + " -l " + page), HasSubstr("Removed on this page: S2P3-16 × 1"));
}

TEST(LongPack, LinksOnlyWithinAVolume) {
  auto const pack = make_pack(long_input(), templates());
  ASSERT_TRUE(pack);
  auto const json = said_by("qpdf --json --json-key=qpdf " + kept(pack->pack.front()));
  EXPECT_THAT(json, Not(HasSubstr("/GoToR")));
  EXPECT_THAT(json, HasSubstr("/Link"));
  EXPECT_THAT(said_by("pdfinfo -struct-text " + kept(pack->pack.front())), Not(HasSubstr("Syntax Error")));
}

TEST(LongPack, HasEveryRecordOnceAndInOrder) {
  auto const pack = make_pack(long_input(), templates());
  ASSERT_TRUE(pack);
  std::string all;
  for (auto const& volume : pack->pack) all += text_of(volume);
  for (int i = 1; i <= 12; ++i) {
    auto const& records = pack->page_of_record;
    std::string const day = "2010-05-" + std::string(i < 10 ? "0" : "") + std::to_string(i);
    ASSERT_TRUE(records.contains(RecordId("Visit " + std::to_string(i) + day))) << i;
    if (i > 1) {
      std::string const before = "2010-05-" + std::string(i < 11 ? "0" : "") + std::to_string(i - 1);
      EXPECT_LT(records.at(RecordId("Visit " + std::to_string(i - 1) + before)), records.at(RecordId("Visit " + std::to_string(i) + day)));
    }
  }
  std::size_t bodies = 0;
  for (auto at = all.find("showed me her school report"); at != std::string::npos; at = all.find("showed me her school report", at + 1)) ++bodies;
  EXPECT_EQ(bodies, 12U * 43U);
}

TEST(LongPack, IsTheSameWhetherItsPagesAreKeptApartOrNot) {
  auto input = long_input();
  auto const together = make_pack(input, templates());
  for (auto& given : input.records) {
    auto pages = std::exchange(given.record.pages, {});
    given.apart = PagesApart{codes_on(pages), [pages] { return pages; }};
  }
  std::map<std::string, std::string> aside;
  auto const apart = make_pack(input, templates(), [&](Part const& part) { aside[part.file_name] = part.sha256; });
  ASSERT_TRUE(together && apart);
  for (std::size_t i = 0; i < together->pack.size(); ++i) {
    EXPECT_EQ(apart->pack[i].sha256, together->pack[i].sha256);
    EXPECT_EQ(apart->pack[i].bytes, "");
    EXPECT_EQ(aside.at(apart->pack[i].file_name), together->pack[i].sha256);
  }
}

TEST(VeryLongPack, BeginsWithVolumesThatSayWhereEachOfItsRecordsStands) {
  auto input = sample_input();
  input.records.clear();
  for (int i = 1; i <= 1'501; ++i) input.records.push_back(note("Visit " + std::to_string(i), "2010-05-12", {{redaction::Text{"She was well."}}}, {}));
  input.pages_in_a_volume = 60;
  auto const pack = make_pack(input, templates());
  ASSERT_TRUE(pack);
  std::string front, records;
  int before = 0;
  for (auto const& volume : pack->pack) {
    bool const in_front = before < pack->page_of_part.at("records") - 1;
    (in_front ? front : records) += text_of(volume);
    before += volume.pages;
  }
  for (char const* const part : {"What happened when", "Where we looked", "How to read this pack"}) EXPECT_THAT(front, HasSubstr(part));
  EXPECT_THAT(records, Not(HasSubstr("How to read this pack")));
  std::size_t told = 0;
  for (auto at = front.find("Visit 1501"); at != std::string::npos; at = front.find("Visit 1501", at + 1)) ++told;
  EXPECT_EQ(told, 2U) << "in the contents and in what happened when";
  auto const last = stands_on(pack->places, static_cast<int>(pack->pack.size()), 1);
  ASSERT_TRUE(last);
  auto const& placed = *std::find_if(pack->places.pages.begin(), pack->places.pages.end(), [](PlacedPage const& page) { return page.record == RecordId("Visit 15012010-05-12"); });
  EXPECT_THAT(front, testing::ContainsRegex("12 May 2010 – Visit 1501 +Vol " + std::to_string(placed.volume) + ", " + std::to_string(placed.page) + "\n"));
  EXPECT_THAT(text_of(pack->pack.at(static_cast<std::size_t>(placed.volume) - 1), "-f " + std::to_string(placed.page) + " -l " + std::to_string(placed.page)), HasSubstr("Visit 1501"));
}

// security.md R15
TEST(ThePrintedCopy, HasPicturesOf200DotsAnInchAndWordsOfTenPoints) {
  PackInput input = sample_input();
  input.records.push_back(note("Registration form", "2012-01-01", {}));
  input.records.back().record.pages = {scanned(200)};
  auto const pack = make_pack(input, templates());
  ASSERT_TRUE(pack);
  auto const copy = print_copy({"SRR-7K4M-29QD-X", {"Amina Osei", "12 Weir Lane", "IG11 7LU"}, input.controller, *parse_instant("2026-11-23T10:00:00Z")}, pack->pack.front().bytes, templates());
  auto const path = kept(copy);
  int pictures = 0;
  std::istringstream lines(said_by("pdfimages -list " + path + " | tail -n +3"));
  for (std::string line; std::getline(lines, line); ++pictures) {
    std::istringstream words(line);
    std::vector<std::string> const columns{std::istream_iterator<std::string>(words), {}};
    ASSERT_GE(columns.size(), 14U) << line;
    EXPECT_GE(std::stoi(columns[12]), 200) << line;
    EXPECT_GE(std::stoi(columns[13]), 200) << line;
  }
  EXPECT_EQ(pictures, 1);
  std::map<double, std::string> letters;  // by their size in points, in the order in which they stand
  auto const set = said_by("mutool draw -q -F stext -o - " + path);
  std::regex const part("<font name=\"[^\"]*\" size=\"([0-9.]+)\">|<char [^>]*c=\"([^\"]*)\"");
  double size = 0;
  for (std::sregex_iterator found(set.begin(), set.end(), part), end; found != end; ++found) {
    if ((*found)[1].matched) size = std::stod((*found)[1]);
    else letters[size] += (*found)[2];
  }
  std::string of_ten_and_more;
  for (auto const& [points, text] : letters) {
    EXPECT_GE(points, 7) << "codes beside a place that was removed are the smallest: " << text.substr(0, 60);
    if (points >= 10) of_ten_and_more += text;
  }
  for (auto const* words : {"We have to respect their privacy too.", "Attendance is now 97%."}) EXPECT_THAT(of_ten_and_more, HasSubstr(words));
}

}  // namespace
}  // namespace rightsdesk::disclosure
