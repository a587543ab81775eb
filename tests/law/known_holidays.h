#pragma once
#include <fstream>
#include <sstream>

#include "law/timeline.h"

namespace rightsdesk::law {

inline std::string text_of_file(std::string const& path) {
  std::ifstream in(std::string(RIGHTSDESK_TREE) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

/// The holidays the product ships.
inline BankHolidays const& known_holidays() {
  static BankHolidays const kHolidays = BankHolidays::from_json(text_of_file("config/law/bank_holidays.json")).value();
  return kHolidays;
}

/// "2026-09-11".
inline Date on(std::string_view iso) { return parse_date(iso).value(); }

inline Timeline request(Right right, std::string_view received, std::vector<std::string> const& events = {},
                        Jurisdiction where = Jurisdiction::england_and_wales) {
  Timeline timeline{where, right, on(received), {}};
  for (auto const& event : events) timeline.events.push_back(parse_event(event).value());
  return timeline;
}

inline DueDate due_of(Timeline const& timeline) { return due_date(timeline, known_holidays()).value(); }

}  // namespace rightsdesk::law
