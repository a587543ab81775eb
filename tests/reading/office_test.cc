#include <gmock/gmock.h>

#include "reading/fixtures.h"
#include "reading/old_office.h"
#include "reading/open_document.h"
#include "reading/rich_text.h"
#include "reading/slides.h"

namespace rightsdesk::reading {
namespace {

using fixtures::compound_of;
using fixtures::hidden_of;
using fixtures::little;
using fixtures::Members;
using fixtures::must_read;
using fixtures::outcome;
using fixtures::text_of;
using fixtures::utf16;
using testing::Contains;
using testing::HasSubstr;

TEST(RichText, ReadsParagraphsTablesAndLetters) {
  auto const document = must_read("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset238 Arial CE;}}{\\colortbl;\\red0;}"
                                  "{\\info{\\title Plan}{\\author J Ray}}\\f0 Zo\\'eb \\u322\\'3fuk {\\f1\\'b3}\\par\\trowd Name\\cell Age\\cell\\row\n\\ldblquote ok\\rdblquote}",
                                  "a.rtf");
  EXPECT_EQ(text_of(document), "Zoë łuk ł\nName\tAge\n“ok”");
  EXPECT_EQ(document.title, "Plan");
  EXPECT_EQ(document.author, "J Ray");
}

TEST(RichText, ShowsWhatIsHiddenDeletedOrCommented) {
  auto const document = must_read("{\\rtf1 seen {\\v her real father}{\\deleted not }{\\*\\annotation ask gran}{\\field{\\*\\fldinst HYPERLINK \"mailto:x@example.org\"}{\\fldrslt mail}}}", "a.rtf");
  EXPECT_EQ(text_of(document), "seen mail");
  EXPECT_EQ(hidden_of(document, "hidden_text"), "her real father");
  EXPECT_EQ(hidden_of(document, "tracked_deletion"), "not");
  EXPECT_EQ(hidden_of(document, "comment"), "ask gran");
  EXPECT_THAT(hidden_of(document, "link"), HasSubstr("mailto:x@example.org"));
}

TEST(RichText, OpensNoObject) {
  auto const document = must_read("{\\rtf1 a{\\object\\objemb{\\*\\objdata 0105000002}}{\\pict\\bin4 }}}}}b}", "a.rtf");
  EXPECT_EQ(text_of(document), "ab");
  EXPECT_THAT(document.warnings, Contains(HasSubstr("not opened")));
}

TEST(RichText, SurvivesNonsense) {
  EXPECT_EQ(outcome("{\\rtf1" + std::string(100'000, '{') + "deep", "a.rtf"), "read");
  EXPECT_EQ(outcome("{\\rtf1 \\bin99999999999 x", "a.rtf"), "read");
  EXPECT_EQ(outcome("{\\rtf1 \\u", "a.rtf"), "read");
  EXPECT_EQ(outcome("{\\rtf1" + std::string(300'000, '{'), "a.rtf"), "damaged");
}

std::string open_document(std::string const& kind, std::string const& body, Members const& more = {}) {
  Members members{{"mimetype", "application/vnd.oasis.opendocument." + kind},
                  {"META-INF/manifest.xml", "<manifest/>"},
                  {"content.xml", "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\" xmlns:xlink=\"x\">" + body + "</office:document-content>"}};
  members.insert(members.end(), more.begin(), more.end());
  return fixtures::zip_of(members);
}

TEST(OpenDocument, ReadsTextTablesAndSpaces) {
  auto const document = must_read(open_document("text", "<text:h>Visit</text:h><text:p>Zoë<text:s text:c=\"2\"/>is<text:tab/>well</text:p><table:table><table:table-row><table:table-cell><text:p>a</text:p>"
                                                        "<text:p>b</text:p></table:table-cell><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>",
                                                {{"meta.xml", "<m xmlns:dc=\"d\"><dc:title>Plan</dc:title></m>"}}),
                                  "a.odt");
  EXPECT_EQ(document.pages.at(0).text, "Visit\nZoë  is\twell\na b\tc");
  EXPECT_EQ(document.title, "Plan");
}

TEST(OpenDocument, ShowsCommentsDeletionsAndHiddenSheets) {
  auto const text = must_read(open_document("text", "<text:tracked-changes><text:deletion><text:p>not safe</text:p></text:deletion></text:tracked-changes><text:p>She is<office:annotation><text:p>ask gran</text:p></office:annotation> well</text:p>"), "a.odt");
  EXPECT_EQ(text_of(text), "She is well");
  EXPECT_EQ(hidden_of(text, "tracked_deletion"), "not safe");
  EXPECT_EQ(hidden_of(text, "comment"), "ask gran");
  auto const cell = [](std::string const& words) { return "<table:table-row><table:table-cell><text:p>" + words + "</text:p></table:table-cell></table:table-row>"; };
  auto const sheet = must_read(open_document("spreadsheet", "<style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style><table:table table:name=\"A\">" + cell("seen") +
                                                                "<table:table-row table:visibility=\"collapse\"><table:table-cell><text:p>row</text:p></table:table-cell></table:table-row></table:table>"
                                                                "<table:table table:name=\"B\" table:style-name=\"h\">" + cell("secret") + "</table:table>"),
                               "a.ods");
  EXPECT_EQ(text_of(sheet), "A\nseen");
  EXPECT_EQ(hidden_of(sheet, "hidden_sheet"), "secret");
  EXPECT_EQ(hidden_of(sheet, "hidden_row"), "row");
}

TEST(OpenDocument, NeedsAPasswordWhenLocked) {
  EXPECT_EQ(outcome(fixtures::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "\x12\x34"}, {"META-INF/manifest.xml", "<m><encryption-data/></m>"}}), "a.odt"), "needs_password");
}

TEST(Slides, AreAPageEachWithNotesAndHiddenOnes) {
  auto const slide = [](std::string const& words, std::string const& how = "") { return "<p:sld xmlns:p=\"p\" xmlns:a=\"a\" " + how + "><a:p><a:r><a:t>" + words + "</a:t></a:r></a:p></p:sld>"; };
  auto const document = must_read(fixtures::zip_of({{"ppt/presentation.xml", "<p xmlns:r=\"r\"><sldIdLst><sldId id=\"256\" r:id=\"r2\"/><sldId id=\"257\" r:id=\"r1\"/><sldId id=\"258\" r:id=\"r3\"/></sldIdLst></p>"},
                                                    {"ppt/_rels/presentation.xml.rels", "<R><Relationship Id=\"r1\" Type=\"x/slide\" Target=\"slides/slide1.xml\"/><Relationship Id=\"r2\" Type=\"x/slide\" Target=\"slides/slide2.xml\"/>"
                                                                                        "<Relationship Id=\"r3\" Type=\"x/slide\" Target=\"slides/slide3.xml\"/></R>"},
                                                    {"ppt/slides/slide1.xml", slide("second")},
                                                    {"ppt/slides/slide2.xml", slide("first")},
                                                    {"ppt/slides/slide3.xml", slide("kept back", "show=\"0\"")},
                                                    {"ppt/slides/_rels/slide2.xml.rels", "<R><Relationship Id=\"n\" Type=\"x/notesSlide\" Target=\"../notesSlides/notesSlide1.xml\"/></R>"},
                                                    {"ppt/notesSlides/notesSlide1.xml", slide("say her name")}}),
                                  "a.pptx");
  EXPECT_EQ(text_of(document), "first\fsecond");
  EXPECT_EQ(hidden_of(document, "hidden_slide"), "kept back");
  EXPECT_EQ(hidden_of(document, "notes"), "say her name");
}

/// A Word 97 file with two pieces, the second in UTF-16, and one comment.
std::string old_word(unsigned flags) {
  std::string const narrow = "Zo\xEB is\r", wide = utf16("well — Łuk\rask gran\r");
  std::string main(2048, '\0');
  main.replace(0, 2, little(0xA5EC, 2));
  main.replace(10, 2, little(flags, 2));
  main.replace(0x4C, 4, little(7 + 11, 4));
  main.replace(0x4C + 16, 4, little(9, 4));
  main.replace(0x01A2, 4, little(0, 4));
  main.replace(1024, narrow.size(), narrow);
  main.replace(1536, wide.size(), wide);
  main.resize(5000, '\0');
  auto const plan = little(0, 4) + little(7, 4) + little(27, 4) + std::string(2, '\0') + little(1024 * 2 | 0x40000000U, 4) + std::string(2, '\0') + std::string(2, '\0') + little(1536, 4) + std::string(2, '\0');
  auto const table = "\x02" + little(plan.size(), 4) + plan;
  main.replace(0x01A6, 4, little(table.size(), 4));
  return compound_of({{"WordDocument", main}, {"1Table", table}});
}

TEST(OldWord, ReadsTextFromItsPieces) {
  auto const document = must_read(old_word(0x0200), "a.doc");
  EXPECT_EQ(text_of(document), "Zoë is\nwell — Łuk");
  EXPECT_EQ(hidden_of(document, "comment"), "ask gran");
}

TEST(OldWord, NeedsAPasswordWhenLocked) { EXPECT_EQ(outcome(old_word(0x0300), "a.doc"), "needs_password"); }

std::string record(unsigned type, std::string const& bytes) { return little(type, 2) + little(bytes.size(), 2) + bytes; }

std::string old_book(std::string const& globals, std::string const& cells) {
  auto const begin = record(0x809, little(0x0600, 2) + little(5, 2) + std::string(12, '\0'));
  auto const sheet_record = [](std::size_t at) { return record(0x85, little(at, 4) + little(0, 2) + little(5, 1) + little(0, 1) + "Names"); };
  auto const end = record(0x0A, "");
  auto const length = (begin + globals + sheet_record(0) + end).size();
  auto stream = begin + globals + sheet_record(length) + end + begin + cells + end;
  stream.resize(std::max<std::size_t>(stream.size(), 4096), '\0');
  return compound_of({{"Workbook", stream}});
}

TEST(OldSheet, ReadsStringsThatRunOnNumbersAndDates) {
  auto const strings = record(0xFC, little(2, 4) + little(2, 4) + little(3, 2) + little(0, 1) + "Zoe" + little(6, 2) + little(0, 1) + "Tom") + record(0x3C, little(1, 1) + utf16(" Łu"));
  auto const styles = record(0xE0, std::string(20, '\0')) + record(0xE0, little(0, 2) + little(14, 2) + std::string(16, '\0'));
  auto const at = [](unsigned row, unsigned column, unsigned style) { return little(row, 2) + little(column, 2) + little(style, 2); };
  auto const cells = record(0xFD, at(0, 0, 0) + little(0, 4)) + record(0xFD, at(0, 2, 0) + little(1, 4)) + record(0x27E, at(1, 0, 1) + little(43528U << 2U | 2U, 4)) +
                     record(0xBD, at(1, 1, 0).substr(0, 4) + little(0, 2) + little(7U << 2U | 2U, 4) + little(0, 2) + little(250U << 2U | 3U, 4) + little(2, 2));
  EXPECT_EQ(text_of(must_read(old_book(strings + styles, cells), "a.xls")), "Names\nZoe\t\tTom Łu\n04/03/2019\t7\t2.5");
}

TEST(OldSheet, NeedsAPasswordWhenLocked) { EXPECT_EQ(outcome(old_book(record(0x2F, "xxxx"), ""), "a.xls"), "needs_password"); }

TEST(OldSlides, GiveAllTheirText) {
  auto const atoms = little(0, 2) + little(0x0FA0, 2) + little(utf16("Zoë").size(), 4) + utf16("Zoë") + little(0, 2) + little(0x0FA8, 2) + little(4, 4) + "gran";
  auto const stream = little(0xF, 2) + little(0x03EE, 2) + little(atoms.size(), 4) + atoms;
  EXPECT_EQ(text_of(must_read(compound_of({{"PowerPoint Document", stream}}), "a.ppt")), "Zoë\ngran");
}

TEST(Xml, IsSetOutByItsElements) {
  EXPECT_EQ(text_of(must_read("<?xml version=\"1.0\"?><person id=\"7\"><name>Zoë</name><note>two\n lines</note></person>", "a.xml")), "person: id=7\n  name: Zoë\n  note: two lines");
}

}  // namespace
}  // namespace rightsdesk::reading
