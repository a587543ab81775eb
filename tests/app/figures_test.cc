// The measures of the work on a handful of invented cases, counted by hand beside law.md 7.
#include "app/figures.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/charts.h"
#include "app/tasks.h"
#include "app/release.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

Date day(char const* iso) { return *parse_date(iso); }

CaseFigures one(char const* received, char const* due, char const* answered = nullptr) {
  CaseFigures figures;
  figures.received = day(received);
  figures.due = day(due);
  if (answered != nullptr) {
    figures.answered = day(answered);
    figures.outcome = "full";
  }
  return figures;
}

/// Six requests for access: three due in November 2026 (one late, one withdrawn first), one in October, two open.
std::vector<CaseFigures> six() {
  auto timely = one("2026-10-05", "2026-11-05", "2026-10-25");
  timely.services = {"social-care"};
  timely.pages = 40;
  auto late = one("2026-10-10", "2026-11-10", "2026-11-20");
  late.services = {"social-care", "housing"};
  late.outcome = "part";
  late.codes = {"S2P3-16", "S3P2-6"};
  late.pages = 100;
  late.pause_days = 4;
  auto gone = one("2026-10-20", "2026-11-20");
  gone.withdrawn = day("2026-11-01");
  auto october = one("2026-09-15", "2026-10-15", "2026-10-15");
  auto extended = one("2026-10-02", "2027-01-04");
  extended.extended_ground = "complexity";
  auto overdue = one("2025-12-30", "2026-01-30");
  return {timely, late, gone, october, extended, overdue};
}

Period const kNovember{day("2026-11-01"), day("2026-11-30")};

std::map<std::string, std::string> all_in(Period const& period, std::vector<CaseFigures> const& cases = six()) {
  return figures(cases, period, GroupBy::all).at(0).values;
}

TEST(Figures, CountWhatFellDueAndWhatWasOnTime) {
  auto const found = all_in(kNovember);
  EXPECT_EQ(found.at("due"), "2") << "the one withdrawn before its day is left out";
  EXPECT_EQ(found.at("on_time"), "1");
  EXPECT_EQ(found.at("on_time_share"), "50.0");
  EXPECT_EQ(found.at("paused_share"), "50.0");
  EXPECT_EQ(found.at("pause_mean"), "4.0");
  EXPECT_EQ(found.at("extended_share"), "0.0") << "the extended one falls due in January";
}

TEST(Figures, CountAnAnswerOnTheLastDayAsOnTime) {
  EXPECT_EQ(all_in({day("2026-10-01"), day("2026-10-31")}).at("on_time_share"), "100.0");
}

TEST(Figures, CountWhatIsOpenAndOverdueAtTheEnd) {
  auto const row = figures(six(), kNovember, GroupBy::all).at(0);
  EXPECT_EQ(row.values.at("received"), "0");
  EXPECT_EQ(row.values.at("open"), "2");
  EXPECT_EQ(row.values.at("overdue"), "1");
  EXPECT_EQ(row.values.at("oldest_overdue"), "2026-01-30");
  EXPECT_EQ(row.overdue_by_year, (std::map<int, int>{{2025, 1}}));
  EXPECT_EQ(row.values.at("answered"), "1");
  EXPECT_EQ(row.values.at("withdrawn"), "1");
  EXPECT_EQ(row.values.at("part"), "1");
  EXPECT_EQ(row.values.at("pages"), "100");
  EXPECT_EQ(row.by_code, (std::map<std::string, int>{{"S2P3-16", 1}, {"S3P2-6", 1}}));
  EXPECT_EQ(row.values.at("opinions_awaited"), "1");
}

TEST(Figures, MeasureDaysFromReceiptToAnswer) {
  auto const found = all_in({day("2026-10-01"), day("2026-11-30")});
  EXPECT_EQ(found.at("days_median"), "30") << "20, 30 and 41 days";
  EXPECT_EQ(found.at("days_p90"), "41");
  EXPECT_EQ(found.at("days_mean"), "30.3");
}

