#include "law/bank_holidays.h"

#include <gmock/gmock.h>

#include "law/known_holidays.h"

namespace rightsdesk::law {
namespace {

using ::testing::HasSubstr;

constexpr auto kEngland = Jurisdiction::england_and_wales;

TEST(BankHolidays, AreThoseOfTheJurisdiction) {
  auto const& holidays = known_holidays();
  EXPECT_EQ(holidays.title(Jurisdiction::scotland, on("2026-06-15")), "World Cup bank holiday");
  EXPECT_FALSE(holidays.is_holiday(kEngland, on("2026-06-15")));
  EXPECT_TRUE(holidays.is_holiday(kEngland, on("2026-04-06")));  // Easter Monday
  EXPECT_FALSE(holidays.is_holiday(Jurisdiction::scotland, on("2026-04-06")));
  EXPECT_TRUE(holidays.is_holiday(Jurisdiction::northern_ireland, on("2026-07-13")));  // Battle of the Boyne, moved from Sunday
}

TEST(BankHolidays, KnowTheirVersionAndTheirYears) {
  EXPECT_EQ(known_holidays().last_verified_year(), 2028);
  EXPECT_EQ(known_holidays().first_verified_year(), 2015);
  EXPECT_EQ(known_holidays().version().size(), 64U);
}

TEST(BankHolidays, AYearIsVerifiedOnlyWhenEveryDivisionHasItWhole) {
  auto const holidays = BankHolidays::from_json(R"({
    "england-and-wales": {"division": "england-and-wales", "events": [
      {"title": "New Year's Day", "date": "2027-01-01"}, {"title": "Christmas Day", "date": "2027-12-25"},
      {"title": "New Year's Day", "date": "2028-01-03"}, {"title": "Christmas Day", "date": "2028-12-25"}]},
    "scotland": {"division": "scotland", "events": [
      {"title": "New Year's Day", "date": "2027-01-01"}, {"title": "Christmas Day", "date": "2027-12-25"},
      {"title": "New Year's Day", "date": "2028-01-03"}]},
    "northern-ireland": {"division": "northern-ireland", "events": [
      {"title": "New Year's Day", "date": "2027-01-01"}, {"title": "Christmas Day", "date": "2027-12-25"}]}})");
  ASSERT_TRUE(holidays.has_value());
  EXPECT_EQ(holidays->last_verified_year(), 2027);
}

TEST(BankHolidays, NameEveryFaultOfTheirDataAtOnce) {
  auto const holidays = BankHolidays::from_json(R"({
    "england-and-wales": {"events": [{"title": "A", "date": "2027-02-30"}, {"title": "", "date": "2027-01-01"},
                                     {"title": "B", "date": "2027-05-03"}, {"title": "C", "date": "2027-05-03"}]},
    "scotland": {"events": []}})");
  ASSERT_FALSE(holidays.has_value());
  EXPECT_EQ(holidays.error().code, "bad_holidays");
  for (auto const* fault : {"england-and-wales: \"2027-02-30\" is not a date", "2027-01-01 has no title", "2027-05-03 is given twice",
                            "scotland: there are no days", "the division \"northern-ireland\" is missing"}) {
    EXPECT_THAT(holidays.error().text, HasSubstr(fault));
  }
}

TEST(BankHolidays, RefuseWhatIsNotJson) { EXPECT_EQ(BankHolidays::from_json("none").error().code, "bad_holidays"); }

TEST(BankHolidays, WorkingDaysLeaveOutWeekends) {
  EXPECT_FALSE(known_holidays().is_working_day(kEngland, on("2026-10-03")));
  EXPECT_TRUE(known_holidays().is_working_day(kEngland, on("2026-10-05")));
}

TEST(Jurisdictions, HaveGovUksNames) {
  EXPECT_EQ(to_string(Jurisdiction::northern_ireland), "northern-ireland");
  EXPECT_EQ(jurisdiction_from("scotland"), Jurisdiction::scotland);
  EXPECT_EQ(jurisdiction_from("wales"), std::nullopt);
}

}  // namespace
}  // namespace rightsdesk::law
