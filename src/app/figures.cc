#include "app/figures.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <numeric>

#include "app/at_share.h"

namespace rightsdesk::app {
namespace {

using Cases = std::vector<CaseFigures const*>;

bool within(std::optional<Date> const& day, Period const& period) { return day && *day >= period.from && *day <= period.to; }

bool ended_by(CaseFigures const& one, Date day) {
  return (one.answered && *one.answered <= day) || (one.withdrawn && *one.withdrawn <= day);
}

bool open_at(CaseFigures const& one, Date day) { return one.received <= day && !ended_by(one, day); }
bool overdue_at(CaseFigures const& one, Date day) { return open_at(one, day) && one.due && *one.due < day; }
/// Withdrawn before due, clock not started, paused: shown by themselves.
bool in_cohort(CaseFigures const& one, Period const& period) {
  return within(one.due, period) && !(one.withdrawn && *one.withdrawn <= *one.due);
}
bool on_time(CaseFigures const& one) { return one.answered && one.due && *one.answered <= *one.due; }

Cases those(Cases const& cases, std::function<bool(CaseFigures const&)> const& wanted) {
  Cases found;
  std::copy_if(cases.begin(), cases.end(), std::back_inserter(found), [&](auto const* one) { return wanted(*one); });
  return found;
}

std::string one_decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

/// Fills one row.
class Tally {
 public:
  Tally(std::string group, Cases cases, Period const& period) : cases_(std::move(cases)), period_(period) { row_.group = std::move(group); }

  FigureRow row() {
    count_work();
    count_cohort();
    count_answered();
    count_complaints();
    count_safeguards();
    return row_;
  }

 private:
  void count(char const* metric, std::size_t number) { row_.values[metric] = std::to_string(number); }
  void share(char const* metric, std::size_t part, std::size_t of) {
    if (of > 0) row_.values[metric] = one_decimal(100.0 * static_cast<double>(part) / static_cast<double>(of));
  }
  void mean(char const* metric, std::vector<int> const& values) {
    if (!values.empty()) row_.values[metric] = one_decimal(std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()));
  }

  void count_work() {
    auto const last = period_.to;
    auto const open = those(cases_, [&](auto const& one) { return open_at(one, last); });
    auto const late = those(open, [&](auto const& one) { return overdue_at(one, last); });
    count("received", those(cases_, [&](auto const& one) { return within(one.received, period_); }).size());
    count("open", open.size());
    count("overdue", late.size());
    count("waiting", those(open, [](auto const& one) { return one.clock == law::ClockStatus::paused || one.clock == law::ClockStatus::not_started; }).size());
    std::optional<Date> oldest;
    for (auto const* one : late) {
      if (!oldest || *one->due < *oldest) oldest = one->due;
      ++row_.overdue_by_year[static_cast<int>(one->received.year())];
    }
    if (oldest) row_.values["oldest_overdue"] = to_iso(*oldest);
    if (oldest) count("overdue_days_most", static_cast<std::size_t>(days_between(*oldest, last)));
    std::vector<int> ages;
    for (auto const* one : late) ages.push_back(days_between(*one->due, last));
    mean("overdue_days_mean", ages);
    auto const week = Period{plus_days(last, -6), last};
    auto const came = those(cases_, [&](auto const& one) { return within(one.received, week); }).size();
    auto const went = those(cases_, [&](auto const& one) { return within(one.answered, week) || within(one.withdrawn, week); }).size();
    row_.values["weekly_movement"] = std::to_string(static_cast<long>(came) - static_cast<long>(went));
  }

  void count_cohort() {
    auto const cohort = those(cases_, [&](auto const& one) { return in_cohort(one, period_); });
    auto const timely = those(cohort, on_time).size();
    count("due", cohort.size());
    count("on_time", timely);
    count("late", cohort.size() - timely);
    share("on_time_share", timely, cohort.size());
    share("extended_share", those(cohort, [](auto const& one) { return !one.extended_ground.empty(); }).size(), cohort.size());
    count("extended_complexity", those(cohort, [](auto const& one) { return one.extended_ground == "complexity"; }).size());
    count("extended_number", those(cohort, [](auto const& one) { return one.extended_ground == "number"; }).size());
    std::vector<int> pauses, identity;
    for (auto const* one : cohort) {
      if (one->pause_days > 0) pauses.push_back(one->pause_days);
      if (one->identity_days) identity.push_back(*one->identity_days);
    }
    share("paused_share", pauses.size(), cohort.size());
    mean("pause_mean", pauses);
    mean("identity_mean", identity);
  }

