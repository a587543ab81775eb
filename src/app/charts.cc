#include "app/charts.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/figure_charts.h"
#include "app/figure_desk.h"
#include "app/standing.h"
#include "intake/questions.h"

namespace rightsdesk::app {
namespace {

constexpr int kWeeksBack = 4, kWeeksAhead = 8, kCountedAtOnce = 200;

/// The Monday of that week.
Date monday_of(Date day) { return plus_days(day, -((days_between(*parse_date("2024-01-01"), day) % 7 + 7) % 7)); }  // 1 January 2024 was a Monday

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

Chart by_service(std::vector<ServiceCount> const& counted, std::map<std::string, std::string> const& titles) {
  Chart chart{Chart::Kind::stacked, "services", "Open cases by service", "Open cases that name the service; a case that names three is in three bars.", {"Open"}, {}};
  std::map<std::string, int> all;
  for (auto const& one : counted) {
    for (auto const& service : one.services) all[service] += one.cases;
  }
  for (auto const& [service, cases] : all) chart.bars.push_back({titles.contains(service) ? titles.at(service) : service, {cases}});
  return chart;
}

std::map<std::string, std::string> source_titles(Office& office) {
  std::map<std::string, std::string> titles;
  for (auto const& card : office.sources.cards()) titles[card.id] = card.title;
  return titles;
}

std::map<std::string, std::string> reason_titles(Office const& office) {
  std::map<std::string, std::string> titles;
  for (auto const& exemption : office.rules.exemptions) titles[exemption.code] = exemption.title;
  return titles;
}

/// What config/workflow/tasks/time.yaml offers as the cause of a late answer.
std::map<std::string, std::string> late_causes(Office const& office) {
  std::map<std::string, std::string> causes;
  for (auto const& [name, workflow] : office.rules.workflows) {
    auto const* kind = workflow.kind(kLateness);
    if (kind == nullptr) continue;
    for (auto const& field : kind->fields) {
      for (auto const& choice : field.choices) causes[choice.value] = choice.label;
    }
  }
  return causes;
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

std::map<std::string, std::string> service_titles() {
  std::map<std::string, std::string> titles;
  for (auto const& page : intake::pages()) {
    for (auto const& question : page.questions) {
      if (question.id != "services") continue;
      for (auto const& option : question.options) titles[option.value] = option.label;
    }
  }
  return titles;
}

std::vector<Chart> charts_of(Office& office) {
  bring_up_to_date(office);
  count_some(office, kCountedAtOnce);
  std::vector<Chart> charts;
  office.works.look([&](Work& work) {
    auto const today = office.clock.today();
    auto const cases = work.desk().figures().since(*parse_date(last_months(today).front() + "-01"));
    charts = {due_by_week(work.desk().due_counts(), today), in_and_out(work.desk().received_by_month(), work.desk().closed_by_month(), today), days_by_right(cases, today, Days::calendar),
              by_service(work.desk().service_counts(), service_titles()), on_time_by_month(cases, today), days_by_right(cases, today, Days::clock), received_by_service(cases, today, service_titles()),
              received_by_source(cases, today, source_titles(office)), pages_by_right(cases, today), places_by_reason(cases, today, reason_titles(office)),
              late_by_cause(cases, today, late_causes(office)), waits_by_reason(cases, today), outcomes_by_month(cases, today)};
  });
  return charts;
}

int cases_not_counted(Office& office) {
  int left = 0;
  office.works.look([&](Work& work) { left = work.desk().figures().not_counted(); });
  return left;
}

}  // namespace rightsdesk::app
