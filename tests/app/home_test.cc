#include "app/home.h"

#include <gmock/gmock.h>

#include "app/assigning.h"
#include "app/at_share.h"
#include "app/calendar.h"
#include "app/charts.h"
#include "app/resident.h"
#include "app/tasks.h"
#include "core/text.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST(TheForecast, GoesOnAsTheLastThirteenWeeksWent) {
  auto const grows = forecast_of(118, 130, 117);  // one a week more than is closed
  EXPECT_EQ(grows.in_four_weeks, 122);
  EXPECT_EQ(grows.in_twelve_weeks, 130);
  auto const shrinks = forecast_of(10, 0, 26);  // two a week
  EXPECT_EQ(shrinks.in_four_weeks, 2);
  EXPECT_EQ(shrinks.in_twelve_weeks, 0) << "fewer than none cannot be open";
  EXPECT_THAT(grows.because, SizeIs(3));
}

TEST(TheChartOfDueWeeks, BeginsOnMondaysAndLosesNobody) {
  auto const day = [](char const* iso) { return *parse_date(iso); };
  // 23 November 2026 is a Monday: four weeks back is 26 October, the ninth week begins on 18 January
  auto const chart = due_by_week({{day("2026-10-25"), "in_search", 1}, {day("2026-10-26"), "in_search", 2}, {day("2026-11-29"), "in_review", 4}, {day("2027-01-24"), "in_search", 8},
                                  {day("2027-01-25"), "in_search", 16}}, day("2026-11-23"));
  ASSERT_EQ(chart.series, (std::vector<std::string>{"in_review", "in_search"}));
  ASSERT_THAT(chart.bars, SizeIs(15));
  EXPECT_EQ(chart.bars[0].label, "Before");
  EXPECT_EQ(chart.bars[0].values, (std::vector<int>{0, 1}));
  EXPECT_EQ(chart.bars[1].label, "2026-10-26");
  EXPECT_EQ(chart.bars[1].values, (std::vector<int>{0, 2}));
  EXPECT_EQ(chart.bars[5].label, "2026-11-23");
  EXPECT_EQ(chart.bars[5].values, (std::vector<int>{4, 0}));
  EXPECT_EQ(chart.bars[13].values, (std::vector<int>{0, 8}));
  EXPECT_EQ(chart.bars[14].values, (std::vector<int>{0, 16})) << "later";
}

TEST(TheChartOfMonths, CountsWhatIsOpenAtTheEndOfEach) {
  auto const chart = in_and_out({{"2025-01", 7}, {"2026-10", 5}, {"2026-11", 3}}, {{"2025-06", 6}, {"2026-11", 4}}, *parse_date("2026-11-23"));
  ASSERT_THAT(chart.bars, SizeIs(13));
  EXPECT_EQ(chart.bars[0].label, "2025-11");
  EXPECT_EQ(chart.bars[0].values, (std::vector<int>{0, 0, 1})) << "of those before, one is open still";
  EXPECT_EQ(chart.bars[11].values, (std::vector<int>{5, 0, 6}));
  EXPECT_EQ(chart.bars[12].values, (std::vector<int>{3, 4, 5}));
}

TEST(TheChartsOfAHouse, CountItsCases) {
  Council council;
  council.at_desk(submitted);  // due on 23 December 2026, a Wednesday
  council.at_desk([&](Office& office) {
    auto const charts = charts_of(office);
    ASSERT_THAT(charts, SizeIs(13));
    EXPECT_EQ(charts[0].series, (std::vector<std::string>{"received"}));
    EXPECT_EQ(charts[0].bars[9].label, "2026-12-21");
    EXPECT_EQ(charts[0].bars[9].values, (std::vector<int>{1}));
    EXPECT_EQ(charts[1].bars[12].values, (std::vector<int>{1, 0, 1}));
    EXPECT_THAT(charts[2].bars, IsEmpty()) << "fewer than five are not shown";
    EXPECT_EQ(charts[3].bars.at(0).values, (std::vector<int>{1}));
    EXPECT_EQ(charts[6].id, "received-services");
    EXPECT_EQ(charts[6].bars.at(0).values, (std::vector<int>{1}));
    EXPECT_EQ(cases_not_counted(office), 0);
  });
}

TEST(AShareOfValues, IsOneOfThem) {
  EXPECT_EQ(at_share({5, 1, 4, 2, 3}, 0.5), 3);
  EXPECT_EQ(at_share({5, 1, 4, 2, 3}, 0.8), 4);
  EXPECT_EQ(at_share({7}, 0.5), 7);
  EXPECT_EQ(at_share({}, 0.5), 0);
}

