// The charts of what cases came to, counted by hand (desks.md R3.8).
#include "app/figure_charts.h"

#include <gmock/gmock.h>

namespace rightsdesk::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Date day(char const* iso) { return *parse_date(iso); }
Date const kToday = day("2026-11-23");

CaseFigures asked(char const* received, char const* due, char const* answered = nullptr, char const* outcome = "full") {
  CaseFigures one;
  one.received = day(received);
  one.due = day(due);
  if (answered == nullptr) return one;
  one.answered = day(answered);
  one.outcome = outcome;
  return one;
}

ChartBar const& bar(Chart const& chart, std::string const& label) {
  for (auto const& one : chart.bars) {
    if (one.label == label) return one;
  }
  throw Bug("no such bar: " + label);
}

TEST(TheChartOfTimeliness, LeavesOutWhatIsInTimeStillAndWhatWasWithdrawn) {
  auto withdrawn = asked("2026-09-10", "2026-10-12");
  withdrawn.withdrawn = day("2026-10-12");
  auto const chart = on_time_by_month({asked("2026-09-01", "2026-10-01", "2026-10-01"), asked("2026-09-02", "2026-10-02", "2026-10-03"), asked("2026-09-03", "2026-10-05", "2026-09-20"),
                                       withdrawn, asked("2026-10-20", "2026-11-20"), asked("2026-11-01", "2026-12-01")},
                                      kToday);
  ASSERT_THAT(chart.bars, SizeIs(13));
  EXPECT_EQ(bar(chart, "2026-09").values, (std::vector<int>{66})) << "two of three, rounded down";
  EXPECT_EQ(bar(chart, "2026-09").behind, (std::vector<int>{2, 3}));
  EXPECT_EQ(bar(chart, "2026-10").values, (std::vector<int>{0})) << "three days overdue";
  EXPECT_THAT(bar(chart, "2026-11").values, IsEmpty()) << "nothing can be said yet";
  ASSERT_TRUE(chart.line);
  EXPECT_EQ(chart.line->at, 95);
}

TEST(TheChartOfDays, CountsCalendarDaysAndThoseOfTheClock) {
  std::vector<CaseFigures> cases;
  for (int const days : {10, 20, 30, 40, 50}) {
    auto one = asked("2026-09-01", "2026-10-01");
    one.answered = plus_days(one.received, days);
    one.clock_days = days - 5;
    cases.push_back(one);
  }
  auto complaint = cases.front();
  complaint.right = law::Right::complaint;
  cases.push_back(complaint);
  cases.push_back(asked("2025-01-01", "2025-02-01", "2025-11-23"));  // answered a year ago
  auto const calendar = days_by_right(cases, kToday, Days::calendar), clock = days_by_right(cases, kToday, Days::clock);
  ASSERT_THAT(calendar.bars, SizeIs(1)) << "one complaint is too few to be shown";
  EXPECT_EQ(calendar.bars[0].label, "Access");
  EXPECT_EQ(calendar.bars[0].values, (std::vector<int>{30, 40, 50}));
  EXPECT_EQ(calendar.bars[0].behind, (std::vector<int>{5}));
  EXPECT_EQ(clock.bars.at(0).values, (std::vector<int>{25, 35, 45}));
}

TEST(TheChartOfServices, CountsACaseInEachAndPutsTheRestTogether) {
  std::vector<CaseFigures> cases;
  for (int service = 0; service < 14; ++service) {
    auto one = asked("2026-11-02", "2026-12-02");
    one.services = {"common", "service-" + std::to_string(service)};
    cases.push_back(one);
  }
  cases.push_back(asked("2025-11-20", "2025-12-20"));
  cases.back().services = {"common"};
  auto const chart = received_by_service(cases, kToday, {{"common", "Early help"}});
  ASSERT_THAT(chart.bars, SizeIs(12));
  EXPECT_EQ(chart.bars[0].label, "Early help");
  EXPECT_EQ(chart.bars[0].values, (std::vector<int>{14})) << "the one of more than a year ago is left out";
  EXPECT_EQ(chart.bars[11].label, "All others");
  EXPECT_EQ(chart.bars[11].values, (std::vector<int>{4})) << "fifteen services, eleven of them shown";
}

TEST(TheChartOfSources, SaysWhatPeopleCallThem) {
  auto one = asked("2026-11-02", "2026-12-02");
  one.sources = {"archive", "gone"};
  auto const chart = received_by_source({one}, kToday, {{"archive", "The paper archive"}});
  ASSERT_THAT(chart.bars, SizeIs(2));
  EXPECT_EQ(chart.bars[0].label, "The paper archive");
  EXPECT_EQ(chart.bars[1].label, "gone") << "a system that is no longer connected";
}

