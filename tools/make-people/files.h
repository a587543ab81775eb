#pragma once
// CSV and JSON lines, written.
#include <fstream>
#include <initializer_list>
#include <string>

#include "population.h"

namespace rightsdesk::make_people {

inline std::string quoted(std::string const& text) {
  if (text.find_first_of(",\"\n;") == std::string::npos) return text;
  std::string out = "\"";
  for (char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

inline void line(std::ostream& out, std::initializer_list<std::string> cells, char separator = ',') {
  bool first = true;
  for (auto const& cell : cells) {
    if (!first) out << separator;
    out << quoted(cell);
    first = false;
  }
  out << '\n';
}

inline bool held(Date day) { return day.ok() && int(day.year()) > 1800; }

/// "1984-03-12" in another dress: 'i' as it is, 's' 12/03/1984, 'b' 19840312, 'm' 12-Mar-84, 't' with a time, 'y' year.
std::string dressed(Date day, char form);
std::string upper(std::string text);
std::string one_line(Home const& home);
/// The requester's own words about themselves, as the form gives them.
std::string query(Human const& human, std::string const& id, bool with_number);

}  // namespace rightsdesk::make_people
