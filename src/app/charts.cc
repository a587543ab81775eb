#include "app/charts.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/at_share.h"
#include "app/home.h"
#include "app/standing.h"

namespace rightsdesk::app {
namespace {

constexpr int kWeeksBack = 4, kWeeksAhead = 8, kMonths = 13, kYear = 365;

/// The Monday of that week.
Date monday_of(Date day) { return plus_days(day, -((days_between(*parse_date("2024-01-01"), day) % 7 + 7) % 7)); }  // 1 January 2024 was a Monday

std::string month_of(Date day) { return to_iso(day).substr(0, 7); }

/// The last thirteen months as "2026-11", this one last.
std::vector<std::string> last_months(Date today) {
  std::vector<std::string> months;
  auto first = *parse_date(month_of(today) + "-01");
  for (int i = 0; i < kMonths; ++i) {
    months.insert(months.begin(), month_of(first));
    first = *parse_date(month_of(plus_days(first, -1)) + "-01");
  }
  return months;
}

int up_to(std::map<std::string, int> const& by_month, std::string const& month) {
  int all = 0;
  for (auto const& [each, count] : by_month) all += each <= month ? count : 0;
  return all;
}

std::map<std::string, int> by_month(std::vector<MonthCount> const& counted) {
  std::map<std::string, int> map;
  for (auto const& one : counted) map[one.month] += one.cases;
  return map;
}

Chart days_by_right(Work& work, Office const& office) {
  Chart chart{Chart::Kind::side_by_side, "days", "Days from receipt to the end, by right",
              "Of cases closed in the last 365 days: days from “received” to “closed”. Half, eight of ten and 95 of 100 took at most that many. Rights with fewer than five are left out.",
              {"Half", "Eight of ten", "95 of 100"}, {}};
  auto const since = plus_days(office.clock.today(), -kYear);
  for (auto const& [name, workflow] : office.rules.workflows) {
    auto const days = work.desk().days_taken(name, since);
    if (days.size() >= 5) chart.bars.push_back({workflow.table().title, {at_share(days, 0.5), at_share(days, 0.8), at_share(days, 0.95)}});
  }
  return chart;
}

Chart by_service(std::vector<ServiceCount> const& counted) {
  Chart chart{Chart::Kind::stacked, "services", "Open cases by service", "Open cases that name the service; a case that names three is in three bars.", {"Open"}, {}};
  std::map<std::string, int> all;
  for (auto const& one : counted) {
    for (auto const& service : one.services) all[service] += one.cases;
  }
  for (auto const& [service, cases] : all) chart.bars.push_back({service, {cases}});
  return chart;
}

}  // namespace

Chart due_by_week(std::vector<DueCount> const& counted, Date today) {
  Chart chart{Chart::Kind::stacked, "due", "Open cases by the week in which they are due",
              "Open cases whose clock runs, by “due” and “state”. The first bar is everything due before, the last everything due later.", {}, {}};
  std::set<std::string> states;
  for (auto const& one : counted) states.insert(one.state);
  chart.series.assign(states.begin(), states.end());
  auto const first = plus_days(monday_of(today), -7 * kWeeksBack);
  int const weeks = kWeeksBack + kWeeksAhead + 1;
  chart.bars.push_back({"Before", std::vector<int>(chart.series.size(), 0)});
  for (int week = 0; week < weeks; ++week) chart.bars.push_back({to_iso(plus_days(first, 7 * week)), std::vector<int>(chart.series.size(), 0)});
  chart.bars.push_back({"Later", std::vector<int>(chart.series.size(), 0)});
  for (auto const& one : counted) {
    int const days = days_between(first, one.due);
    auto const bar = static_cast<std::size_t>(days < 0 ? 0 : std::min(days / 7, weeks) + 1);
    auto const series = static_cast<std::size_t>(std::distance(states.begin(), states.find(one.state)));
    chart.bars[bar].values[series] += one.cases;
  }
  return chart;
}

Chart in_and_out(std::vector<MonthCount> const& received, std::vector<MonthCount> const& closed, Date today) {
  Chart chart{Chart::Kind::side_by_side, "in-and-out", "Received, closed and open at the end of the month",
              "By the months of “received” and “closed”; open at the end: received up to then less closed up to then. Cases whose time of keeping is over are not among them.",
              {"Received", "Closed", "Open at its end"}, {}};
  auto const in = by_month(received), out = by_month(closed);
  for (auto const& month : last_months(today)) {
    auto const of = [&](std::map<std::string, int> const& map) { return map.count(month) > 0 ? map.at(month) : 0; };
    chart.bars.push_back({month, {of(in), of(out), up_to(in, month) - up_to(out, month)}});
  }
  return chart;
}

std::vector<Chart> charts_of(Office& office) {
  bring_up_to_date(office);
  std::vector<Chart> charts;
  office.works.look([&](Work& work) {
    auto const today = office.clock.today();
    charts = {due_by_week(work.desk().due_counts(), today), in_and_out(work.desk().received_by_month(), work.desk().closed_by_month(), today),
              days_by_right(work, office), by_service(work.desk().service_counts())};
  });
  return charts;
}

}  // namespace rightsdesk::app
