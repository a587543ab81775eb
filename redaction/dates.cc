#include "redaction/dates.h"

#include <array>
#include <optional>
#include <string>

#include "redaction/plain_text.h"

namespace rightsdesk::redaction {
namespace {

struct Part {
  std::size_t begin = 0, end = 0;
  int number = -1;     // digits, or digits and an ordinal ending
  unsigned month = 0;  // 1 to 12 when it is a month's name
  bool filler = false; // "of", "the"
};

constexpr std::array<std::string_view, 12> kMonths{"january", "february", "march", "april", "may", "june",
                                                   "july", "august", "september", "october", "november", "december"};

unsigned month_named(std::string_view word) {
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i] || (word.size() == 3 && kMonths[i].substr(0, 3) == word)) return static_cast<unsigned>(i + 1);
  }
  return 0;
}

Part part_of(Token const& token) {
  Part part{token.begin, token.end};
  std::string_view word = token.lower;
  auto const letters = word.find_first_not_of("0123456789");
  auto const digits = word.substr(0, letters);
  auto const rest = letters == std::string_view::npos ? std::string_view{} : word.substr(letters);
  if (digits.empty()) {
    part.month = month_named(word);
    part.filler = word == "of" || word == "the";
  } else if (digits.size() <= 4 && (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th")) {
    part.number = std::stoi(std::string(digits));
  }
  return part;
}

std::optional<Date> day_from(int year, unsigned month, int day, std::size_t year_digits) {
  if (year_digits == 2) year += year < 30 ? 2000 : 1900;
  Date const date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{static_cast<unsigned>(day)}};
  bool const likely = year >= 1890 && year <= 2100 && day > 0;
  return likely && date.ok() ? std::optional(date) : std::nullopt;
}

bool joined(std::string_view text, Part const& a, Part const& b) {
  auto const between = text.substr(a.end, b.begin - a.end);
  return !between.empty() && between.size() <= 3 && between.find_first_not_of(" ./-,\n") == std::string_view::npos;
}

std::size_t length(Part const& part) { return part.end - part.begin; }
bool is_year(Part const& part) { return part.number >= 0 && (length(part) == 4 || length(part) == 2); }
bool is_small(Part const& part) { return part.number >= 1 && length(part) <= 4 && part.number <= 31; }

std::optional<Date> read(Part const& a, Part const& b, Part const& c) {
  if (is_small(a) && b.month != 0 && is_year(c)) return day_from(c.number, b.month, a.number, length(c));
  if (a.month != 0 && is_small(b) && is_year(c)) return day_from(c.number, a.month, b.number, length(c));
  if (is_small(a) && is_small(b) && length(a) <= 2 && length(b) <= 2 && b.number <= 12 && is_year(c)) {
    return day_from(c.number, static_cast<unsigned>(b.number), a.number, length(c));
  }
  bool const iso = length(a) == 4 && a.number > 0 && is_small(b) && b.number <= 12 && is_small(c) && length(c) <= 2;
  return iso ? day_from(a.number, static_cast<unsigned>(b.number), c.number, 4) : std::nullopt;
}

}  // namespace

std::vector<WrittenDate> dates_in(std::string_view text) {
  std::vector<Part> parts;
  for (auto const& token : tokens(text)) {
    auto const part = part_of(token);
    if (!part.filler) parts.push_back(part);
  }
  std::vector<WrittenDate> out;
  for (std::size_t i = 0; i + 2 < parts.size();) {
    auto const gap = text.substr(parts[i].end, parts[i + 1].begin - parts[i].end);
    bool const near = joined(text, parts[i], parts[i + 1]) || gap == " of " || gap == " of the ";
    auto const day = near && joined(text, parts[i + 1], parts[i + 2]) ? read(parts[i], parts[i + 1], parts[i + 2]) : std::nullopt;
    if (day) out.push_back({parts[i].begin, parts[i + 2].end, *day});
    i += day ? 3 : 1;
  }
  return out;
}

}  // namespace rightsdesk::redaction
