#include "connectors/protocols/tables.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "connectors/asking.h"
#include "connectors/demo_people.h"
#include "connectors/local_room.h"
#include "connectors/protocols/attempt.h"
#include "connectors/registry.h"
#include "reading/fixtures.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::failure_of;
using rightsdesk::connectors::test::keys;
using rightsdesk::connectors::test::LocalRoom;
using rightsdesk::connectors::test::somebody;
using rightsdesk::connectors::test::zoe;
using sources::Limits;
using sources::SourceFailure;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;
using Kind = SourceFailure::Kind;

namespace {

/// A folder of tables and a profile over it, gone at the end.
class Extract {
 public:
  explicit Extract(std::string block) : block_(std::move(block)) {
    std::string pattern = "/tmp/rd-tables-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
    fs::create_directories(path_ + "/connectors/extract");
    fs::create_directories(path_ + "/data");
    std::ofstream(path_ + "/connectors/extract/connector.yaml")
        << "title: The extract\nowner: O\nprotocol: tables\ncategories: [c]\nretention: r\ntested_against: nothing\n"
           "tables:\n"
        << block_;
  }
  ~Extract() { fs::remove_all(path_); }
  Extract(Extract const&) = delete;
  Extract& operator=(Extract const&) = delete;
  void write(std::string const& name, std::string const& bytes) const {
    std::ofstream(path_ + "/data/" + name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string complaints() const {
    auto const all = open_sources(path_ + "/connectors");
    return all ? "" : all.error().text;
  }
  [[nodiscard]] std::unique_ptr<Connector> open(Workroom const& room = {}) const {
    auto all = open_sources(path_ + "/connectors", {{"extract", Endpoint({{"root", path_ + "/data"}})}}, process_environment, room);
    EXPECT_TRUE(all.has_value()) << all.error().text;
    return (*all)->open_connector("extract");
  }

 private:
  std::string block_, path_;
};

constexpr char kPupils[] =
    "  files: [\"*.csv\"]\n  kind: pupil\n  heading: Pupil\n  key: id\n"
    "  columns: {id: id_local, name: full, born: born, post: postcode}\n  mentions: [note]\n  not_held: [N/K]\n"
    "  around: [{role: mother, columns: {mum: full}}]\n";
constexpr char kHead[] = "id,name,born,post,mum,note\n";

}  // namespace

TEST(TablesSource, OffersARecordOnTwoSignsAndNotOnAFirstNameAlone) {
  Extract const extract(kPupils);
  extract.write("a.csv", std::string(kHead) +
                             "1,\"Linden-Okoro, Zoë\",09/03/2004,RM22 5TJ,,\n"  // the subject, day first
                             "2,Zoe Marsh,01/01/1999,SW1A 2AA,,\n"               // a first name
                             "3,Ada Wisniewska,2004-03-09,,,\n"                  // former family name and birthday
                             "4,Zoe Linden-Okoro,2004-09-03,,,\n"                // day and month exchanged
                             "5,Kim Linden,1970-02-02,N/K,,\n");
  auto const answer = extract.open()->search(zoe(), Limits());
  EXPECT_THAT(keys(answer), ElementsAre("1", "4", "3"));
  EXPECT_EQ(to_iso(*answer.candidates[0].described.born), "2004-03-09");
  EXPECT_EQ(answer.candidates[0].kind, "pupil");
  EXPECT_THAT(answer.terms, Contains(HasSubstr("5 rows of 1 table, for two of these together, or a number: Zoë")));
}

TEST(TablesSource, FindsWhoIsOnSomebodyElsesRecordAsMotherOrInItsText) {
  Extract const extract(kPupils);
  extract.write("a.csv", std::string(kHead) +
                             "1,Baby Marsh,2021-01-01,,Zoë Linden-Okoro,\n"
                             "2,Sam Null,2001-01-01,,,\"Lives next to Zoe Linden-Okoro, who called us.\"\n");
  auto const source = extract.open();
  auto const answer = source->search(zoe(), Limits());
  ASSERT_THAT(keys(answer), ElementsAre("1", testing::StartsWith("found:a.csv#")));
  EXPECT_EQ(answer.candidates[0].excerpt, "held there as mother");
  EXPECT_EQ(answer.candidates[1].kind, "note");
  EXPECT_THAT(answer.candidates[1].excerpt, HasSubstr("next to Zoe Linden-Okoro, who"));
  auto const around = source->around(answer.candidates[1].key, Limits());
  ASSERT_EQ(around.size(), 1U);
  EXPECT_EQ(around[0].role, "person whose record it lies on");
  EXPECT_EQ(around[0].described.names.at(0).full, "Sam Null");
}

TEST(TablesSource, WritesOutTheWholeRowAndAGroupOfRowsAsOneItemAFile) {
  Extract const extract(std::string(kPupils) + "  rows: several\n");
  extract.write("a.csv", "id,name,born,post,mum,note,free_meals\n1,Zoe Linden-Okoro,2004-03-09,,Ewa,,yes\n"
                         "2,Sam Null,2001-01-01,,,,no\n1,Zoe Linden-Okoro,2004-03-09,,Ewa,\"two\nlines\",no\n");
  extract.write("b.csv", std::string(kHead) + "1,Zoe Linden-Okoro,2004-03-09,,,later\n");
  auto const source = extract.open();
  auto const answer = source->search(zoe(), Limits());
  ASSERT_THAT(keys(answer), ElementsAre("1"));
  EXPECT_EQ(answer.candidates[0].items, 2U);
  std::vector<sources::CollectedItem> items;
  source->collect("1", Limits(), [&](auto item) { items.push_back(std::move(item)); });
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].original.bytes(),
            "Pupil\n\nId: 1\nName: Zoe Linden-Okoro\nBorn: 2004-03-09\nPost: \nMum: Ewa\nNote: \nFree meals: yes\n"
            "\nId: 1\nName: Zoe Linden-Okoro\nBorn: 2004-03-09\nPost: \nMum: Ewa\nNote: two\nlines\nFree meals: no\n");
  EXPECT_EQ(items[0].provenance.at("lines"), "2, 4");
  EXPECT_EQ(items[1].key, "1@b.csv");
  EXPECT_EQ(source->around("1", Limits()).at(0).described.names.at(0).full, "Ewa");
}

