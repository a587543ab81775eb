#include "matching/rank.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "matching/files.h"
#include "matching/people.h"
#include "matching/scan.h"

namespace rightsdesk::matching {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char const* kMapping =
    "id: id\nnames:\n  - {given: given, family: family}\n  - {family: was, kind: former}\nborn: born\n"
    "addresses:\n  - {lines: street, postcode: postcode}\nphones: phone\nnhs_number: nhs\nhousehold: home\n";
constexpr char const* kHeading = "id,given,family,was,born,street,postcode,phone,nhs,home\n";
constexpr char const* kTown =
    "own,Zofia,Ward,,12/03/2009,14 High Street,IG11 7LU,,,\n"
    "twin,Isla,Ward,,12/03/2009,14 High Street,IG11 7LU,,,\n"
    "father,Stefan,Ward,,02/05/1979,14 High Street,IG11 7LU,,,\n"
    "stranger,Pavel,Nowak,,05/05/1950,3 Mill Lane,M1 1AE,,,\n";

People loaded(Folder const& folder, std::string const& name, std::string const& rows) {
  auto people = People::load({name, folder.write(name + ".csv", kHeading + rows), folder.write(name + ".yaml", kMapping)});
  if (!people) throw Bug(people.error().text);
  return std::move(*people);
}

std::vector<People> one(People people) {
  std::vector<People> out;
  out.push_back(std::move(people));
  return out;
}

person::Description zofia() { return somebody("Zofia", "Ward", "2009-03-12", "14 High Street"); }

std::vector<std::string> verdicts(std::vector<Match> const& matches) {
  std::vector<std::string> out;
  for (auto const& match : matches) out.push_back(match.source + ' ' + match.key + ' ' + std::string(to_string(match.verdict)));
  return out;
}

TEST(Rank, ProposesTheSubjectsRowAndShowsTheTwin) {
  Folder const folder("rank");
  auto const matches = rank(zofia(), one(loaded(folder, "care", kTown)), shipped());
  EXPECT_THAT(verdicts(matches), ElementsAre("care own proposed", "care twin possible"));
  EXPECT_TRUE(has_rule(matches[0].because, "rival.twin"));
}

TEST(Rank, NeverProposesTheTwinOfAnAbsentSubject) {
  Folder const folder("orphan");
  auto const matches = rank(zofia(), one(loaded(folder, "care", "twin,Isla,Ward,,12/03/2009,14 High Street,IG11 7LU,,,\n")), shipped());
  EXPECT_THAT(verdicts(matches), ElementsAre("care twin possible"));
}

TEST(Rank, LooksForRivalsInEverySource) {
  Folder const folder("sources");
  std::vector<People> sources;
  sources.push_back(loaded(folder, "care", "own,Zofia,Ward,,12/03/2009,14 High Street,IG11 7LU,,,\n"));
  sources.push_back(loaded(folder, "school", "twin,Isla,Ward,,12/03/2009,14 High Street,IG11 7LU,,,\n"));
  auto const matches = rank(zofia(), sources, shipped());
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_THAT(in_words(matches[0].because), HasSubstr("Isla Ward (school twin)"));
}

TEST(Rank, LooksOnceMoreByWhatAProposedRowSays) {
  Folder const folder("second");
  std::vector<People> sources;
  sources.push_back(loaded(folder, "care", "own,Zofia,Ward,,12/03/2009,14 High Street,IG11 7LU,,,\nown,Zofia,Ward,,,3 Mill Lane,M1 1AE,07700 900123,,\n"));
  sources.push_back(loaded(folder, "tax", "account,,Ward,,,3 Mill Lane,M1 1AE,07700 900123,,\nother,Pavel,Nowak,,,3 Mill Lane,M1 1AE,,,\n"));
  auto const matches = rank(zofia(), sources, shipped());
  EXPECT_THAT(verdicts(matches), ElementsAre("care own proposed", "tax account possible"));
  EXPECT_TRUE(has_rule(matches[1].because, "second-look"));
}

TEST(Rank, TakesTheRowsOfOneKeyForOnePerson) {
  Folder const folder("key");
  auto const matches = rank(zofia(), one(loaded(folder, "care",
      "own,Zofia,Ward,,12/03/2009,,,,,\nother,Pavel,Nowak,,,,,,,\nown,Zofia,Ward,,,14 High Street,IG11 7LU,,,\n")), shipped());
  EXPECT_THAT(verdicts(matches), ElementsAre("care own proposed"));
  EXPECT_EQ(matches[0].centibits, 764 + 906 + 1420 + 910);
}

TEST(Rank, FindsARowByAFormerNameAndBySwappedNames) {
  Folder const folder("former");
  auto subject = somebody("Zofia", "Lis", "2009-03-12", "14 High Street");
  auto const people = one(loaded(folder, "care", "renamed,Zofia,Ward,Lis,12/03/2009,14 High Street,IG11 7LU,,,\n"
                                                 "turned,Lis,Zofia,,12/03/2009,14 High Street,IG11 7LU,,,\n"));
  EXPECT_THAT(verdicts(rank(subject, people, shipped())), ElementsAre("care renamed proposed", "care turned proposed"));
}

TEST(Rank, ShowsWhoBearsTheSubjectsNumberHoweverUnlikeTheRest) {
  Folder const folder("number");
  auto const matches = rank(with_number(zofia(), "nhs_number", "9434765919"),
                            one(loaded(folder, "care", "odd,Pavel,Nowak,,05/05/1950,,,,943 476 5919,\n")), shipped());
  EXPECT_THAT(verdicts(matches), ElementsAre("care odd possible"));
  EXPECT_TRUE(has_rule(matches[0].because, "rule.number-confusion"));
}

TEST(Rank, LooksAtTheHouseholdTheSourceNames) {
  Folder const folder("household");
  auto const matches = rank(zofia(), one(loaded(folder, "care", "own,Zofia,Ward,,12/03/2009,14 High Street,IG11 7LU,,,F1\n"
                                                                "away,Isla,Ward,,12/03/2009,9 Far Road,M1 1AE,,,F1\n")), shipped());
  EXPECT_THAT(in_words(matches[0].because), HasSubstr("Isla Ward (care away)"));
}

TEST(Rank, GivesTheSameAmongManyOthers) {
  Folder const folder("many");
  std::string crowd = kTown;
  for (int i = 0; i < 5000; ++i) {
    auto const n = std::to_string(i);
    crowd += "c" + n + ",Given" + n + ",Family" + std::to_string(i % 700) + ",,1" + std::to_string(900 + i % 90) + "-07-2" +
             std::to_string(i % 9) + "," + n + " Some Road,SW1A 1AA,,,\n";
  }
  auto const few = rank(zofia(), one(loaded(folder, "care", kTown)), shipped());
  auto const many = rank(zofia(), one(loaded(folder, "crowd", crowd)), shipped());
  ASSERT_EQ(few.size(), many.size());
  for (std::size_t i = 0; i < few.size(); ++i) {
    EXPECT_EQ(few[i].key, many[i].key);
    EXPECT_EQ(few[i].centibits, many[i].centibits);
    EXPECT_EQ(few[i].because.size(), many[i].because.size());
  }
}

TEST(Scan, NeverWeighsARowLessThanTheJudge) {
  std::vector<person::Description> people;
  for (auto const& [given, family] : std::vector<std::pair<char const*, char const*>>{
           {"Zofia", "Ward"}, {"Zofia Anna", "Ward Lis"}, {"Mohammed", "Ali"}, {"Md Hassan", "Begum"}, {"Z", "Ward"}, {"Xiao Ming", "Chen"},
           {"Chen", "Xiaoming"}, {"Ana Maria", "de la Cruz Lopez"}, {"Anamaria", "Cruz"}, {"Elizabeth", "O'Brien"}, {"Beth", "O Brien"},
           {"Elizabteh", "Obrien"}, {"W", "Zofia"}, {"M", "Begum"}, {"", "Ward"}, {"Zofia", ""}, {"Mohammed Ali", "Khan"}, {"Aleksandra", "Wardlow"}}) {
    for (char const* born : {"2009-03-12", "1990-01-01", "", "03/2009", "12/03/09"})
      people.push_back(somebody(given, family, born, people.size() % 2 == 0 ? "2/14 High Street" : ""));
  }
  people[3].addresses = {{"9 High Stret", "IG11 7LX"}};
  people[6].names.push_back({"Nowak", "", "Nowak", person::Name::Kind::former});
  people[8].phones = people[9].phones = {"07700 900123"};
  PeopleColumns columns;
  for (auto const& person : people) columns.add(facts_of(person), {});
  columns.seal();
  int compared = 0;
  for (auto const& subject : people) {
    auto const facts = facts_of(subject);
    auto const found = nearest(facts, columns, shipped()).rows;
    for (std::size_t row = 0; row < people.size(); ++row) {
      auto const weight = weigh(facts, facts_of(people[row]), shipped()).centibits;
      auto const at = std::find_if(found.begin(), found.end(), [row](Weighed const& w) { return w.row == row; });
      if (at == found.end()) {
        EXPECT_LT(weight, shipped().possible) << subject.names[0].full << " / " << people[row].names[0].full;
        continue;
      }
      ++compared;
      // What is in the neighbourhood is taken for elsewhere, which the floor of the scan allows for.
      EXPECT_GE(at->centibits + 320, weight) << subject.names[0].full << " / " << people[row].names[0].full;
    }
  }
  EXPECT_GT(compared, 500);
}

TEST(Scan, KeepsAFewBytesAPerson) {
  PeopleColumns columns;
  for (int i = 0; i < 20000; ++i) {
    auto person = somebody("Given" + std::to_string(i % 900), "Family" + std::to_string(i % 3000), "19" + std::to_string(10 + i % 80) + "-03-12",
                           std::to_string(i % 90) + " Road" + std::to_string(i % 500));
    person.phones = {"07700 " + std::to_string(100000 + i)};
    columns.add(facts_of(person), {});
  }
  columns.seal();
  // The dictionaries and the directories of the postings (262 kB each) are shared by all.
  EXPECT_LT(columns.bytes(), 20000 * 60 + 3 * 262148);
}

/// `count` rows, of which every `undated`-th holds no date of birth, the others of the years 2010 to 2019; then `more`.
std::string pupils(std::size_t count, std::size_t undated, std::string const& more) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += "p" + std::to_string(i) + ",Zofia,Ward,," + (i % undated == 0 ? "" : "12/03/201" + std::to_string(i % 10)) + ",,,,,\n";
  return out + more;
}

