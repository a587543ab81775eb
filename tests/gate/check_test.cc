#include "gate/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "canary.h"
#include "core/result.h"
#include "pdf/writer.h"

namespace rightsdesk::gate {
namespace {

using testing::Contains;
using testing::Field;
using testing::IsEmpty;

std::vector<std::string> const withheld{canary_name, "Jo", "0771 555 0199", "Łucja Żółtowska"};

std::string summary(Report const& report) {
  std::string text;
  for (Leak const& leak : report.leaks) text += leak.leak_class + " (page " + std::to_string(leak.page) + "): " + leak.place + "\n";
  return text;
}

struct LeftIn : testing::TestWithParam<Canary> {};

TEST_P(LeftIn, IsFound) {
  Canary const& canary = GetParam();
  Report const report = check_pdf(kept(canary.name + ".pdf", canary.bytes), {{canary_name}, 1});
  EXPECT_EQ(report.verdict, Report::Verdict::leak) << summary(report);
  EXPECT_EQ(exit_status(report), 1);
  EXPECT_THAT(report.leaks, Contains(Field(&Leak::leak_class, canary.leak_class))) << summary(report);
  for (Leak const& leak : report.leaks) EXPECT_EQ(leak.place.find("Quill"), std::string::npos);
}

TEST_P(LeftIn, IsFoundByItsShapeAlone) {
  Canary const& canary = GetParam();
  Report const report = check_pdf(kept(canary.name + ".pdf", canary.bytes), {});
  bool const found = std::any_of(report.leaks.begin(), report.leaks.end(), [&](Leak const& leak) { return leak.leak_class == canary.leak_class; });
  EXPECT_EQ(found, canary.without_the_name) << summary(report);
}

INSTANTIATE_TEST_SUITE_P(EveryClass, LeftIn, testing::ValuesIn(canaries()), [](auto const& each) { return "Class" + each.param.name; });

pdf::Writer writer_for(std::string const& title) {
  pdf::Settings settings;
  settings.title = title;
  settings.dated = parse_instant("2026-11-21T10:00:00Z").value();
  settings.footer_left = "REF-7";
  return pdf::Writer(settings);
}

/// A page as the product writes it: links, bookmarks, a table, bars, a scan with a removed area and words under it.
struct Clean {
  std::string bytes;
  std::vector<SolidBox> boxes;
  int pages = 0;
};
Clean clean_document(std::string const& scanned_words, std::string const& word_in_box) {
  auto writer = writer_for("A clean pack");
  auto const far = writer.anchor();
  writer.contents("Contents", {{"The scan", far, 1}});
  writer.heading(1, "Notes");
  writer.paragraph({pdf::Words{"Seen with "}, pdf::Bar{"S2P3-16", "[removed: information about another person]", "a"}, pdf::Words{" at home by Jonathan. Żółć, Nguyễn."}});
  writer.table({{1, 2}, {"When", "What"}, {{{pdf::plain("1 May")}, {pdf::plain("A visit")}}, {{pdf::plain("2 May")}, {{pdf::Bar{"", "[removed]", "b"}}}}}});
  writer.page_break();
  writer.heading(1, "The scan", far);
  auto picture = pdf::read_picture("image/png", png_of("BT /F 28 Tf 10 20 Td (" + scanned_words + ") Tj ET 0 g 300 30 90 25 re f"));
  ENSURE(picture.has_value(), "poppler made a PNG");
  pdf::Sheet sheet{*picture, 400, 60, {{"Words", {10, 20, 60, 20}}}, {{{"S2P3-16", "[removed]", "a"}, {302, 32, 86, 21}}}, "A scan"};
  if (!word_in_box.empty()) sheet.words.push_back({word_in_box, {310, 35, 60, 15}});
  auto const standing = writer.sheet(sheet);
  Clean clean;
  for (auto const& at : standing.bars) clean.boxes.push_back({standing.page, at.x, at.y, at.width, at.height});
  auto made = writer.finish();
  clean.bytes = made.bytes;
  clean.pages = made.pages;
  return clean;
}

TEST(Check, FindsNothingInACleanPack) {
  Clean const clean = clean_document("Clean words here", "");
  Report const report = check_pdf(kept("clean.pdf", clean.bytes), {withheld, clean.pages, true, clean.boxes});
  EXPECT_EQ(report.verdict, Report::Verdict::clean) << summary(report);
  EXPECT_EQ(exit_status(report), 0);
  EXPECT_EQ(report.pages, clean.pages);
  EXPECT_EQ(report.sha256.size(), 64U);
  EXPECT_GE(report.looked_at.size(), 6U);
}

TEST(Check, FindsNothingInAPlainFileOfAnotherMaker) {
  Report const report = check_pdf(kept("other.pdf", file_of({set_text("Clean words by Jonathan"), "/Annots []"})), {withheld, 1});
  EXPECT_EQ(report.verdict, Report::Verdict::clean) << summary(report);
}

TEST(Check, ReadsTheNameInThePixelsOfOurOwnScan) {
  Clean const bad = clean_document(std::string(canary_name), "");
  Report const report = check_pdf(kept("bad_scan.pdf", bad.bytes), {withheld, bad.pages, true, bad.boxes});
  EXPECT_THAT(report.leaks, Contains(Field(&Leak::leak_class, "image_text"))) << summary(report);
}

TEST(Check, FindsAWordLeftUnderARemovedAreaWhateverItIs) {
  Clean const bad = clean_document("Clean words here", "anything");
  Report const report = check_pdf(kept("under.pdf", bad.bytes), {{}, bad.pages, true, bad.boxes});
  EXPECT_THAT(report.leaks, Contains(Field(&Leak::leak_class, "text_under_box"))) << summary(report);
}

TEST(Check, FindsARemovedAreaThatIsNotOneColour) {
  Clean clean = clean_document("Clean words here", "");
  clean.boxes.push_back(clean.boxes[0]);
  clean.boxes.back().x -= 250;
  Report const report = check_pdf(kept("clean.pdf", clean.bytes), {{}, clean.pages, true, clean.boxes});
  EXPECT_THAT(report.leaks, Contains(Field(&Leak::leak_class, "box_not_solid"))) << summary(report);
}

TEST(Check, TakesNothingAPdfIsMadeOfForSomebodysInitials) {
  auto writer = writer_for("Many headings");
  for (int i = 0; i < 400; ++i) writer.heading(2, "i am at the grab rail, no " + std::to_string(i));
  Expectations expected{{"Jude", "Mark", "Matt", "Root", "Lang"}};
  for (char first = 'A'; first <= 'Z'; ++first) {
    for (char second = 'A'; second <= 'Z'; ++second) expected.withheld.push_back({first, second});
  }
  auto const made = writer.finish();
  Report const report = check_pdf(kept("initials.pdf", made.bytes), expected);
  EXPECT_EQ(report.verdict, Report::Verdict::clean) << summary(report);
}

TEST(Check, FindsAShortNameOnlyAsAWholeWord) {
  Report const whole = check_pdf(kept("jo.pdf", file_of({set_text("Seen by Jo today")})), {{"Jo"}, 1});
  EXPECT_EQ(whole.verdict, Report::Verdict::leak);
  Report const part = check_pdf(kept("jo2.pdf", file_of({set_text("Seen by Jonathan in his job")})), {{"Jo"}, 1});
  EXPECT_EQ(part.verdict, Report::Verdict::clean) << summary(part);
}

TEST(Check, MissesNoPage) {
  Report const report = check_pdf(kept("one.pdf", file_of({set_text("Clean words")})), {{}, 2});
  EXPECT_THAT(report.leaks, Contains(Field(&Leak::leak_class, "page_count")));
  EXPECT_EQ(exit_status(report), 1);
}

TEST(Check, CallsWhatItCannotReadUnreadable) {
  Report const rubbish = check_pdf(kept("rubbish.pdf", "not a pdf at all"), {});
  EXPECT_EQ(rubbish.verdict, Report::Verdict::unreadable);
  EXPECT_EQ(exit_status(rubbish), 3);
  std::string const whole = file_of({set_text("Clean words")});
  Report const cut = check_pdf(kept("cut.pdf", whole.substr(0, whole.size() / 2)), {});
  EXPECT_NE(cut.verdict, Report::Verdict::clean);
  std::string const plain = kept("plain.pdf", whole), locked = plain + ".locked.pdf";
  said_by("qpdf --encrypt secret secret 256 -- " + plain + " " + locked);
  EXPECT_EQ(check_pdf(locked, {}).verdict, Report::Verdict::unreadable);
}

TEST(Check, ThrowsAFaultForAFileThatIsNotThere) { EXPECT_THROW(check_pdf("/nowhere/x.pdf", {}), Fault); }

TEST(Check, WritesItsReportAsJson) {
  Json const json = to_json(check_pdf(kept("one.pdf", file_of({set_text(canary_name)})), {{canary_name}, 1}));
  EXPECT_EQ(json["verdict"], "leak");
  EXPECT_FALSE(json["leaks"].empty());
  EXPECT_EQ(json.dump().find("Hortensia"), std::string::npos);
}

}  // namespace
}  // namespace rightsdesk::gate