TEST(TablesSource, KnowsARowWithoutAKeyByWhatItSaysNeverByItsPlace) {
  Extract const extract(
      "  files: [a.csv]\n  kind: row\n  heading: Row\n  columns: {name: full, born: born, value: title}\n");
  std::string const row = "Zoe Linden-Okoro,2004-03-09,14\n";
  extract.write("a.csv", "name,born,value\n" + row + row);
  auto const source = extract.open();
  auto const before = keys(source->search(zoe(), Limits()));
  ASSERT_EQ(before.size(), 2U);
  extract.write("a.csv", "name,born,value\nSam Null,2001-01-01,3\n" + row);
  std::string text;
  source->collect(before[0], Limits(), [&](auto const& item) { text = item.original.bytes(); });
  EXPECT_THAT(text, HasSubstr("Name: Zoe Linden-Okoro"));
  EXPECT_EQ(failure_of([&] { source->collect(before[1], Limits(), [](auto const&) {}); }).kind(), Kind::schema_changed);
}

TEST(TablesSource, ReadsJsonLinesStrictly) {
  Extract const extract(
      "  files: [a.jsonl]\n  format: json_lines\n  kind: k\n  heading: H\n  key: /id\n"
      "  columns: {/who/name: full, /who/born: born}\n");
  auto const source = extract.open();
  extract.write("a.jsonl", "{\"id\":7,\"who\":{\"name\":\"Zoe Linden-Okoro\",\"born\":\"2004-03-09\"}}\n\n");
  EXPECT_THAT(keys(source->search(zoe(), Limits())), ElementsAre("7"));
  extract.write("a.jsonl", "{\"id\":7,\"who\":{\"name\":\"Zoe\"}}\n");
  auto const changed = failure_of([&] { source->search(zoe(), Limits()); });
  EXPECT_EQ(changed.kind(), Kind::schema_changed);
  EXPECT_THAT(changed.what(), HasSubstr("line 1 of its table has no column \"/who/born\""));
  extract.write("a.jsonl", "{\"id\":7,\"id\":8,\"who\":{}}\n");
  EXPECT_EQ(failure_of([&] { source->search(zoe(), Limits()); }).kind(), Kind::nonsense);
  extract.write("a.jsonl", "[1]\n");
  EXPECT_EQ(failure_of([&] { source->search(zoe(), Limits()); }).kind(), Kind::nonsense);
}

