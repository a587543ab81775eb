#include "redaction/tables.h"

#include <algorithm>
#include <optional>

#include "redaction/dates.h"

namespace rightsdesk::redaction {
namespace {

struct Heading {
  std::size_t cell = 0;
  bool cells = false;
};

std::size_t cell_at(std::string_view line, std::size_t at) {
  return static_cast<std::size_t>(std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at), '\t'));
}

std::optional<Heading> heading_in(std::string_view line) {
  if (line.size() > 300 || !dates_in(line).empty()) return std::nullopt;
  auto const lower = lowered(line);
  for (std::string_view const word : {"dob", "d.o.b", "date of birth", "birth date"}) {
    auto const at = lower.find(word);
    if (at == std::string::npos || tokens(line).size() < 2 || line.find(':') != std::string_view::npos) continue;
    bool const cells = line.find('\t') != std::string_view::npos;
    return Heading{cells ? cell_at(lower, at) : 0, cells};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Claim> dates_under_headings(std::string_view plain) {
  std::vector<Claim> out;
  std::optional<Heading> heading;
  for (std::size_t begin = 0; begin < plain.size();) {
    auto const end = std::min(plain.find('\n', begin), plain.size());
    auto const line = plain.substr(begin, end - begin);
    if (line.find_first_not_of(" \t") == std::string_view::npos) heading.reset();
    if (auto const fresh = heading_in(line)) {
      heading = fresh;
    } else if (heading && line.size() <= 2000) {
      for (auto const& date : dates_in(line)) {
        if (heading->cells && cell_at(line, date.begin) != heading->cell) continue;
        Claim claim{begin + date.begin, begin + date.end, "date_of_birth", heading->cells ? Tier::confident : Tier::possible};
        claim.because.push_back({"tables.date_of_birth", "It stands under a heading for dates of birth."});
        out.push_back(std::move(claim));
      }
    }
    begin = end + 1;
  }
  return out;
}

}  // namespace rightsdesk::redaction