TEST(TheChartOfReasons, AddsUpPlacesOfAnsweredCases) {
  auto one = asked("2026-09-01", "2026-10-01", "2026-09-20", "part"), other = one, open = asked("2026-11-01", "2026-12-01");
  one.places = {{"S2P3-16", 40}, {"S3P2-6", 1}};
  other.places = {{"S2P3-16", 2}};
  open.places = {{"S3P2-6", 100}};
  auto const chart = places_by_reason({one, other, open}, kToday, {{"S2P3-16", "Information about others"}});
  ASSERT_THAT(chart.bars, SizeIs(2));
  EXPECT_EQ(chart.bars[0].label, "S2P3-16");
  EXPECT_EQ(chart.bars[0].words, "S2P3-16: Information about others");
  EXPECT_EQ(chart.bars[0].values, (std::vector<int>{42}));
  EXPECT_EQ(chart.bars[1].values, (std::vector<int>{1}));
}

TEST(TheChartOfPages, LeavesOutAnswersWithoutAPack) {
  std::vector<CaseFigures> cases(5, asked("2026-09-01", "2026-10-01", "2026-09-20"));
  for (int i = 0; i < 5; ++i) cases[static_cast<std::size_t>(i)].pages = 100 * (i + 1);
  cases.push_back(asked("2026-09-01", "2026-10-01", "2026-09-20", "nothing_held"));
  EXPECT_EQ(pages_by_right(cases, kToday).bars.at(0).values, (std::vector<int>{300, 400, 500}));
}

TEST(TheChartOfLateAnswers, SaysForWhichNobodyWroteDownWhy) {
  auto because = asked("2026-09-01", "2026-10-01", "2026-10-02");
  because.late_cause = "sources";
  auto not_late = asked("2026-09-01", "2026-10-01", "2026-09-30");
  not_late.late_cause = "volume";  // written down by mistake
  auto const chart = late_by_cause({because, because, not_late, asked("2026-10-01", "2026-11-02"), asked("2026-11-01", "2026-12-01")}, kToday, {{"sources", "A system answered late"}});
  ASSERT_THAT(chart.bars, SizeIs(2));
  EXPECT_EQ(chart.bars[0].label, "A system answered late");
  EXPECT_EQ(chart.bars[0].values, (std::vector<int>{2}));
  EXPECT_EQ(chart.bars[1].label, "Not written down");
  EXPECT_EQ(chart.bars[1].values, (std::vector<int>{1}));
}

TEST(TheChartOfWaits, AddsDaysByWhatWasAsked) {
  auto one = asked("2026-09-01", "2026-10-01");
  one.waits = {{"identity", 6}, {"question", 14}};
  auto const chart = waits_by_reason({one, one, asked("2026-09-01", "2026-10-01")}, kToday);
  EXPECT_EQ(bar(chart, "Identity").values, (std::vector<int>{12}));
  EXPECT_EQ(bar(chart, "Identity").behind, (std::vector<int>{2}));
  EXPECT_EQ(bar(chart, "A question").values, (std::vector<int>{28}));
  EXPECT_EQ(bar(chart, "A fee").values, (std::vector<int>{0}));
}

TEST(TheChartOfOutcomes, CountsEachCaseInTheMonthItEnded) {
  auto withdrawn = asked("2026-09-01", "2026-10-01");
  withdrawn.withdrawn = day("2026-09-30");
  auto const chart = outcomes_by_month({asked("2026-08-01", "2026-09-01", "2026-09-01", "part"), asked("2026-08-20", "2026-09-21", "2026-09-02", "part"), asked("2026-08-01", "2026-09-01", "2026-09-30", "routed"),
                                        asked("2026-08-01", "2026-09-01", "2026-10-01", "nothing_held"), withdrawn, asked("2026-11-01", "2026-12-01")},
                                       kToday);
  EXPECT_THAT(chart.series, ElementsAre("In full", "In part", "Refused", "Nothing held", "Done or passed on", "Withdrawn"));
  ASSERT_THAT(chart.bars, SizeIs(13));
  EXPECT_EQ(bar(chart, "2026-09").values, (std::vector<int>{0, 2, 0, 0, 1, 1}));
  EXPECT_EQ(bar(chart, "2026-10").values, (std::vector<int>{0, 0, 0, 1, 0, 0}));
  EXPECT_EQ(bar(chart, "2026-11").values, (std::vector<int>{0, 0, 0, 0, 0, 0}));
}

}  // namespace
}  // namespace rightsdesk::app