TEST(TablesSource, SaysWhatIsWrongWithATable) {
  Extract const extract(kPupils);
  auto const source = extract.open();
  auto const failed = [&](std::string const& bytes) {
    extract.write("a.csv", bytes);
    return failure_of([&] { source->search(zoe(), Limits()); });
  };
  EXPECT_EQ(failure_of([&] { source->search(zoe(), Limits()); }).kind(), Kind::unreachable);
  auto const renamed = failed("id,full_name,born,post,mum,note\n");
  EXPECT_EQ(renamed.kind(), Kind::schema_changed);
  EXPECT_STREQ(renamed.what(), "The extract has changed: its table has no column \"name\".");
  EXPECT_THAT(failed("id,name,born,post,mum,note,name\n").what(), HasSubstr("two columns \"name\""));
  EXPECT_THAT(failed(std::string(kHead) + "1,Zoe\n").what(), HasSubstr("line 2 of its table has 2 fields, its heading 6"));
  EXPECT_THAT(failed(std::string(kHead) + "1,\"Zoe,,,,\n").what(), HasSubstr("never closed"));
  EXPECT_THAT(failed(std::string(kHead) + "1,Zoe,,,,\n1,Zoe,,,,\n").what(), HasSubstr("line 3 of its table has a \"id\" that came before"));
  EXPECT_THAT(failed(std::string(kHead) + ",Zoe,,,,\n").what(), HasSubstr("has no \"id\""));
  EXPECT_EQ(failed("").kind(), Kind::nonsense);
}

TEST(TablesSource, RefusesAnEncodingThatWouldGarbleNames) {
  Extract const extract(std::string(kPupils) + "  encoding: utf-8\n");
  auto const source = extract.open();
  extract.write("a.csv", std::string(kHead) + "1,Zo\xEB Linden-Okoro,2004-03-09,,,\n");
  auto const failure = failure_of([&] { source->search(zoe(), Limits()); });
  EXPECT_EQ(failure.kind(), Kind::nonsense);
  EXPECT_THAT(failure.what(), HasSubstr("written in Windows-1252, not in UTF-8"));
  Extract const any(kPupils);
  any.write("a.csv", std::string(kHead) + "1,Zo\xEB Linden-Okoro,2004-03-09,,,\n");
  EXPECT_EQ(any.open()->search(zoe(), Limits()).candidates.at(0).described.names.at(0).full, "Zoë Linden-Okoro");
}

TEST(TablesSource, FindsAwkwardNamesAndNothingWithThem) {
  Extract const extract(kPupils);
  std::string const longest(300, 'q');
  extract.write("a.csv", std::string(kHead) + "1,\"O'Brien, Sinéad\",,,,\n2,Chris Null,,,,\n3,Ng,,,,\n4,🌞 Day,,,,\n5," +
                             longest + " Long,,,,\n6,\"'; DROP TABLE pupils; --\",,,,\n");
  auto const source = extract.open();
  EXPECT_THAT(keys(source->search(somebody("Sinead", "O'Brien"), Limits())), ElementsAre("1"));
  EXPECT_THAT(keys(source->search(somebody("Chris", "Null"), Limits())), ElementsAre("2"));
  EXPECT_THAT(keys(source->search(somebody("", "Ng"), Limits())), ElementsAre("3"));
  EXPECT_THAT(keys(source->search(somebody("🌞", "Day"), Limits())), ElementsAre("4"));
  EXPECT_THAT(keys(source->search(somebody(longest, "Long"), Limits())), ElementsAre("5"));
  EXPECT_THAT(keys(source->search(somebody("'; DROP TABLE", "pupils; --"), Limits())), ElementsAre("6"));
}

