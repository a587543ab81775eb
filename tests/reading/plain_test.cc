#include "reading/plain.h"

#include <gmock/gmock.h>

#include "reading/draft.h"
#include "reading/fixtures.h"

namespace rightsdesk::reading {
namespace {

using fixtures::must_read;
using fixtures::outcome;
using fixtures::text_of;

TEST(PlainText, IsOneFlowPage) {
  auto const document = must_read("Zoë Okafor visited.\r\nAll well.", "note.txt");
  EXPECT_EQ(text_of(document), "Zoë Okafor visited.\nAll well.");
  EXPECT_EQ(document.media_type, "text/plain");
  EXPECT_EQ(document.pages.at(0).layout, document::Layout::flow);
  EXPECT_TRUE(document.pages.at(0).words.empty());
}

TEST(PlainText, StartsANewPageAtAFormFeed) {
  auto const document = must_read("one\ftwo", "note.txt");
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_EQ(document.pages[1].text, "two");
  EXPECT_EQ(document.pages[1].number, 2);
}

TEST(PlainText, CutsAVeryLongTextAtLineEnds) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "Line number " + std::to_string(i) + " of the chronology\n";
  auto const document = must_read(text, "chronology.txt");
  EXPECT_GT(document.pages.size(), 2U);
  std::string joined;
  for (auto const& page : document.pages) joined += page.text + "\n";
  EXPECT_EQ(joined, text);
}

TEST(PlainText, NeedsNoChild) {
  Options options;
  options.reader = "/no/such/program";
  EXPECT_TRUE(read("a note", "note.txt", options).has_value());
}

TEST(PlainText, IsRefusedWhenThereIsNothingToRead) {
  EXPECT_EQ(outcome("", "note.txt"), "empty");
  EXPECT_EQ(outcome(" \r\n\t\n", "note.txt"), "empty");
}

TEST(PlainText, WarnsOfAGuessedEncoding) {
  EXPECT_THAT(must_read("Zo\xEB", "note.txt").warnings, testing::ElementsAre(testing::HasSubstr("windows-1252")));
}

TEST(Csv, BecomesRowsDividedByTabs) {
  auto const text = text_of(must_read("Name,Note\r\n\"Okafor, Zoë\",\"said \"\"no\"\"\nand left\"\r\n", "register.csv"));
  EXPECT_EQ(text, "Name\tNote\nOkafor, Zoë\tsaid \"no\" and left");
}

TEST(Csv, FindsItsSeparator) { EXPECT_EQ(text_of(must_read("a;b;c\n1,5;2;3\n", "x.csv")), "a\tb\tc\n1,5\t2\t3"); }

TEST(JsonText, ShowsEscapedLettersAsLetters) {
  EXPECT_EQ(text_of(must_read("{\"name\":\"Zo\\u00eb\",\"age\":9}", "x.json")), "{\n  \"age\": 9,\n  \"name\": \"Zoë\"\n}");
}

TEST(JsonText, IsShownAsItStandsWhenUnsound) {
  auto const document = must_read("{\"name\": }", "x.json");
  EXPECT_EQ(text_of(document), "{\"name\": }");
  EXPECT_THAT(document.warnings, testing::ElementsAre(testing::HasSubstr("not sound JSON")));
}

TEST(JsonText, SurvivesDeepNesting) {
  auto const deep = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_EQ(outcome(deep, "x.json"), "read");
}

TEST(ShownName, HoldsNoFolderAndNoTrick) {
  EXPECT_EQ(shown_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(shown_name("C:\\temp\\letter.doc"), "letter.doc");
  EXPECT_EQ(shown_name("letter\xE2\x80\xAE" "fdp.exe"), "letterfdp.exe");
  EXPECT_EQ(shown_name("a\r\nb\0c"), "ab");
  EXPECT_EQ(shown_name(".."), "unnamed");
  EXPECT_EQ(shown_name(std::string(5000, 'x')).size(), 200U);
}

TEST(Unknown, IsRefusedWithAReason) {
  EXPECT_EQ(outcome("\x01\x02\x03\x04\x05\x06\x07\x0E", "letter.pdf"), "unsupported");
  EXPECT_EQ(outcome("\x7F" "ELF\x02\x01\x01", "letter.pdf"), "unsupported");
}

}  // namespace
}  // namespace rightsdesk::reading
