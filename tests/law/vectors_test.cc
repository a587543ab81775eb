#include <gmock/gmock.h>

#include <map>

#include "law/csv_rows.h"
#include "law/known_holidays.h"

namespace rightsdesk::law {
namespace {

std::map<std::string, std::vector<std::string>> by_id(std::string const& csv) {
  std::map<std::string, std::vector<std::string>> rows;
  for (auto const& row : csv_rows(csv)) rows[row.fields[0]] = row.fields;
  return rows;
}

std::map<std::string, std::vector<std::string>> explained() {
  return by_id(explain_csv(text_of_file("tests/law/vectors/deadline_vectors.csv"), known_holidays()).lines);
}

TEST(WorkedDueDates, AllSeventyFiveComeOutAsWorked) {
  auto const expected = by_id(text_of_file("tests/law/vectors/deadline_vectors.csv"));
  auto const found = explained();
  ASSERT_EQ(expected.size(), 76U);
  for (auto const& [id, row] : expected) {
    if (id == "id") continue;
    ASSERT_TRUE(found.count(id)) << id;
    EXPECT_EQ(found.at(id)[2], row[4]) << id << ": " << row[5];
  }
}

TEST(WorkedDueDates, WithoutADateTheStatusSaysWhy) {
  auto const found = explained();
  EXPECT_EQ(found.at("V089")[1], "not_started");
  EXPECT_EQ(found.at("V101")[1], "paused");
  for (auto const& [id, row] : found) {
    if (id == "id" || id == "V089" || id == "V101") continue;
    EXPECT_EQ(row[1], "running") << id;
  }
}

TEST(WorkedDueDates, TheSafeDateIsNeverLater) {
  for (auto const& [id, row] : explained()) {
    if (id == "id" || row[2].empty()) continue;
    EXPECT_FALSE(row[3].empty()) << id;
    EXPECT_LE(row[3], row[2]) << id;
  }
}

}  // namespace
}  // namespace rightsdesk::law