TEST(Figures, SayNothingWhereThereIsNothingToDivideBy) {
  auto const found = all_in({day("2024-01-01"), day("2024-01-31")});
  EXPECT_EQ(found.count("on_time_share"), 0U);
  EXPECT_EQ(found.count("days_median"), 0U);
  EXPECT_EQ(found.at("due"), "0");
}

TEST(Figures, ByMonthAreThoseOfEachMonthAlone) {
  auto const rows = figures(six(), {day("2026-10-15"), day("2026-11-30")}, GroupBy::month);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].group, "2026-10");
  EXPECT_EQ(rows[0].values.at("due"), "1");
  EXPECT_EQ(rows[1].group, "2026-11");
  EXPECT_EQ(rows[1].values.at("due"), "2");
}

TEST(Figures, ByServiceCountACaseInEachOfItsServices) {
  auto const rows = figures(six(), kNovember, GroupBy::service);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].group, "(none named)");
  EXPECT_EQ(rows[1].group, "housing");
  EXPECT_EQ(rows[1].values.at("due"), "1");
  EXPECT_EQ(rows[2].group, "social-care");
  EXPECT_EQ(rows[2].values.at("due"), "2");
}

TEST(Figures, ByRequesterTellWhoAsked) {
  auto parent = one("2026-10-05", "2026-11-05");
  parent.requester = "parent";
  auto solicitor = one("2026-10-06", "2026-11-06", "2026-11-01");
  solicitor.requester = "solicitor";
  auto const rows = figures({parent, solicitor, one("2026-10-07", "2026-11-09")}, kNovember, GroupBy::requester);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].group, "(not kept)");
  EXPECT_EQ(rows[1].group, "parent");
  EXPECT_EQ(rows[1].values.at("late"), "1");
  EXPECT_EQ(rows[2].group, "solicitor");
  EXPECT_EQ(rows[2].values.at("late"), "0");
}

TEST(Figures, TellHowOldTheOverdueAre) {
  auto const found = all_in(kNovember);
  EXPECT_EQ(found.at("overdue_days_most"), "304") << "30 January to 30 November 2026";
  EXPECT_EQ(found.at("overdue_days_mean"), "304.0");
  EXPECT_EQ(found.at("late"), "1");
}

TEST(Figures, OfTheRegulatorAreThoseOfTheNotice) {  // desks.md R3.9
  std::vector<std::string> ids;
  for (auto const& metric : regulator_metrics()) ids.push_back(metric.id);
  EXPECT_THAT(ids, testing::ElementsAre("received", "due", "on_time", "on_time_share", "late", "open", "overdue", "oldest_overdue", "overdue_days_mean",
                                        "weekly_movement", "answered", "days_mean", "complaints_received", "regulator_complaints", "regulator_upheld"));
}

TEST(Figures, CountComplaintsAcknowledgedWithinThirtyDays) {
  auto in_time = one("2026-11-02", "2026-12-02");
  in_time.right = law::Right::complaint;
  in_time.acknowledged = day("2026-12-02");
  auto too_late = in_time;
  too_late.acknowledged = day("2026-12-03");
  auto by_outcome = one("2026-11-03", "2026-12-03", "2026-11-13");
  by_outcome.right = law::Right::complaint;
  by_outcome.at_regulator = true;
  auto const found = all_in(kNovember, {in_time, too_late, by_outcome});
  EXPECT_EQ(found.at("complaints_received"), "3");
  EXPECT_EQ(found.at("complaints_acknowledged"), "2") << "an outcome within 30 days needs no letter of its own: C-1";
  EXPECT_EQ(found.at("complaints_median"), "10");
  EXPECT_EQ(found.at("regulator_complaints"), "1");
}

