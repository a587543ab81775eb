#include "app/download_term.h"

#include <algorithm>
#include <charconv>

namespace rightsdesk::app {
namespace {

constexpr char kOpenUntil[] = "open_until", kTimes[] = "times";

int number_in(std::string const& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool gives_term(casework::CaseEvent const& event, int version) {
  int const its = number_in(casework::detail_of(event, "version"));
  return event.what == "sent_again" ? its >= version : (event.what == "released" || event.what == "part_released") && its == version;
}

}  // namespace

void begin_term(std::map<std::string, std::string>& detail, Office const& office, casework::Case const& about) {
  auto const& policy = office.rules.controllers.at(about.controller).download;
  detail[kOpenUntil] = to_iso(plus_days(office.clock.today(), policy.days));
  detail[kTimes] = std::to_string(policy.times);
}

std::optional<DownloadTerm> term_of(std::vector<casework::CaseEvent> const& events, int version) {
  auto const last = std::find_if(events.rbegin(), events.rend(), [&](auto const& event) { return gives_term(event, version); });
  if (last == events.rend()) return std::nullopt;
  auto const day = parse_date(casework::detail_of(*last, kOpenUntil));
  if (!day) return std::nullopt;
  return DownloadTerm{*day, number_in(casework::detail_of(*last, kTimes)), last->number};
}

bool has_ended(DownloadTerm const& term, Date today) { return today > term.last_day; }

int downloads_in(DownloadTerm const& term, std::vector<casework::CaseEvent> const& events, int version, std::string const& form) {
  return static_cast<int>(std::count_if(events.begin(), events.end(), [&](auto const& event) {
    return event.what == "downloaded" && event.number > term.since && number_in(casework::detail_of(event, "version")) == version && casework::detail_of(event, "form") == form;
  }));
}

}  // namespace rightsdesk::app