TEST(People, TellTheYearsOfBirthTheyKeepUnlessFewOrManyWithoutADay) {
  Folder const folder("years");
  std::string const slip = "slip,Zofia,Ward,,12/03/1979,,,,,\n";
  auto const years = loaded(folder, "school", pupils(22000, 50, slip)).years_kept();
  ASSERT_TRUE(years);
  EXPECT_TRUE(years->test(10) && years->test(19));
  EXPECT_FALSE(years->test(79)) << "one in 22,000 is a slip of the pen";
  EXPECT_EQ(years->count(), 10U);
  EXPECT_FALSE(loaded(folder, "small", pupils(19000, 50, "")).years_kept());
  EXPECT_FALSE(loaded(folder, "mixed", pupils(24000, 8, "")).years_kept()) << "those without a day may be their parents";
}

TEST(People, AreRefusedWithFileAndLine) {
  Folder const folder("refused");
  auto const mapping = folder.write("m.yaml", "id: id\nborn: born\n");
  auto const words = [&](std::string const& csv) {
    auto const people = People::load({"care", folder.write("p.csv", csv), mapping});
    return people ? std::string("none") : people.error().text;
  };
  EXPECT_THAT(words(""), EndsWith("p.csv:1: the file is empty; its first line names the columns"));
  EXPECT_THAT(words("id,born\n1,2009\n2\n"), EndsWith("p.csv:3: 1 cells where the heading has 2"));
  EXPECT_THAT(words("id,born\n1,2009\n,2010\n"), EndsWith("p.csv:3: no id, which is each row's key"));
  EXPECT_THAT(words("id,born\n1,Zo\xEB\n"), HasSubstr("p.csv:2: is not UTF-8"));
  EXPECT_THAT(words("id\n1\n"), HasSubstr("column \"born\" is not in the heading"));
  EXPECT_EQ(words("id,born\n"), "none");
}

TEST(People, AreFoundNoMoreWhenTheFileChanged) {
  Folder const folder("changed");
  auto const people = loaded(folder, "care", kTown);
  EXPECT_EQ(people.found(3).candidate.key, "stranger");
  folder.write("care.csv", kHeading);
  EXPECT_THROW(people.found(3), Fault);
}

}  // namespace
}  // namespace rightsdesk::matching
