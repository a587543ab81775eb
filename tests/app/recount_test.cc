// The bank-holiday data changes between two starts of the worker: open cases are counted again (law.md 2.1, H-15).
#include "app/recount.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "app/caseload.h"
#include "app/release.h"
#include "app/tasks.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

Date day(char const* iso) { return *parse_date(iso); }

std::string shipped_holidays() {
  std::ostringstream text;
  text << std::ifstream(std::string(RIGHTSDESK_TREE) + "/config/law/bank_holidays.json", std::ios::binary).rdbuf();
  return std::move(text).str();
}

/// The shipped data with one more day for England and Wales, as a proclamation might add it.
law::BankHolidays with_a_day(std::string const& iso, std::string const& title) {
  auto text = shipped_holidays();
  auto const events = text.find("\"events\"", text.find("\"england-and-wales\""));
  text.insert(text.find('[', events) + 1, "{\"title\": \"" + title + "\", \"date\": \"" + iso + "\", \"notes\": \"\", \"bunting\": true},");
  return *law::BankHolidays::from_json(text);
}

/// Amina's request of 23 November 2026 falls due on 23 December 2026, a Wednesday.
struct Holidays : testing::Test {
  Holidays() : id(council.at_desk(submitted)) {}
  /// The worker starts with these rules.
  Recount start_with(law::BankHolidays holidays) {
    return council.at_desk([&](Office& office) {
      static auto const own = settings::load_rules(RIGHTSDESK_TREE);
      auto& rules = **own;
      rules.holidays = std::move(holidays);
      Office changed{office.works, office.clock, rules, office.sources, office.reader, office.tree};
      auto recounted = recount_open_cases(changed);
      warnings.clear();
      if (auto const seen = case_overview(changed, id, officer())) warnings = seen->due.warnings;
      return recounted;
    });
  }
  Council council;
  CaseId id;
  std::vector<std::string> warnings;
};

TEST_F(Holidays, OfTheFirstStartAreTakenAsTheyAre) {
  auto const first = start_with(*law::BankHolidays::from_json(shipped_holidays()));
  EXPECT_FALSE(first.changed);
  EXPECT_THAT(first.moved, IsEmpty());
}

TEST_F(Holidays, ThatCameMoveAnOpenCaseWhichSaysSo) {
  start_with(*law::BankHolidays::from_json(shipped_holidays()));
  auto const recounted = start_with(with_a_day("2026-12-23", "Day of the Long Snow"));
  EXPECT_TRUE(recounted.changed);
  ASSERT_EQ(recounted.moved.size(), 1U);
  EXPECT_EQ(recounted.moved[0].from, day("2026-12-23"));
  EXPECT_EQ(recounted.moved[0].to, day("2026-12-24"));
  EXPECT_THAT(warnings, Contains("The due date moved from 23 December 2026 to 24 December 2026 on 23 November 2026. The bank holidays changed; new: 23 December 2026 (Day of the Long Snow)."));
  council.at_desk([&](Office& office) {
    auto const entries = ledger_of(office, id);
    EXPECT_THAT(entries.back().act.what, "due_date_moved");
    EXPECT_THAT(entries.back().act.detail, HasSubstr("from=2026-12-23 to=2026-12-24 safe_from=2026-12-23 safe_to=2026-12-24 holidays="));
  });
}

TEST_F(Holidays, TakenTwiceMoveNothingMore) {
  start_with(*law::BankHolidays::from_json(shipped_holidays()));
  start_with(with_a_day("2026-12-23", "Day of the Long Snow"));
  auto const again = start_with(with_a_day("2026-12-23", "Day of the Long Snow"));
  EXPECT_FALSE(again.changed);
  EXPECT_THAT(again.moved, IsEmpty());
  auto const back = start_with(*law::BankHolidays::from_json(shipped_holidays()));
  ASSERT_EQ(back.moved.size(), 1U);
  EXPECT_THAT(back.moved[0].why, "The bank holidays changed; no longer: 23 December 2026 (Day of the Long Snow)");
  EXPECT_EQ(back.moved[0].to, day("2026-12-23"));
}

TEST_F(Holidays, ThatTouchNoDateOfACaseAreSilent) {
  start_with(*law::BankHolidays::from_json(shipped_holidays()));
  auto const recounted = start_with(with_a_day("2026-12-09", "Day of the Short Snow"));
  EXPECT_TRUE(recounted.changed);
  EXPECT_THAT(recounted.moved, IsEmpty());
}

TEST_F(Holidays, DoNotMoveAClosedCase) {
  start_with(*law::BankHolidays::from_json(shipped_holidays()));
  council.at_desk([&](Office& office) { ASSERT_EQ(code_of(raise_event(office, id, officer(), "withdraw", "By phone")), ""); });
  EXPECT_THAT(start_with(with_a_day("2026-12-23", "Day of the Long Snow")).moved, IsEmpty());
}

}  // namespace
}  // namespace rightsdesk::app
