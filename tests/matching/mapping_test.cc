#include "matching/mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/text.h"
#include "matching/files.h"

namespace rightsdesk::matching {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

/// One row under a heading, read by a mapping.
PersonRow row_of(std::string const& yaml, std::vector<std::string> const& heading, std::vector<std::string> const& cells) {
  Folder const folder("mapping");
  auto mapping = mapping_from_yaml(folder.write("m.yaml", yaml));
  if (!mapping) throw Bug(mapping.error().text);
  auto reader = RowReader::bind(std::move(*mapping), heading, "people.csv");
  if (!reader) throw Bug(reader.error().text);
  return reader->read(cells).value();
}

std::string mistakes_in(std::string const& yaml) {
  Folder const folder("mistakes");
  auto const mapping = mapping_from_yaml(folder.write("m.yaml", yaml));
  return mapping ? "none" : mapping.error().text;
}

std::string names_in(PersonRow const& row) {
  std::string out;
  for (auto const& name : row.described.names)
    out += name.given + '/' + name.family + (name.kind == person::Name::Kind::former ? " former; " : "; ");
  return out;
}

TEST(Mapping, ReadsPartsOfAPersonFromSeveralColumns) {
  auto const row = row_of(
      "id: Ref\nnames:\n  - {given: [First, Middle], family: Last}\n  - {family: Maiden, kind: former}\nborn: [D, M, Y]\n"
      "sex: S\nfemale: [\"2\"]\nmale: [\"1\"]\naddresses:\n  - {lines: [L1, L2], postcode: PC, from: Since}\nphones: [T1, T2]\n"
      "emails: Mail\nnhs_number: NHS\nnumbers: {tenancy: Ten}\n",
      {"Ref", "First", "Middle", "Last", "Maiden", "D", "M", "Y", "S", "L1", "L2", "PC", "Since", "T1", "T2", "Mail", "NHS", "Ten"},
      {"7", "Zofia", "Anna", "Ward", "Nowak", "12", "3", "2009", "2", "Flat 2", "14 High St", "IG11 7LU", "01/02/2020", "020 7946 0000",
       "07700 900123; 07700 900124", "z@mail.example", "943 476 5919", "T9"});
  EXPECT_EQ(row.key, "7");
  EXPECT_EQ(names_in(row), "Zofia Anna/Ward; /Nowak former; ");
  EXPECT_EQ(row.described.born_as_written, "12/3/2009");
  EXPECT_EQ(row.described.sex, "female");
  ASSERT_THAT(row.described.addresses, SizeIs(1));
  EXPECT_EQ(row.described.addresses[0].text, "Flat 2, 14 High St");
  EXPECT_EQ(to_iso(*row.described.addresses[0].from), "2020-02-01");
  EXPECT_THAT(row.described.phones, ElementsAre("020 7946 0000", "07700 900123", "07700 900124"));
  EXPECT_THAT(row.described.identifiers, ElementsAre(person::Identifier{"nhs_number", "943 476 5919"}, person::Identifier{"tenancy", "T9"}));
}

TEST(Mapping, ReadsWholeNamesAndManyInOneCell) {
  auto const read = [](std::string const& more, std::string const& cell) {
    return names_in(row_of("id: I\nnames:\n  - {whole: N" + more + "}\n", {"I", "N"}, {"1", cell}));
  };
  EXPECT_EQ(read("", "WARD, Zofia Anna"), "Zofia Anna/WARD; ");
  EXPECT_EQ(read("", "MR J WARD & MRS Z WARD"), "J/WARD; Z/WARD; ");
  EXPECT_EQ(read("", "Baby of Maria Kowalska"), "/Kowalska; ");
  EXPECT_EQ(read(", order: family_first", "Chen Xiaoming"), "Xiaoming/Chen; ");
  EXPECT_EQ(read(", kind: former, between: \"|\"", "Zofia Nowak|Zofia Lis"), "Zofia/Nowak former; Zofia/Lis former; ");
}

TEST(Mapping, TakesABabyForNoForename) {
  auto const read = [](std::string const& given) {
    return names_in(row_of("id: I\nnames:\n  - {given: G, family: F}\n", {"I", "G", "F"}, {"1", given, "Ward"}));
  };
  EXPECT_EQ(read("Baby of Maria"), "/Ward; ");
  EXPECT_EQ(read("BABY BOY"), "/Ward; ");
  EXPECT_EQ(read("Twin 2"), "/Ward; ");
  EXPECT_EQ(read("Babajide"), "Babajide/Ward; ");
}

TEST(Mapping, ReadsDaysAsTheSystemWritesThem) {
  auto const read = [](std::string const& form, std::string const& cell) {
    return row_of("id: I\nborn: B\ndates: " + form + "\n", {"I", "B"}, {"1", cell}).described.born_as_written;
  };
  EXPECT_EQ(read("day_first", "2009-03-12T00:00:00"), "2009-03-12");
  EXPECT_EQ(read("day_first", "12/03/2009 00:00"), "12/03/2009");
  EXPECT_EQ(read("month_first", "03/12/2009"), "12/03/2009");
  // A spreadsheet's 39884 is 12 March 2009.
  EXPECT_EQ(read("days_of_1900", "39884"), "2009-03-12");
}

TEST(Mapping, ReadsAddressesOfOneCell) {
  auto const row = row_of("id: I\naddresses:\n  - {lines: A, between: \"; \"}\n", {"I", "A"},
                          {"1", "14 High St, Barking IG11 7LU; 3 Mill Lane, M1 1AE"});
  ASSERT_THAT(row.described.addresses, SizeIs(2));
  EXPECT_EQ(row.described.addresses[1].text, "3 Mill Lane, M1 1AE");
}

TEST(Mapping, HoldsNothingWhereTheSystemSaysSo) {
  auto const row = row_of("id: I\nnot_held: [\"NULL\", n/k]\nborn: B\nphones: P\n", {"I", "B", "P"}, {"1", "Null", "N/K"});
  EXPECT_EQ(row.described.born_as_written, "");
  EXPECT_TRUE(row.described.phones.empty());
}

TEST(Mapping, ReadsThoseAroundAPersonAndWhenTheRecordBegan) {
  auto const row = row_of("id: I\nhousehold: H\nadult_since: Since\nrelated:\n  - {role: mother, whole: Mum, born: MumBorn}\n",
                          {"I", "H", "Since", "Mum", "MumBorn"}, {"1", "F9", "31/08/1999", "Maria Kowalska", "1980-05-02"});
  EXPECT_EQ(row.household, "F9");
  EXPECT_EQ(to_iso(*row.adult_since), "1999-08-31");
  ASSERT_THAT(row.related, SizeIs(1));
  EXPECT_EQ(row.related[0].role, "mother");
  EXPECT_EQ(row.related[0].described.names[0].family, "Kowalska");
}

TEST(Mapping, ReadsWindows1252AndRefusesWhatIsNotUtf8) {
  Folder const folder("encoding");
  auto const read = [&](std::string const& yaml) {
    auto reader = RowReader::bind(mapping_from_yaml(folder.write("m.yaml", yaml)).value(), {"I", "N"}, "p.csv");
    return reader->read({"1", "Zo\xEB Ward"});
  };
  auto const decoded = read("id: I\nencoding: windows-1252\nnames:\n  - {whole: N}\n");
  EXPECT_EQ(decoded->described.names[0].given, "Zoë");
  EXPECT_THAT(read("id: I\nnames:\n  - {whole: N}\n").error().text, HasSubstr("is not UTF-8"));
}

TEST(Mapping, IsRefusedWithEveryMistakeAndItsLine) {
  auto const words = mistakes_in("id: I\nnaems: 3\nseparator: x\nnames:\n  - {whole: N, given: G}\n  - {family: F, kind: old}\nborn: [D, M]\n");
  EXPECT_THAT(words, HasSubstr("m.yaml:2: "));
  EXPECT_THAT(words, HasSubstr("m.yaml:3: \"separator\" is"));
  EXPECT_THAT(words, HasSubstr("m.yaml:5: a name is \"whole\", or"));
  EXPECT_THAT(words, HasSubstr("m.yaml:6: \"kind\" is current, former or known_as"));
  EXPECT_THAT(words, HasSubstr("m.yaml:7: \"born\" is one column, or three"));
  EXPECT_THAT(mistakes_in("names: []\n"), HasSubstr("\"id\" is missing"));
  EXPECT_THAT(mistakes_in("id: [\n"), HasSubstr("m.yaml:"));
}

TEST(Mapping, IsRefusedWithEveryColumnThatIsNotThere) {
  Folder const folder("columns");
  auto mapping = mapping_from_yaml(folder.write("m.yaml", "id: I\nborn: DOB\nphones: [T1, T2]\n"));
  auto const reader = RowReader::bind(std::move(*mapping), {"I", "T1", "T1"}, "people.csv");
  ASSERT_FALSE(reader.has_value());
  EXPECT_THAT(reader.error().text, HasSubstr("m.yaml: column \"DOB\" is not in the heading of people.csv"));
  EXPECT_THAT(reader.error().text, HasSubstr("column \"T1\" stands twice"));
  EXPECT_THAT(reader.error().text, HasSubstr("column \"T2\" is not"));
}

}  // namespace
}  // namespace rightsdesk::matching