TEST(Figures, GiveAFormulaForEveryMeasure) {
  std::set<std::string> ids;
  for (auto const& metric : metrics()) {
    EXPECT_TRUE(ids.insert(metric.id).second) << metric.id;
    EXPECT_FALSE(metric.formula.empty()) << metric.id;
  }
  for (auto const& [id, value] : all_in(kNovember)) EXPECT_EQ(ids.count(id), 1U) << id << " has no formula";
}

TEST(FiguresOfACase, FollowItFromReceiptToRelease) {
  Council council;
  auto const id = sealed_case(council);
  council.at_desk([&](Office& office) {
    auto const open = cases_for_figures(office).at(0);
    EXPECT_EQ(open.answered, std::nullopt);
    EXPECT_EQ(open.due, day("2026-12-23"));
    EXPECT_EQ(open.requester, "self");
    EXPECT_FALSE(open.keeping_over);
    ASSERT_TRUE(release_pack(office, id, second_reviewer(), packs(office, id).at(0).pack_sha256, kEmail));
    auto const answered = cases_for_figures(office).at(0);
    EXPECT_EQ(answered.answered, day("2026-11-23"));
    EXPECT_EQ(answered.outcome, "part");
    EXPECT_EQ(answered.codes, std::set<std::string>{"S2P3-16"});
    EXPECT_EQ(answered.sources, (std::vector<std::string>{"social-care", "archive"}));
    EXPECT_GT(answered.pages, 3);
    EXPECT_EQ(answered.identity_days, std::nullopt);
  });
}

TEST(FiguresOfACase, AreOutOfDateFromTheMomentAnythingHappensToIt) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    EXPECT_EQ(cases_not_counted(office), 1);
    EXPECT_EQ(count_some(office, 100), 1);
    EXPECT_EQ(count_some(office, 100), 0) << "nothing happened since";
    ASSERT_TRUE(add_note(office, id, officer(), "Rang them"));
    EXPECT_EQ(cases_not_counted(office), 1);
    ASSERT_TRUE(raise_event(office, id, officer(), "withdraw", "By phone"));
    EXPECT_EQ(cases_for_figures(office).at(0).withdrawn, day("2026-11-23"));
    EXPECT_EQ(cases_not_counted(office), 0);
  });
}

TEST(FiguresOfACase, HoldWhyItWasLateAsAPersonWroteItDown) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    begin_search(office, id);
    EXPECT_EQ(cases_for_figures(office).at(0).late_cause, "");
    auto const task = add_task(office, id, officer(), {"lateness", "The archive"});
    ASSERT_TRUE(task);
    EXPECT_EQ(code_of(end_task(office, id, officer(), *task, {"said", {{"story", "It was flooded"}}})), "missing") << "the cause";
    ASSERT_TRUE(end_task(office, id, officer(), *task, {"said", {{"cause", "sources"}, {"story", "The archive was flooded"}}}));
    EXPECT_EQ(cases_for_figures(office).at(0).late_cause, "sources");
  });
}

TEST(FiguresOfACase, TellWhatItWaitedForAndHowLongTheClockRan) {
  Council council;
  auto const id = council.at_desk(submitted);  // received on 23 November 2026
  council.at_desk([&](Office& office) { ASSERT_TRUE(record_clock_event(office, id, officer(), {"id_requested", day("2026-11-24")}, "A doubt")); });
  council.clock.at += std::chrono::hours(24 * 10);
  council.at_desk([&](Office& office) {
    EXPECT_EQ(cases_for_figures(office).at(0).waits, (std::map<std::string, int>{{"identity", 9}})) << "still waiting on 3 December";
    ASSERT_TRUE(record_clock_event(office, id, officer(), {"id_received", day("2026-12-02")}, "Passport seen"));
    auto const one = cases_for_figures(office).at(0);
    EXPECT_EQ(one.waits, (std::map<std::string, int>{{"identity", 8}}));
    EXPECT_EQ(one.identity_days, 8);
    EXPECT_EQ(one.clock_days, std::nullopt) << "it is not answered";
  });
}

}  // namespace
}  // namespace rightsdesk::app