  void count_answered() {
    auto const answered = those(cases_, [&](auto const& one) { return within(one.answered, period_); });
    count("answered", answered.size());
    count("withdrawn", those(cases_, [&](auto const& one) { return within(one.withdrawn, period_); }).size());
    std::vector<int> days;
    int pages = 0;
    for (auto const* one : answered) {
      days.push_back(days_between(one->received, *one->answered));
      pages += one->pages;
      for (auto const& code : one->codes) ++row_.by_code[code];
    }
    mean("days_mean", days);
    if (!days.empty()) row_.values["days_median"] = std::to_string(at_share(days, 0.5));
    if (!days.empty()) row_.values["days_p90"] = std::to_string(at_share(days, 0.9));
    row_.values["pages"] = std::to_string(pages);
    for (auto const& [metric, outcome] : {std::pair{"full", "full"}, std::pair{"part", "part"}, std::pair{"refused", "refused"}, std::pair{"nothing_held", "nothing_held"}}) {
      count(metric, those(answered, [&](auto const& one) { return one.outcome == outcome; }).size());
    }
    share("part_or_refused_share", those(answered, [](auto const& one) { return one.outcome == "part" || one.outcome == "refused"; }).size(), answered.size());
    count("opinions_awaited", those(cases_, [&](auto const& one) { return one.received <= period_.to && one.codes.count("S3P2-6") > 0; }).size());
  }

  void count_complaints() {
    auto const complaints = those(cases_, [](auto const& one) { return one.right == law::Right::complaint; });
    auto const received = those(complaints, [&](auto const& one) { return within(one.received, period_); });
    count("complaints_received", received.size());
    count("complaints_acknowledged", those(received, [](auto const& one) {
            auto const first = one.acknowledged ? one.acknowledged : one.answered;
            return first && one.due && *first <= *one.due;
          }).size());
    std::vector<int> days;
    for (auto const* one : complaints) {
      if (within(one->answered, period_)) days.push_back(days_between(one->received, *one->answered));
    }
    if (!days.empty()) row_.values["complaints_median"] = std::to_string(at_share(days, 0.5));
    count("regulator_complaints", those(received, [](auto const& one) { return one.at_regulator; }).size());
    count("regulator_upheld", those(received, [](auto const& one) { return one.regulator_upheld; }).size());
  }

  void count_safeguards() {
    std::size_t notices = 0;
    for (auto const* one : cases_) notices += static_cast<std::size_t>(one->recipients_to_tell);
    count("recipients_to_tell", notices);
    count("keeping_over", those(cases_, [](auto const& one) { return one.keeping_over; }).size());
    count("lifted_without_notice", those(cases_, [](auto const& one) { return one.lifted_without_notice; }).size());
  }

  Cases cases_;
  Period period_;
  FigureRow row_;
};

std::vector<std::string> groups_of(CaseFigures const& one, GroupBy by) {
  switch (by) {
    case GroupBy::right: return {law::to_string(one.right)};
    case GroupBy::service: return one.services.empty() ? std::vector<std::string>{"(none named)"} : one.services;
    case GroupBy::requester: return {one.requester.empty() ? "(not kept)" : one.requester};
    case GroupBy::source: return one.sources.empty() ? std::vector<std::string>{"(none searched)"} : one.sources;
    default: return {"all"};
  }
}

std::vector<Period> months_of(Period const& period) {
  std::vector<Period> months;
  for (auto month = period.from.year() / period.from.month(); month <= period.to.year() / period.to.month(); month += std::chrono::months(1)) {
    Date const first = month / std::chrono::day(1);
    Date const last = std::chrono::sys_days(month / std::chrono::last);
    months.push_back({std::max(first, period.from), std::min(last, period.to)});
  }
  return months;
}

}  // namespace

std::string year_month(Date day) { return to_iso(day).substr(0, 7); }

