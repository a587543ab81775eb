#include "collection/record.h"

#include <array>

#include "core/result.h"

namespace rightsdesk::collection {

std::string to_string(Reading reading) {
  switch (reading) {
    case Reading::waiting: return "waiting";
    case Reading::read: return "read";
    case Reading::unreadable: return "unreadable";
    case Reading::quarantined: return "quarantined";
  }
  throw Bug("a reading without a name");
}

Reading reading_from(std::string const& text) {
  for (auto reading : {Reading::waiting, Reading::read, Reading::unreadable, Reading::quarantined}) {
    if (to_string(reading) == text) return reading;
  }
  throw Fault("The store holds a word this program does not know.", "unknown reading \"" + text + "\"");
}

bool is_newer_than(CollectedRecord const& record, Date received) {
  static constexpr std::array kChanged{"modified", "changed", "updated"};
  auto day = parse_date(record.dated.substr(0, 10));
  for (auto const* name : kChanged) {
    auto const given = record.provenance.find(name);
    auto const changed = given == record.provenance.end() ? std::nullopt : parse_date(given->second.substr(0, 10));
    if (changed && (!day || *changed > *day)) day = changed;
  }
  return day && *day > received;
}

}  // namespace rightsdesk::collection
