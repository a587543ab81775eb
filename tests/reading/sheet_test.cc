#include "reading/sheet.h"

#include <gmock/gmock.h>

#include "reading/fixtures.h"
#include "reading/number_format.h"

namespace rightsdesk::reading {
namespace {

using fixtures::hidden_of;
using fixtures::Members;
using fixtures::must_read;
using fixtures::text_of;
using testing::Contains;
using testing::HasSubstr;

std::string workbook(std::string const& first_sheet, Members const& more = {}) {
  Members members{{"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Register\" r:id=\"r1\"/><sheet name=\"Old\" state=\"hidden\" r:id=\"r2\"/></sheets></workbook>"},
                  {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"x/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"},
                  {"xl/sharedStrings.xml", "<sst><si><t>Zoë</t></si><si><r><t>Tom </t></r><r><t>Ray</t></r><rPh><t>x</t></rPh></si></sst>"},
                  {"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"00000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"},
                  {"xl/worksheets/sheet1.xml", "<worksheet>" + first_sheet + "</worksheet>"},
                  {"xl/worksheets/sheet2.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>secret sheet</t></is></c></row></sheetData></worksheet>"}};
  members.insert(members.end(), more.begin(), more.end());
  return fixtures::zip_of(members);
}

TEST(Sheet, SetsRowsOnLinesWithCellsInTheirColumns) {
  auto const document = must_read(workbook("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"
                                           "<row r=\"2\"><c r=\"A2\"><v>1.1000000000000001</v></c><c r=\"B2\" t=\"b\"><v>1</v></c><c r=\"C2\" t=\"str\"><f>A1</f><v>made</v></c></row></sheetData>"),
                                  "a.xlsx");
  EXPECT_EQ(text_of(document), "Register\nZoë\t\tTom Ray\n1.1\tTRUE\tmade");
  EXPECT_EQ(document.pages.at(0).layout, document::Layout::flow);
}

TEST(Sheet, WritesDatesDayFirstAndKeepsLeadingZeros) {
  EXPECT_EQ(text_of(must_read(workbook("<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>43528</v></c><c r=\"B1\" s=\"2\"><v>43528.604166667</v></c><c r=\"C1\" s=\"3\"><v>420</v></c></row></sheetData>"), "a.xlsx")),
            "Register\n04/03/2019\t04/03/2019 14:30\t00420");
}

TEST(Sheet, ShowsHiddenSheetsRowsAndColumns) {
  auto const document = must_read(workbook("<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>her address</t></is></c></row>"
                                           "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"s\"><v>1</v></c></row></sheetData>"),
                                  "a.xlsx");
  EXPECT_EQ(text_of(document), "Register\nZoë");
  EXPECT_EQ(hidden_of(document, "hidden_column"), "row 1: her address");
  EXPECT_EQ(hidden_of(document, "hidden_row"), "Tom Ray");
  EXPECT_EQ(hidden_of(document, "hidden_sheet"), "secret sheet");
  EXPECT_EQ(document.hidden.at(0).where, "sheet Register, row 2");
}

TEST(Sheet, ShowsCommentsAndWhatAPivotTableKept) {
  auto const document = must_read(workbook("<sheetData/>", {{"xl/worksheets/_rels/sheet1.xml.rels", "<Relationships><Relationship Id=\"c\" Type=\"x/comments\" Target=\"../comments1.xml\"/></Relationships>"},
                                                            {"xl/comments1.xml", "<comments><commentList><comment ref=\"B3\"><text><r><t>ask gran</t></r></text></comment></commentList></comments>"},
                                                            {"xl/pivotCache/pivotCacheDefinition1.xml", "<d><sharedItems><s v=\"Kofi Mensah\"/></sharedItems></d>"}}),
                                  "a.xlsx");
  EXPECT_EQ(hidden_of(document, "comment"), "ask gran");
  EXPECT_EQ(hidden_of(document, "pivot_cache"), "Kofi Mensah");
  EXPECT_THAT(document.warnings, Contains(HasSubstr("pivot")));
}

TEST(Sheet, SurvivesNonsenseInItsCells) {
  EXPECT_EQ(text_of(must_read(workbook("<sheetData><row><c t=\"s\"><v>99</v></c><c r=\"ZZZZZZZZ1\" t=\"s\"><v>-1</v></c><c s=\"777\"><v>abc</v></c></row></sheetData>"), "a.xlsx")), "Register\n\t\tabc");
}

TEST(Sheet, WithoutSheetsIsDamaged) {
  EXPECT_EQ(fixtures::outcome(fixtures::zip_of({{"xl/workbook.xml", "<workbook/>"}}), "a.xlsx"), "damaged");
}

TEST(NumberKind, IsReadFromTheFormatCode) {
  EXPECT_EQ(number_kind(0, "dd/mm/yyyy"), NumberKind::date);
  EXPECT_EQ(number_kind(0, "[$-809]d mmmm yyyy;@"), NumberKind::date);
  EXPECT_EQ(number_kind(0, "hh:mm"), NumberKind::time);
  EXPECT_EQ(number_kind(0, "dd/mm/yy hh:mm"), NumberKind::date_and_time);
  EXPECT_EQ(number_kind(0, "0.00\" days\""), NumberKind::plain);
  EXPECT_EQ(number_kind(0, "[Red]0"), NumberKind::plain);
  EXPECT_EQ(number_kind(0, "General"), NumberKind::plain);
}

TEST(ShownNumber, CountsDaysAsExcelDoes) {
  EXPECT_EQ(shown_number("1", NumberKind::date, false, 0), "01/01/1900");
  EXPECT_EQ(shown_number("61", NumberKind::date, false, 0), "01/03/1900");
  EXPECT_EQ(shown_number("0", NumberKind::date, true, 0), "01/01/1904");
  EXPECT_EQ(shown_number("1e300", NumberKind::date, false, 0).substr(0, 3), "100");
  EXPECT_EQ(shown_number("7700900123", NumberKind::plain, false, 11), "07700900123");
}

}  // namespace
}  // namespace rightsdesk::reading
