#include "matching/train.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "matching/files.h"
#include "matching/people.h"
#include "matching/rank.h"

namespace rightsdesk::matching {
namespace {

using testing::HasSubstr;

constexpr char const* kMapping = "id: id\nnames:\n  - {given: given, family: family}\nborn: born\nsex: sex\nphones: phone\n";

/// 600 people with names and days of their own, as one system holds them.
std::string system_of(bool second) {
  static constexpr std::array<char const*, 12> kGiven{"Zofia", "Isla", "Stefan", "Pavel", "Amira", "Hodan", "Kwame", "Ioana", "Bilal", "Oisin", "Priya", "Megan"};
  static constexpr std::array<char const*, 10> kStart{"War", "Now", "Ion", "Kha", "Lew", "Pop", "Osm", "Bro", "Cze", "Dun"};
  static constexpr std::array<char const*, 10> kEnd{"dell", "icki", "escu", "anov", "ington", "ovich", "anya", "field", "ster", "more"};
  std::string out = "id,given,family,born,sex,phone\n";
  for (int i = 0; i < 600; ++i) {
    std::string given = kGiven[static_cast<std::size_t>((i * 7 + i / 100) % 12)];
    auto const family = std::string(kStart[static_cast<std::size_t>(i % 10)]) + kEnd[static_cast<std::size_t>(i / 10 % 10)];
    // The second system has another forename for one in ten, and another number for one in four.
    if (second && i % 10 == 3) given = "Quentin";
    auto const phone = "07700" + std::to_string(900000 + (second && i % 4 == 1 ? 50000 + i : i));
    char born[16];
    std::snprintf(born, sizeof born, "%d-%02d-%02d", 1950 + i % 60, 1 + i % 12, 2 + i % 27);
    out += std::to_string(i) + ',' + given + ',' + family + ',' + born + ',' + (i % 2 == 0 ? "F" : "M") + ',' + phone + '\n';
  }
  return out;
}

std::vector<People> systems(Folder const& folder) {
  auto const mapping = folder.write("m.yaml", kMapping);
  std::vector<People> out;
  out.push_back(People::load({"one", folder.write("one.csv", system_of(false)), mapping}).value());
  out.push_back(People::load({"two", folder.write("two.csv", system_of(true)), mapping}).value());
  return out;
}

Trained const& level(Training const& training, Field field, std::string_view name) {
  for (auto const& one : training.levels) {
    if (one.field == field && one.level == name) return one;
  }
  throw Bug("a level without a line");
}

TEST(Training, FindsTheSharesThatWerePutIn) {
  Folder const folder("train");
  auto const training = train(systems(folder), shipped()).value();
  EXPECT_TRUE(training.enough());
  EXPECT_NEAR(level(training, Field::forename, "same").m, 0.90, 0.03);
  EXPECT_NEAR(level(training, Field::forename, "different").m, 0.10, 0.03);
  EXPECT_NEAR(level(training, Field::phone, "same").m, 0.75, 0.03);
  EXPECT_NEAR(level(training, Field::sex, "same").u, 0.50, 0.02);
  EXPECT_NEAR(level(training, Field::forename, "same").u, 1.0 / 12, 0.02);
}

TEST(Training, KeepsTheSharesOfWhatIsNotHeld) {
  Folder const folder("kept");
  auto const training = train(systems(folder), shipped()).value();
  auto const& nhs = level(training, Field::nhs_number, "same");
  EXPECT_EQ(nhs.m, nhs.was_m);
  EXPECT_EQ(nhs.u, nhs.was_u);
  EXPECT_THAT(report(training), HasSubstr("nhs_number.same                      0   0.9700    2e-06   +18.89   +18.89  kept: too few"));
}

TEST(Training, IsTheSameForTheSameFiles) {
  Folder const folder("same");
  auto const people = systems(folder);
  EXPECT_EQ(report(train(people, shipped()).value()), report(train(people, shipped()).value()));
}

TEST(Training, GivesAModelThatIsReadBack) {
  Folder const folder("back");
  auto training = train(systems(folder), shipped()).value();
  training.model.version = "tried";
  auto const text = to_yaml(training.model, "Two lines\nof remarks.");
  EXPECT_THAT(text, HasSubstr("# Two lines\n# of remarks.\nversion: \"tried\"\nproposed: 14\npossible: 9\n"));
  auto const again = model_from_yaml(text, "trained.yaml", shipped_book());
  ASSERT_TRUE(again.has_value()) << again.error().text;
  EXPECT_EQ(again->version, "tried");
  EXPECT_NEAR(again->level(Field::phone, 0).centibits, training.model.level(Field::phone, 0).centibits, 1);
  EXPECT_GT(again->bearers_given.at("zofia"), 700);
  EXPECT_EQ(again->common_given.count("quentin"), 1U);
}

TEST(Training, OfTooFewIsRefused) {
  Folder const folder("few");
  std::vector<People> few;
  few.push_back(People::load({"one", folder.write("p.csv", "id,given,family,born,sex,phone\n1,A,B,,,\n"), folder.write("m.yaml", kMapping)}).value());
  EXPECT_THAT(train(few, shipped()).error().text, HasSubstr("fewer than 100 rows"));
}

TEST(Forenames, BorneByThreeAreNamesAndNoSlips) {
  Folder const folder("names");
  std::string rows = "id,given,family,born,sex,phone\n";
  for (int i = 0; i < 3; ++i) rows += std::to_string(i) + ",Zorvina,Ward,,,\n";
  rows += "3,Zorvinna,Ward,,,\n";
  std::vector<People> people;
  people.push_back(People::load({"one", folder.write("p.csv", rows), folder.write("m.yaml", kMapping)}).value());
  auto const model = with_names_of(shipped(), people);
  EXPECT_TRUE(model.book->knows("zorvina"));
  EXPECT_FALSE(model.book->knows("zorvinna"));
  EXPECT_FALSE(shipped().book->knows("zorvina"));
  EXPECT_EQ(people[0].bearers(), Bearers::not_counted) << "so few are no measure of what is a name";
}

}  // namespace
}  // namespace rightsdesk::matching
