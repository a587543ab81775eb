#include "disclosure/other_forms.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "gate/folder.h"
#include "pdf/picture.h"
#include "redaction/raster.h"
#include "sample.h"

namespace rightsdesk::disclosure {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

document::PageImage grey(int width, int height) {
  return redaction::encoded({width, height, 1, std::vector<unsigned char>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 200)}, "image/png");
}

PackInput with_a_picture() {
  auto input = sample_input();
  redaction::BurnedPage page;
  page.layout = document::Layout::fixed;
  page.width = 595;
  page.height = 842;
  page.image = grey(40, 60);
  page.words = {{"Seen", {60, 700, 40, 12}}, {"today.", {260, 700, 40, 12}}, {"Below", {60, 600, 40, 12}}};
  page.boxes = {{{110, 700, 100, 12}, "S2P3-16"}};
  page.codes = {"S2P3-16"};
  input.records[1].record.pages = {page};
  return input;
}

std::vector<PackFile> web(PackInput const& input) {
  Spool spool;
  auto const made = make_web_pack(input, templates(), spool);
  EXPECT_TRUE(made);
  std::vector<PackFile> files;
  if (made) std::transform(made->begin(), made->end(), std::back_inserter(files), [](KeptFile const& one) { return PackFile{one.name, one.open()}; });
  return files;
}

std::string file(std::vector<PackFile> const& files, std::string const& name) {
  auto const found = std::find_if(files.begin(), files.end(), [&](auto const& one) { return one.name == name; });
  return found == files.end() ? "there is no " + name : found->bytes;
}

std::vector<std::string> names(std::vector<PackFile> const& files) {
  std::vector<std::string> out;
  for (auto const& one : files) out.push_back(one.name);
  return out;
}

gate::Report gated(std::vector<PackFile> const& files, std::vector<std::string> const& withheld) {
  std::vector<gate::FolderFile> all;
  for (auto const& one : files) all.push_back({one.name, [&one] { return one.bytes; }});
  gate::Expectations expected;
  expected.withheld = withheld;
  return gate::check_folder(all, expected, {[] { return make_pack(with_a_picture(), templates())->pack.front().bytes; }});
}

TEST(WebPack, HasAPageForEachPartAndEachRecordInTheOrderOfThePack) {
  // letter and contents, how to read, notice, certificate, chronology, records, three records, schedule, glossary, complaint, support
  EXPECT_THAT(names(web(with_a_picture())), ElementsAre("index.html", "002.html", "003.html", "004.html", "005.html", "006.html", "007.html", "008.html", "009.html",
                                                        "010.html", "011.html", "012.html", "013.html", "style.css", "picture-0001.png"));
}

TEST(WebPack, OpensWithTheLetterAndLeadsToEveryPart) {
  auto const index = file(web(sample_input()), "index.html");
  EXPECT_THAT(index, AllOf(HasSubstr("<h1>Your information</h1>"), HasSubstr("Dear Zofia Nowak-Bright,"), HasSubstr("<a href=\"002.html\">How to read this pack</a>"),
                           HasSubstr("<a href=\"007.html\">12 May 2010 – Home visit</a>"), HasSubstr("Page 1 of 13")));
}

TEST(WebPack, ListsWhatHappenedWhenYearByYearTheUndatedLast) {
  auto input = sample_input();
  std::swap(input.records[0], input.records[2]);
  input.records[1].record.dated = "";
  auto const page = file(web(input), "005.html");
  EXPECT_THAT(page, testing::ContainsRegex("<h2>2010</h2>[^§]*>12 May 2010 – Home visit [(]Children's social care system[)]</a>[^§]*<h2>2011</h2>[^§]*<h2>No date</h2>[^§]*>Phone call"));
}

TEST(WebPack, SaysInWordsWhatWasRemovedAndWhy) {
  auto const visit = file(web(sample_input()), "007.html");
  EXPECT_THAT(visit, HasSubstr("Visited Zofia at her foster home with <span class=\"removed\">[removed: information about another person] S2P3-16</span>."));
  EXPECT_THAT(visit, HasSubstr("<span class=\"removed\">[removed]</span> said on the phone"));
  EXPECT_THAT(visit, HasSubstr("Removed on this page: passages × 1, S2P3-16 × 1"));
  EXPECT_THAT(visit, Not(HasSubstr("S3P3-11")));
}

TEST(WebPack, ShowsAPictureWithItsWordsAndWhatWasRemovedWhereItStood) {
  auto const files = web(with_a_picture());
  EXPECT_THAT(file(files, "008.html"), HasSubstr("Seen <span class=\"removed\">[removed: information about another person] S2P3-16</span> today.<br>\nBelow</p>"));
  EXPECT_THAT(file(files, "008.html"), HasSubstr("<img src=\"picture-0001.png\" alt=\"Picture of page 1 of 1: 14 May 2010 – Phone call\" width=\"40\" height=\"60\">"));
  EXPECT_TRUE(pdf::read_picture("image/png", file(files, "picture-0001.png")));
}

