#include "law/holiday_changes.h"

#include <gmock/gmock.h>

namespace rightsdesk::law {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;
using What = HolidayAct::What;

constexpr auto kHere = Jurisdiction::england_and_wales;

/// Every division has its Christmas Day of 2026.
BankHolidays file() {
  std::string const days = R"({"division": "x", "events": [{"title": "Christmas Day", "date": "2026-12-25"}]})";
  return *BankHolidays::from_json(R"({"england-and-wales": )" + days + R"(, "scotland": )" + days + R"(, "northern-ireland": )" + days + "}");
}

Date day(char const* iso) { return *parse_date(iso); }

HolidayAct adds(int number, char const* iso) { return {What::adds, number, kHere, day(iso), "Day of the Long Snow", 0, "S1", "Proclaimed", day("2026-11-23")}; }

TEST(ADayThatWasAdded, IsCountedInItsPartOfTheCountry) {
  auto const changed = with_acts(file(), {adds(1, "2026-12-23")});
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->title(kHere, day("2026-12-23")), "Day of the Long Snow");
  EXPECT_FALSE(changed->is_holiday(Jurisdiction::scotland, day("2026-12-23")));
  EXPECT_TRUE(changed->is_holiday(kHere, day("2026-12-25")));
}

TEST(ADayThatWasAdded, IsKeptWithWhoDidItAndWhy) {
  auto const acts = holiday_acts_in(with_acts(file(), {adds(1, "2026-12-23")})->source());
  ASSERT_THAT(acts, SizeIs(1));
  EXPECT_EQ(acts[0].what, What::adds);
  EXPECT_EQ(acts[0].number, 1);
  EXPECT_EQ(acts[0].day, day("2026-12-23"));
  EXPECT_EQ(acts[0].title, "Day of the Long Snow");
  EXPECT_EQ(acts[0].by, "S1");
  EXPECT_EQ(acts[0].reason, "Proclaimed");
  EXPECT_EQ(acts[0].on, day("2026-11-23"));
  EXPECT_THAT(holiday_acts_in(file().source()), IsEmpty());
}

TEST(AnActThatWasTakenBack, ChangesNothingAndIsStillKept) {
  HolidayAct const undo{What::undoes, 2, kHere, day("2026-12-23"), "Day of the Long Snow", 1, "S2", "Next year", day("2026-11-24")};
  std::vector<HolidayAct> const acts{adds(1, "2026-12-23"), undo};
  EXPECT_THAT(acts_in_force(acts), IsEmpty());
  auto const changed = with_acts(file(), acts);
  EXPECT_FALSE(changed->is_holiday(kHere, day("2026-12-23")));
  EXPECT_THAT(holiday_acts_in(changed->source()), SizeIs(2));
}

TEST(ADayThatWasTakenAway, IsWorkedOnAndOnlyThere) {
  HolidayAct removes{What::removes, 1, Jurisdiction::scotland, day("2026-12-25"), "Christmas Day", 0, "S1", "Moved", day("2026-11-23")};
  // A division of one day would be left with none.
  EXPECT_EQ(with_acts(file(), {removes}).error().code, "bad_holidays");
  HolidayAct added = adds(1, "2026-12-28");
  added.where = Jurisdiction::scotland;
  removes.number = 2;
  auto const changed = with_acts(file(), {added, removes});
  ASSERT_TRUE(changed);
  EXPECT_FALSE(changed->is_holiday(Jurisdiction::scotland, day("2026-12-25")));
  EXPECT_TRUE(changed->is_holiday(kHere, day("2026-12-25")));
}

TEST(AFileThatCaughtUp, IsNotChangedTwice) {
  auto const changed = with_acts(file(), {adds(1, "2026-12-25")});
  ASSERT_TRUE(changed) << "a day given twice would be refused";
  EXPECT_EQ(changed->title(kHere, day("2026-12-25")), "Christmas Day");
}

}  // namespace
}  // namespace rightsdesk::law