TEST(TablesSource, SaysWhatItDidNotLookIntoAndKeepsToItsTimeAndItsSize) {
  Extract const extract(kPupils);
  extract.write("a.csv", std::string(kHead) + "1,Zoe Linden-Okoro,2004-03-09,,,\n2,Zoe Linden-Okoro,2004-03-09,,,\n");
  extract.write("notes.xlsx", "PK");
  auto const source = extract.open();
  EXPECT_THAT(source->search(zoe(), Limits()).terms,
              Contains("1 other files in the folder are none of its tables and were not looked into"));
  Limits one;
  one.candidates = 1;
  EXPECT_TRUE(source->search(zoe(), one).truncated);
  Limits none;
  none.total = std::chrono::milliseconds(0);
  EXPECT_EQ(failure_of([&] { source->search(zoe(), none); }).kind(), Kind::timed_out);
  Limits small;
  small.item_bytes = 10;
  EXPECT_EQ(failure_of([&] { source->collect("1", small, [](auto const&) {}); }).kind(), Kind::too_large);
}

TEST(TablesSource, ThatWasCutShortIsRefusedOrSaysSo) {
  std::string const rows = "1,Zoe Linden-Okoro,2004-03-09,,,\n2,Ada Marsh,1999-01-01,,,came with her mother\n";
  Extract const extract(kPupils);
  auto const ends_with = [&](std::string const& cut) {
    extract.write("a.csv", std::string(kHead) + cut);
    return extract.open();
  };
  auto const row = failure_of([&] { ends_with(rows.substr(0, 44))->search(zoe(), Limits()); });  // "2,Ada Marsh,"
  EXPECT_EQ(row.kind(), Kind::nonsense);
  EXPECT_THAT(row.what(), HasSubstr("line 3 of its table has"));
  EXPECT_EQ(failure_of([&] { ends_with("1,\"Zoe Linden")->search(zoe(), Limits()); }).kind(), Kind::nonsense);
  auto const word = ends_with(rows.substr(0, rows.size() - 8))->search(zoe(), Limits());  // "came with her"
  EXPECT_THAT(keys(word), ElementsAre("1"));
  EXPECT_THAT(word.terms, Contains(HasSubstr("1 of its tables does not end with the end of a line: it may have been cut short")));
  EXPECT_THAT(ends_with(rows)->search(zoe(), Limits()).terms, Not(Contains(HasSubstr("cut short"))));
  EXPECT_THAT(ends_with(rows.substr(0, rows.size() - 8))->check_fields(Limits()), Contains(HasSubstr("may have been cut short")));
}

namespace {

/// A workbook of these sheets: rows of cells, a number written bare, a day as "d" and its serial number.
std::string workbook(std::vector<std::pair<std::string, std::string>> const& sheets) {
  reading::fixtures::Members members;
  std::string list, parts;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    auto const number = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].first + "\" r:id=\"r" + number + "\"/>";
    parts += "<Relationship Id=\"r" + number + "\" Type=\"x/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    members.emplace_back("xl/worksheets/sheet" + number + ".xml", "<worksheet><sheetData>" + sheets[i].second + "</sheetData></worksheet>");
  }
  members.emplace_back("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>" + list + "</sheets></workbook>");
  members.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + parts + "</Relationships>");
  members.emplace_back("xl/sharedStrings.xml", "<sst><si><t>name</t></si><si><t>born</t></si><si><t>note</t></si><si><t>Zoë Linden-Okoro</t></si></sst>");
  members.emplace_back("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
  return reading::fixtures::zip_of(members);
}

constexpr char kSheet[] =
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>"
    "<row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"s\"><v>3</v></c><c r=\"B3\" s=\"1\"><v>38055</v></c></row>"
    "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>Sam Null</t></is></c><c r=\"C4\" t=\"str\"><v>two\nlines</v></c></row>";
constexpr char kWorkbook[] =
    "  files: [\"*.xlsx\"]\n  format: xlsx\n  kind: pupil\n  heading: Pupil\n  columns: {name: full, born: born}\n";

}  // namespace