TEST(WebPack, HoldsNoMarkupThatARecordBrought) {
  auto input = sample_input();
  input.records[1] = note("<script>alert(1)</script>", "", {{redaction::Text{"5 < 6 & \"so\" <b>on</b>"}}});
  EXPECT_THAT(file(web(input), "008.html"), AllOf(HasSubstr("5 &lt; 6 &amp; &quot;so&quot; &lt;b&gt;on&lt;/b&gt;"), HasSubstr("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>")));
}

TEST(WebPack, IsTheSameZipForTheSameCase) {
  auto const input = with_a_picture();
  auto const once = zipped("tb-2026-0417-pack", web(input), input.made_at), again = zipped("tb-2026-0417-pack", web(input), input.made_at);
  EXPECT_EQ(once.name, "tb-2026-0417-pack.zip");
  EXPECT_EQ(once.bytes, again.bytes);
  EXPECT_THAT(once.bytes, HasSubstr("tb-2026-0417-pack/index.html"));
}

TEST(WebPack, RefusesASearchThatHasNotEnded) {
  auto input = sample_input();
  input.searches[0].state = search::SourceState::asked;
  Spool spool;
  EXPECT_EQ(make_web_pack(input, templates(), spool).error().code, "search_not_finished");
  EXPECT_EQ(make_plain_pack(input, templates()).error().code, "search_not_finished");
}

TEST(PlainPack, HoldsThePartsTheRowsAndTheMarksInWords) {
  auto const made = make_plain_pack(with_a_picture(), templates());
  ASSERT_TRUE(made);
  EXPECT_EQ(made->name, "tb-2026-0417-pack.txt");
  EXPECT_THAT(made->bytes, AllOf(HasSubstr("Page 1 of 13\n"), HasSubstr("How to read this pack: Page 2\n"), HasSubstr("with [removed: information about another person] S2P3-16."),
                                 HasSubstr("Seen [removed: information about another person] S2P3-16 today.\nBelow\n"),
                                 HasSubstr("Page: 7\nRecord: 12 May 2010 – Home visit\nCode: Removed under the Data Protection Act 2018, Schedules 2 to 4\nTimes: 1\n")));
}

TEST(FolderGate, PassesWhatWeMake) {
  auto const report = gated(web(with_a_picture()), {"Margaret Okonjo"});
  EXPECT_EQ(report.verdict, gate::Report::Verdict::clean) << gate::to_json(report).dump(1);
  EXPECT_EQ(gated({*make_plain_pack(with_a_picture(), templates())}, {"Margaret Okonjo"}).verdict, gate::Report::Verdict::clean);
}

TEST(FolderGate, FindsAWithheldNameInWordsOverTagsInAttributesAndInNames) {
  auto const class_of = [](PackFile const& planted) {
    auto files = web(with_a_picture());
    std::erase_if(files, [&](auto const& one) { return one.name == planted.name; });
    files.push_back(planted);
    auto const report = gated(files, {"Margaret Okonjo"});
    return report.leaks.empty() ? "clean" : report.leaks.front().leak_class;
  };
  EXPECT_EQ(class_of({"002.html", "<p>Mrs <strong>Marga</strong>ret OKONJO came</p>"}), "live_text");
  EXPECT_EQ(class_of({"002.html", "<p>margaret<br>\nokonjo</p>"}), "live_text");
  EXPECT_EQ(class_of({"002.html", "<p><img src=\"picture-0001.png\" alt=\"Margaret Okonjo\"></p>"}), "live_text");
  EXPECT_EQ(class_of({"margaret-okonjo.html", "<p>x</p>"}), "file_name");
  EXPECT_EQ(class_of({"002.html", "<p>x</p><script>1</script>"}), "script");
  EXPECT_EQ(class_of({"002.html", "<p onclick=\"x\">x</p>"}), "script");
  EXPECT_EQ(class_of({"002.html", "<p><a href=\"https://elsewhere.example/\">x</a></p>"}), "link_address");
  EXPECT_EQ(class_of({"002.html", "<!-- x --><p>x</p>"}), "tag");
  EXPECT_EQ(class_of({"style.css", "body { background: url(https://elsewhere.example/) }"}), "style");
  EXPECT_EQ(class_of({"picture-0001.png", pdf::file_of(*pdf::read_picture("image/png", grey(41, 60).bytes))}), "unseen_picture");
  EXPECT_EQ(class_of({"note.docx", "x"}), "file_name");
}

}  // namespace
}  // namespace rightsdesk::disclosure