/// Somebody who no longer wants to be written to: a task at once (tests/app/tasks_test.cc).
CaseId marketing(Office& office) {
  auto answers = form();
  answers["right"] = {"stop-marketing"};
  answers["mailings"] = {"email"};
  auto const sent = submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "home-test");
  EXPECT_TRUE(sent.has_value());
  return cases_listed(office).lines.at(0).id;
}

TEST(TheHome, ShowsEachPersonWhatIsTheirsToDo) {
  Council council;  // 23 November 2026: the task is due on this day
  council.at_desk([&](Office& office) {
    auto const id = marketing(office);
    auto const home = home_of(office, officer());
    ASSERT_THAT(home.today, SizeIs(1));
    EXPECT_EQ(home.today[0].about, id);
    EXPECT_THAT(home.late, IsEmpty());
    EXPECT_THAT(home_of(office, reviewer()).today, IsEmpty()) << "a reviewer cannot end it";
    EXPECT_THAT(home.cases, IsEmpty()) << "it is nobody's case";
    ASSERT_EQ(code_of(assign(office, officer(), {id}, {head().id, "Head"})), "");
    EXPECT_THAT(home_of(office, officer()).today, IsEmpty()) << "it is in somebody else's case now";
    auto const theirs = home_of(office, head());
    EXPECT_EQ(theirs.cases_in_all, 1);
    EXPECT_EQ(theirs.workload.at(0).officer, head().id);
  });
  council.clock.at = *parse_instant("2026-11-26T10:00:00Z");
  council.at_desk([&](Office& office) {
    auto const home = home_of(office, head());
    ASSERT_THAT(home.late, SizeIs(1));
    EXPECT_EQ(home.late[0].days_late, 3);
  });
}

TEST(WhatACaseTakes, IsNotSaidOfFewerThanFive) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    auto const effort = effort_of(office, case_overview(office, id, officer())->about);
    EXPECT_EQ(effort.cases, 0);
    EXPECT_THAT(effort.because, IsEmpty());
  });
}

CaseStanding due_on(char const* iso) {
  CaseStanding one{CaseId("01case"), "SRR-7K4M-29QD-X", "access", "in_search", {}, *parse_date("2026-11-02")};
  one.due = parse_date(iso);
  one.changes = 7;
  return one;
}

TEST(TheCalendar, IsWhatRfc5545Says) {
  EXPECT_EQ(calendar_of({due_on("2026-12-31")}, *parse_instant("2026-11-23T10:00:00Z")),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//rightsdesk//due days//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
            "BEGIN:VEVENT\r\nUID:01case@rightsdesk\r\nDTSTAMP:20261123T100000Z\r\nSEQUENCE:7\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"
            "SUMMARY:SRR-7K4M-29QD-X due\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST(TheCalendar, FoldsBeforeThe76thOctetAndNeverWithinALetter) {
  auto one = due_on("2026-12-31");
  one.reference = std::string(66, 'x') + "éé;a,b\\c";  // "SUMMARY:" and 66 letters: the first é would end at octet 76
  auto const feed = calendar_of({one}, *parse_instant("2026-11-23T10:00:00Z"));
  EXPECT_THAT(feed, HasSubstr("SUMMARY:" + std::string(66, 'x') + "\r\n éé\\;a\\,b\\\\c due\r\n"));
  for (auto const& line : split(feed, '\n')) EXPECT_LE(line.size(), 76U) << "75 octets and a CR";
}

TEST(TheCalendar, LeavesOutWhatHasNoDay) {
  auto waits = due_on("2026-12-31");
  waits.phase = Phase::waiting;
  EXPECT_THAT(calendar_of({waits}, *parse_instant("2026-11-23T10:00:00Z")), Not(HasSubstr("VEVENT")));
}

TEST(TheCalendarsSecret, OpensOnePersonsCasesUntilItIsTakenBack) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    ASSERT_EQ(code_of(assign(office, officer(), {id}, {officer().id, "Mary"})), "");
    auto const first = new_calendar(office, officer());
    EXPECT_GE(first.size(), 40U);
    EXPECT_EQ(calendar_owner(office, first), officer().id);
    EXPECT_THAT(calendar_feed(office, officer().id), AllOf(HasSubstr("DTSTART;VALUE=DATE:20261223"), Not(HasSubstr("Osei"))));
    auto const second = new_calendar(office, officer());
    EXPECT_EQ(calendar_owner(office, first), std::nullopt) << "another one takes its place";
    EXPECT_EQ(calendar_owner(office, second), officer().id);
    end_calendar(office, officer());
    EXPECT_EQ(calendar_owner(office, second), std::nullopt);
    EXPECT_EQ(calendar_owner(office, ""), std::nullopt);
    EXPECT_EQ(calendar_since(office, officer()), std::nullopt);
  });
}

}  // namespace
}  // namespace rightsdesk::app
