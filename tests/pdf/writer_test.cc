#include "pdf/writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/result.h"
#include "outside.h"

namespace rightsdesk::pdf {
namespace {

using testing::HasSubstr;
using testing::Not;

Settings settings(std::string title = "A title <&> more") {
  Settings made;
  made.title = std::move(title);
  made.dated = parse_instant("2026-11-21T10:00:00Z").value();
  made.footer_left = "REF-1";
  return made;
}

std::string sample_table(Writer& writer) {
  Table table{{2, 1, 3}, {"System", "Found", "Notes"}, {}};
  for (int i = 0; i < 60; ++i) {
    table.rows.push_back({{plain("Row " + std::to_string(i))}, {plain("3")}, {plain("Some words that are long enough to go over two lines of the cell")}});
  }
  writer.table(table);
  return "Row 59";
}

Made sample() {
  Writer writer(settings());
  writer.stamps([](Tally const& tally) { return tally.empty() ? std::string{} : "Stamp words"; });
  Anchor const far = writer.anchor();
  writer.heading(1, "Contents");
  writer.contents("Contents", {{"The far part", far, 1}});
  writer.running("Running words");
  writer.heading(2, "Second");
  writer.paragraph({Words{"Seen with "}, Bar{"S2P3-16", "[removed: information about another person]", "S2P3-16"}, Words{" at home."}});
  writer.bullets({plain("First item"), plain("Łukasz, Țîrlea, Nguyễn, Ελένη, Щукина")});
  sample_table(writer);
  writer.page_break();
  writer.heading(1, "Far part", far);
  writer.pairs({{"Name", plain("Value of it")}});
  return writer.finish();
}

TEST(Writer, GivesTheSameBytesForTheSameCalls) { EXPECT_EQ(sample().bytes, sample().bytes); }

TEST(Writer, WritesAFileThatQpdfFindsNothingWrongWith) {
  std::string const path = file_in_tmp("sample.pdf", sample().bytes);
  EXPECT_THAT(said_by("qpdf --check " + path), HasSubstr("No syntax or stream encoding errors found"));
}

TEST(Writer, SetsTextThatCanBeReadBackInEveryAlphabet) {
  std::string const path = file_in_tmp("sample.pdf", sample().bytes);
  std::string const text = said_by("pdftotext -layout " + path + " -");
  EXPECT_THAT(text, HasSubstr("Łukasz, Țîrlea, Nguyễn, Ελένη, Щукина"));
  EXPECT_THAT(text, HasSubstr("Row 59"));
  EXPECT_THAT(text, HasSubstr("Stamp words"));
  EXPECT_THAT(text, Not(HasSubstr("Syntax")));
}

TEST(Writer, NumbersEveryPageAndFillsTheContents) {
  Made const made = sample();
  ASSERT_EQ(made.pages, 5);
  std::string const path = file_in_tmp("sample.pdf", made.bytes);
  for (int page = 1; page <= made.pages; ++page) {
    std::string const n = std::to_string(page);
    EXPECT_THAT(said_by("pdftotext -f " + n + " -l " + n + " " + path + " -"), HasSubstr("Page " + n + " of 5"));
  }
  EXPECT_EQ(made.anchors.at(0), 5);
  EXPECT_THAT(said_by("pdftotext -layout -l 1 " + path + " -"), testing::ContainsRegex("The far part +5\n"));
}

TEST(Writer, TagsHeadingsTablesAndBars) {
  std::string const path = file_in_tmp("sample.pdf", sample().bytes);
  std::string const tree = said_by("pdfinfo -struct-text " + path);
  EXPECT_THAT(tree, HasSubstr("H1 (block)"));
  EXPECT_THAT(tree, HasSubstr("/Scope /Column"));
  EXPECT_THAT(tree, HasSubstr("LBody"));
  EXPECT_THAT(tree, HasSubstr("TOCI"));
  EXPECT_THAT(tree, HasSubstr("Link (inline)"));
  EXPECT_THAT(tree, Not(HasSubstr("Syntax Error")));
  EXPECT_THAT(said_by("pdftotext " + path + " -"), HasSubstr("[removed: information about another person]"));
}

TEST(Writer, SaysTitleLanguageAndOnlyTheGivenDate) {
  std::string const path = file_in_tmp("sample.pdf", sample().bytes);
  std::string const facts = said_by("TZ=UTC pdfinfo " + path);
  EXPECT_THAT(facts, HasSubstr("Title:           A title <&> more"));
  EXPECT_THAT(facts, HasSubstr("Sat Nov 21 10:00:00 2026"));
  EXPECT_THAT(facts, HasSubstr("Tagged:          yes"));
  EXPECT_THAT(facts, Not(HasSubstr("ModDate")));
  std::string const meta = said_by("pdfinfo -meta " + path);
  EXPECT_THAT(meta, HasSubstr("A title &lt;&amp;&gt; more"));
  EXPECT_THAT(said_by("qpdf --qdf --object-streams=disable " + path + " - | grep -a -c 'Haru'"), HasSubstr("0"));
}

long ink_of(std::string const& letter) {
  Settings big = settings();
  big.body = 200;
  big.footer_left = "";
  Writer writer(big);
  writer.paragraph(plain(letter));
  std::string const path = file_in_tmp("letter.pdf", writer.finish().bytes);
  said_by("pdftoppm -r 36 -gray -singlefile -y 30 -H 250 " + path + " " + path);
  std::string const pgm = said_by("cat " + path + ".pgm");
  long ink = 0;
  for (std::size_t i = 20; i < pgm.size(); ++i) ink += 255 - static_cast<unsigned char>(pgm[i]);
  return ink;
}

TEST(Writer, KeepsBothAccentsOfALetterThatIsMadeOfParts) {
  long const bare = ink_of("e"), one = ink_of("\xC3\xAA"), two = ink_of("\xE1\xBB\x85");
  EXPECT_GT(one, bare * 115 / 100);
  EXPECT_GT(two, one * 110 / 100);
  EXPECT_GT(ink_of("\xC7\x98"), ink_of("u") * 125 / 100);
  EXPECT_GT(ink_of("\xC8\x99"), ink_of("s") * 105 / 100);
}

TEST(Writer, CountsBarsByPage) {
  Writer writer(settings());
  writer.paragraph({Bar{"A", "removed", "k"}, Bar{"A", "removed", "k"}});
  writer.page_break();
  writer.paragraph({Bar{"", "removed", "other"}});
  ASSERT_EQ(writer.tally().size(), 2U);
  EXPECT_EQ(writer.tally()[0].at("k"), 2);
  EXPECT_EQ(writer.tally()[1].at("other"), 1);
}

TEST(Writer, ReportsACharacterNoFontHas) {
  Writer writer(settings());
  writer.paragraph(plain("A \xEE\x80\x80 sign"));
  Made const made = writer.finish();
  ASSERT_EQ(made.missing.size(), 1U);
  EXPECT_EQ(made.missing.begin()->first, char32_t{0xE000});
}

TEST(Writer, LocksWithAes256WhenAskedTo) {
  Settings locked = settings();
  locked.password = "correct horse";
  Writer writer(locked);
  writer.paragraph(plain("Behind the lock"));
  std::string const path = file_in_tmp("locked.pdf", writer.finish().bytes);
  EXPECT_THAT(said_by("pdftotext " + path + " -"), HasSubstr("Incorrect password"));
  EXPECT_THAT(said_by("pdftotext -upw 'correct horse' " + path + " -"), HasSubstr("Behind the lock"));
  EXPECT_THAT(said_by("qpdf --show-encryption --password='correct horse' " + path), HasSubstr("AESv3"));
}

TEST(Writer, LaysFoundButUnseenWordsUnderAPicture) {
  std::string const page = file_in_tmp("seen.pdf", sample().bytes);
  said_by("pdftoppm -r 40 -gray -png -singlefile -l 1 " + page + " " + page);
  std::string const png = said_by("cat " + page + ".png");
  auto const picture = read_picture("image/png", png);
  ASSERT_TRUE(picture);
  Writer writer(settings());
  auto const standing = writer.sheet({*picture, 595, 842, {{"Hearthstone", {100, 700, 90, 12}}},
                                      {{{"S2P3-16", "[removed]", "S2P3-16"}, {200, 500, 75, 14}}}, "Page 1 of a form"});
  EXPECT_EQ(standing.page, 1);
  ASSERT_EQ(standing.bars.size(), 1U);
  EXPECT_NEAR(standing.bars[0].width / standing.picture.width, 75.0 / 595, 1e-6);
  std::string const path = file_in_tmp("sheet.pdf", writer.finish().bytes);
  EXPECT_THAT(said_by("pdftotext " + path + " -"), HasSubstr("Hearthstone"));
  EXPECT_THAT(said_by("pdfimages -list " + path), HasSubstr("gray"));
  EXPECT_THAT(said_by("pdfinfo -struct " + path), HasSubstr("Figure"));
  EXPECT_THAT(said_by("qpdf --check " + path), HasSubstr("No syntax or stream encoding errors found"));
}

TEST(Writer, RefusesAContentsEntryThatLeadsNowhere) {
  Writer writer(settings());
  writer.contents("Contents", {{"Nowhere", writer.anchor(), 1}});
  EXPECT_THROW(writer.finish(), Bug);
}

TEST(Writer, SaysWhichFontIsNotInstalled) {
  Settings none = settings();
  none.font_folder = "/nowhere";
  Writer writer(none);
  EXPECT_THROW(writer.paragraph(plain("x")), Fault);
}

}  // namespace
}  // namespace rightsdesk::pdf