std::vector<Metric> const& metrics() {
  static std::vector<Metric> const kMetrics{
      {"received", "Received", "requests", "received in the period"},
      {"answered", "Answered", "requests", "first final letter (L-2 to L-4, L-9 to L-19, L-21 to L-23) sent in the period; a holding letter does not count"},
      {"withdrawn", "Withdrawn", "requests", "withdrawn in the period"},
      {"open", "Open at the end", "requests", "received on or before the last day, neither answered nor withdrawn by it"},
      {"waiting", "Of these paused or not started", "requests", "open at the end, and the clock is paused or has not started"},
      {"overdue", "Overdue at the end", "requests", "open at the end, and the statutory date is before the last day"},
      {"oldest_overdue", "Oldest overdue date", "date", "earliest statutory date of those overdue"},
      {"overdue_days_mean", "Mean age of those overdue", "days", "mean over those overdue: last day less statutory date"},
      {"overdue_days_most", "Longest overdue", "days", "of those overdue: last day less the earliest statutory date"},
      {"weekly_movement", "Movement in the last week", "requests", "received less (answered and withdrawn) in the seven days that end with the last day"},
      {"due", "Fell due", "requests", "statutory date in the period; not those withdrawn by then, nor those whose clock is paused or not started"},
      {"on_time", "Of these on time", "requests", "fell due, and the first final letter was sent on or before the statutory date"},
      {"on_time_share", "On time", "%", "on_time / due"},
      {"late", "Of these late", "requests", "due - on_time: answered after the statutory date, or not answered"},
      {"extended_share", "Extended", "%", "of those that fell due, extended / due"},
      {"extended_complexity", "Extended for complexity", "requests", "of those that fell due"},
      {"extended_number", "Extended for the number of requests", "requests", "of those that fell due"},
      {"paused_share", "Paused", "%", "of those that fell due, with a pause / due"},
      {"pause_mean", "Mean pause", "days", "mean over those with a pause; asking day to answering day, both counted"},
      {"identity_mean", "Mean wait for identity", "days", "mean over those asked, of those that fell due: day shown less day asked"},
      {"days_mean", "Mean time to answer", "days", "of those answered: calendar days from receipt to the first final letter"},
      {"days_median", "Median time to answer", "days", "of those answered, nearest rank"},
      {"days_p90", "90th percentile", "days", "of those answered, nearest rank"},
      {"full", "Given in full", "requests", "answered with L-2, something held"},
      {"part", "Given in part", "requests", "answered with L-3 or L-23"},
      {"refused", "Refused", "requests", "answered with L-4, L-10, L-13 or L-16, or L-17 not given"},
      {"nothing_held", "Nothing held", "requests", "answered with L-2, no record found"},
      {"part_or_refused_share", "Part or refused", "%", "(part + refused) / answered"},
      {"opinions_awaited", "Waiting for a health opinion", "requests", "received by the last day, with something withheld under S3P2-6"},
      {"pages", "Pages released", "pages", "sum over those answered of the pages of the newest released pack"},
      {"complaints_received", "Complaints received", "requests", "complaints received in the period"},
      {"complaints_acknowledged", "Acknowledged in time", "requests", "of these, L-20 or the outcome sent on or before the statutory date (30 days, s.164A)"},
      {"complaints_median", "Median time to an outcome", "days", "of complaints answered in the period, nearest rank"},
      {"regulator_complaints", "Taken to the regulator", "requests", "of complaints received in the period"},
      {"regulator_upheld", "Upheld by the regulator", "requests", "of complaints received in the period"},
      {"recipients_to_tell", "Article 19 notices outstanding", "notices", "open notices to recipients, now"},
      {"lifted_without_notice", "Restrictions lifted without notice", "requests", "lifted with no letter L-14 after lifting was proposed; must be 0"},
      {"keeping_over", "Kept beyond their time, under review", "requests", "closed cases whose time in config/retention.yaml is over and of which nobody has yet said what becomes of them, now"}};
  return kMetrics;
}

std::vector<Metric> regulator_metrics() {
  std::vector<Metric> chosen;
  for (auto const* id : {"received", "due", "on_time", "on_time_share", "late", "open", "overdue", "oldest_overdue", "overdue_days_mean", "weekly_movement",
                         "answered", "days_mean", "complaints_received", "regulator_complaints", "regulator_upheld"}) {
    auto const found = std::find_if(metrics().begin(), metrics().end(), [&](auto const& metric) { return metric.id == id; });
    ENSURE(found != metrics().end(), "a regulator's measure that is no measure");
    chosen.push_back(*found);
  }
  return chosen;
}

std::vector<FigureRow> figures(std::vector<CaseFigures> const& cases, Period const& period, GroupBy by) {
  std::map<std::string, Cases> groups;
  if (by == GroupBy::all || by == GroupBy::month) groups["all"] = {};
  for (auto const& one : cases) {
    for (auto const& group : groups_of(one, by)) groups[group].push_back(&one);
  }
  std::vector<FigureRow> rows;
  for (auto const& [group, members] : groups) {
    if (by != GroupBy::month) {
      rows.push_back(Tally(group, members, period).row());
      continue;
    }
    for (auto const& month : months_of(period)) rows.push_back(Tally(year_month(month.from), members, month).row());
  }
  return rows;
}

}  // namespace rightsdesk::app