TEST(TablesSource, ReadsASpreadsheetWithItsHiddenRowsAndItsDays) {
  LocalRoom const local;
  Extract const extract(kWorkbook);
  extract.write("a.xlsx", workbook({{"People", kSheet}, {"Empty", ""}}));
  auto const source = extract.open({RIGHTSDESK_READER});
  auto const answer = source->search(zoe(), Limits());
  ASSERT_EQ(answer.candidates.size(), 1U);
  EXPECT_EQ(to_iso(*answer.candidates[0].described.born), "2004-03-09");
  EXPECT_THAT(answer.terms, Contains(HasSubstr("2 rows of 1 table")));
  std::string text;
  source->collect(answer.candidates[0].key, Limits(), [&](auto const& item) {
    text = item.original.bytes();
    EXPECT_EQ(item.provenance.at("lines"), "3");
  });
  EXPECT_EQ(text, "Pupil\n\nName: Zoë Linden-Okoro\nBorn: 09/03/2004\nNote: \n");
  auto const indexed = extract.open(local.room())->search(zoe(), Limits());
  EXPECT_EQ(keys(indexed), keys(answer));
}

TEST(TablesSource, SaysWhatIsWrongWithASpreadsheet) {
  Extract const extract(kWorkbook);
  auto const failed = [&](std::string const& bytes) {
    extract.write("a.xlsx", bytes);
    return failure_of([&] { extract.open({RIGHTSDESK_READER})->search(zoe(), Limits()); });
  };
  EXPECT_EQ(failed("PK not a workbook").kind(), Kind::nonsense);
  EXPECT_THAT(failed(workbook({{"One", kSheet}, {"Two", kSheet}})).what(), HasSubstr("several sheets with rows"));
  EXPECT_THAT(failed(workbook({{"One", std::string(kSheet) + "<row><c"}})).what(), HasSubstr("cannot be read"));
  EXPECT_THAT(failed(workbook({{"One", ""}})).what(), HasSubstr("is empty, not even a heading"));
  EXPECT_EQ(failed(workbook({{"One", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"}})).kind(), Kind::schema_changed);
  EXPECT_THAT(failed(workbook({{"One", std::string(kSheet) + "<row r=\"5\"><c r=\"E5\"><v>1</v></c></row>"}})).what(),
              HasSubstr("line 5 of its table has 5 fields, its heading 3"));
  Extract const named(std::string(kWorkbook) + "  sheet: Two\n");
  named.write("a.xlsx", workbook({{"One", kSheet}}));
  EXPECT_EQ(failure_of([&] { named.open({RIGHTSDESK_READER})->search(zoe(), Limits()); }).kind(), Kind::schema_changed);
  named.write("a.xlsx", workbook({{"One", kSheet}, {"Two", kSheet}}));
  EXPECT_EQ(named.open({RIGHTSDESK_READER})->search(zoe(), Limits()).candidates.size(), 1U);
}

TEST(TablesProfile, SaysEverythingThatIsWrongWithIt) {
  auto const text = Extract("  files: [people.xlsx, old.xls]\n  sheet: One\n  format: excel\n  separator: x\n  encoding: latin\n  kind: k\n"
                            "  heading: h\n  rows: many\n  columns: {a: hat}\n  around: [{role: r, columns: {b: title}}]\n")
                        .complaints();
  EXPECT_THAT(text, HasSubstr("a spreadsheet needs \"format: xlsx\""));
  EXPECT_THAT(text, HasSubstr("\"format\" is csv, xlsx or json_lines"));
  EXPECT_THAT(text, HasSubstr("an .xls of Excel's old kind is saved as .xlsx or CSV first"));
  EXPECT_THAT(text, HasSubstr("only a workbook (format: xlsx) has a \"sheet\""));
  EXPECT_THAT(text, HasSubstr("\"separator\" is"));
  EXPECT_THAT(text, HasSubstr("\"encoding\" is utf-8 or windows-1252"));
  EXPECT_THAT(text, HasSubstr("\"rows\" of a key are one or several"));
  EXPECT_THAT(text, HasSubstr("\"hat\" is not a meaning known here"));
  EXPECT_THAT(text, HasSubstr("\"title\" is not a field of a person known here"));
}
