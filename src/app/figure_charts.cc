#include "app/figure_charts.h"

#include <algorithm>
#include <array>

#include "app/at_share.h"

namespace rightsdesk::app {
namespace {

constexpr int kMonthsShown = 13, kYearOfDays = 365, kFewest = 5, kMostBars = 12, kAimPercent = 95;
constexpr char kNotWritten[] = "Not written down";

using All = std::vector<CaseFigures>;

bool lately(std::optional<Date> const& day, Date today) { return day && *day > plus_days(today, -kYearOfDays) && *day <= today; }

bool given_up_in_time(CaseFigures const& one) { return one.withdrawn && one.due && *one.withdrawn <= *one.due; }
bool was_late(CaseFigures const& one, Date today) {
  if (!one.due || given_up_in_time(one)) return false;
  return one.answered ? *one.answered > *one.due : !one.withdrawn && *one.due < today;
}

std::string title_of(law::Right right) {
  auto words = law::to_string(right);
  std::replace(words.begin(), words.end(), '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string titled(std::map<std::string, std::string> const& titles, std::string const& id) {
  auto const found = titles.find(id);
  return found == titles.end() ? id : found->second;
}

/// Half, eight of ten and 95 of 100 of each right; rights of which there are too few are left out.
void add_shares(Chart& chart, std::map<law::Right, std::vector<int>> const& by_right) {
  chart.series = {"Half", "Eight of ten", "95 of 100"};
  chart.behind = {"Cases"};
  for (auto const& [right, values] : by_right) {
    auto const cases = static_cast<int>(values.size());
    if (cases >= kFewest) chart.bars.push_back({title_of(right), {at_share(values, 0.5), at_share(values, 0.8), at_share(values, 0.95)}, {}, {cases}});
  }
}

struct Share {
  std::string label, words;
  int value = 0;
};

/// The most first; what goes beyond the bars is one bar.
void add_most(Chart& chart, std::vector<Share> shares) {
  std::stable_sort(shares.begin(), shares.end(), [](auto const& one, auto const& other) { return one.value > other.value; });
  int rest = 0;
  for (std::size_t at = 0; at < shares.size(); ++at) {
    bool const fits = shares.size() <= kMostBars || at + 1 < kMostBars;
    if (fits) chart.bars.push_back({shares[at].label, {shares[at].value}, shares[at].words});
    else rest += shares[at].value;
  }
  if (rest > 0) chart.bars.push_back({"All others", {rest}});
}

void add_counted(Chart& chart, std::map<std::string, int> const& counted, std::map<std::string, std::string> const& titles) {
  std::vector<Share> shares;
  for (auto const& [id, count] : counted) shares.push_back({titled(titles, id), {}, count});
  add_most(chart, std::move(shares));
}

}  // namespace

std::vector<std::string> last_months(Date today) {
  std::vector<std::string> months;
  auto first = *parse_date(year_month(today) + "-01");
  for (int i = 0; i < kMonthsShown; ++i) {
    months.insert(months.begin(), year_month(first));
    first = *parse_date(year_month(plus_days(first, -1)) + "-01");
  }
  return months;
}

Chart on_time_by_month(All const& cases, Date today) {
  Chart chart{Chart::Kind::side_by_side, "on-time", "Answered in time, by the month of receipt",
              "Of the cases received in the month that were answered, or whose statutory day has passed: how many in a hundred were answered on or before it, rounded down. Those withdrawn by then are left "
              "out, and so are those with time left.",
              {"In time, of 100"}, {}, {"In time", "Of"}, Chart::Line{kAimPercent, "95 of 100"}};
  std::map<std::string, std::array<int, 2>> months;
  for (auto const& one : cases) {
    bool const counts = one.due && !given_up_in_time(one) && (one.answered || (*one.due < today && !one.withdrawn));
    if (!counts) continue;
    auto& [timely, all] = months[year_month(one.received)];
    ++all;
    timely += one.answered && *one.answered <= *one.due ? 1 : 0;
  }
  for (auto const& month : last_months(today)) {
    auto const [timely, all] = months[month];
    chart.bars.push_back({month, all == 0 ? std::vector<int>{} : std::vector<int>{timely * 100 / all}, {}, {timely, all}});
  }
  return chart;
}

Chart days_by_right(All const& cases, Date today, Days days) {
  bool const calendar = days == Days::calendar;
  Chart chart{Chart::Kind::side_by_side, calendar ? "days" : "clock-days", calendar ? "Days from receipt to the answer, by right" : "Days of the clock to the answer, by right",
              calendar ? "Of cases answered in the last 365 days: calendar days from receipt to the first final letter. Half, eight of ten and 95 of 100 took at most that many. Rights with fewer than five are left out."
                       : "The same cases: days from when the clock began (identity, authority or a fee may have come first), less the days on which it was stopped. Rights with fewer than five are left out.",
              {}, {}};
  std::map<law::Right, std::vector<int>> by_right;
  for (auto const& one : cases) {
    if (!lately(one.answered, today)) continue;
    if (calendar) by_right[one.right].push_back(days_between(one.received, *one.answered));
    else if (one.clock_days) by_right[one.right].push_back(*one.clock_days);
  }
  add_shares(chart, by_right);
  return chart;
}

Chart received_by_service(All const& cases, Date today, std::map<std::string, std::string> const& titles) {
  Chart chart{Chart::Kind::stacked, "received-services", "Received by service", "Cases received in the last 365 days that name the service; a case that names three is in three bars.", {"Received"}, {}};
  std::map<std::string, int> counted;
  for (auto const& one : cases) {
    if (!lately(one.received, today)) continue;
    for (auto const& service : one.services) ++counted[service];
  }
  add_counted(chart, counted, titles);
  return chart;
}

Chart received_by_source(All const& cases, Date today, std::map<std::string, std::string> const& titles) {
  Chart chart{Chart::Kind::stacked, "sources", "Received by source system", "Cases received in the last 365 days whose search plan has the system; a case for which five were asked is in five bars.", {"Received"}, {}};
  std::map<std::string, int> counted;
  for (auto const& one : cases) {
    if (!lately(one.received, today)) continue;
    for (auto const& source : one.sources) ++counted[source];
  }
  add_counted(chart, counted, titles);
  return chart;
}

Chart pages_by_right(All const& cases, Date today) {
  Chart chart{Chart::Kind::side_by_side, "pages", "Pages given, by right",
              "Of cases answered in the last 365 days with a pack: pages of the newest that was released. Half, eight of ten and 95 of 100 had at most that many. Rights with fewer than five are left out.", {}, {}};
  std::map<law::Right, std::vector<int>> by_right;
  for (auto const& one : cases) {
    if (lately(one.answered, today) && one.pages > 0) by_right[one.right].push_back(one.pages);
  }
  add_shares(chart, by_right);
  return chart;
}

Chart places_by_reason(All const& cases, Date today, std::map<std::string, std::string> const& titles) {
  Chart chart{Chart::Kind::stacked, "withheld", "Withheld, by reason", "Of cases answered in the last 365 days: places and whole pages withheld under each exemption, whatever became of the pack later.", {"Places"}, {}};
  std::map<std::string, int> counted;
  for (auto const& one : cases) {
    if (!lately(one.answered, today)) continue;
    for (auto const& [code, places] : one.places) counted[code] += places;
  }
  std::vector<Share> shares;
  for (auto const& [code, places] : counted) shares.push_back({code, titles.contains(code) ? code + ": " + titles.at(code) : std::string(), places});
  add_most(chart, std::move(shares));
  return chart;
}

Chart late_by_cause(All const& cases, Date today, std::map<std::string, std::string> const& causes) {
  Chart chart{Chart::Kind::stacked, "late", "Why answers were late",
              "Cases received in the last 365 days that were answered after their statutory day, or are past it now, by the cause that was written down in the task “Why it is late”.", {"Late"}, {}};
  std::map<std::string, int> counted;
  for (auto const& one : cases) {
    if (lately(one.received, today) && was_late(one, today)) ++counted[one.late_cause.empty() ? kNotWritten : one.late_cause];
  }
  add_counted(chart, counted, causes);
  return chart;
}

Chart waits_by_reason(All const& cases, Date today) {
  Chart chart{Chart::Kind::stacked, "waits", "Days waited for requesters, by what they were asked",
              "Cases received in the last 365 days: days from asking to answering, added up. A question stops the clock; identity, authority and a fee keep it from beginning.", {"Days"}, {}, {"Cases"}};
  struct Reason {
    char const *id, *words;
  };
  constexpr Reason kReasons[] = {{"question", "A question"}, {"identity", "Identity"}, {"authority", "Authority"}, {"fee", "A fee"}};
  for (auto const& reason : kReasons) {
    int days = 0, waited = 0;
    for (auto const& one : cases) {
      auto const found = one.waits.find(reason.id);
      if (!lately(one.received, today) || found == one.waits.end()) continue;
      days += found->second;
      ++waited;
    }
    chart.bars.push_back({reason.words, {days}, {}, {waited}});
  }
  return chart;
}

Chart outcomes_by_month(All const& cases, Date today) {
  Chart chart{Chart::Kind::stacked, "outcomes", "What cases came to",
              "By the month of the first final letter, or of withdrawal: given in full, in part, refused, nothing held; done or passed on, for rights other than access; withdrawn.",
              {"In full", "In part", "Refused", "Nothing held", "Done or passed on", "Withdrawn"}, {}};
  static std::map<std::string, std::size_t> const kPlaces{{"full", 0}, {"part", 1}, {"refused", 2}, {"nothing_held", 3}, {"done", 4}, {"routed", 4}};
  constexpr std::size_t kWithdrawn = 5;
  std::map<std::string, std::vector<int>> months;
  for (auto const& month : last_months(today)) months[month] = std::vector<int>(kWithdrawn + 1, 0);
  for (auto const& one : cases) {
    auto const ended = one.answered ? one.answered : one.withdrawn;
    if (!ended || !months.contains(year_month(*ended))) continue;
    auto const place = kPlaces.find(one.outcome);
    if (one.answered && place == kPlaces.end()) continue;
    ++months[year_month(*ended)][one.answered ? place->second : kWithdrawn];
  }
  for (auto& [month, values] : months) chart.bars.push_back({month, std::move(values)});
  return chart;
}

}  // namespace rightsdesk::app
