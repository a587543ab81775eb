#include "redaction/closing_names.h"

#include <algorithm>

#include "redaction/surroundings.h"

namespace rightsdesk::redaction {
namespace {

constexpr std::size_t kLongestLine = 40, kMostWords = 3;

bool is_kiss(Token const& token) { return token.lower.find_first_not_of('x') == std::string::npos; }

bool begins_quotation(std::string_view line) {
  auto const lower = lowered(line.substr(0, 60));
  bool const dated = lower.starts_with("on ") && std::any_of(lower.begin(), lower.end(), is_digit);
  return lower.starts_with(">") || lower.starts_with("from:") || lower.starts_with("-----") || lower.starts_with("_____") ||
         lower.starts_with("sent from") || dated;
}

/// What stands below the line that ends at `end`: its first line that is not empty, or nothing.
std::string_view next_line(std::string_view plain, std::size_t end) {
  auto const begin = plain.find_first_not_of(" \n\t\r", end);
  if (begin == std::string_view::npos) return {};
  return plain.substr(begin, plain.find('\n', begin) - begin);
}

bool ends_message(std::string_view plain, std::size_t begin, std::size_t end) {
  auto const below = next_line(plain, end);
  bool const first = plain.substr(0, begin).find_first_not_of(" \n\t\r") == std::string_view::npos;
  return !first && (below.empty() || begins_quotation(below));
}

}  // namespace

std::vector<Claim> closing_names(std::string_view plain, std::vector<Token> const& list, PeopleIndex const& index, Words const& words) {
  std::vector<Claim> out;
  for (std::size_t first = 0; first < list.size();) {
    auto const newline = plain.rfind('\n', list[first].begin);
    auto const begin = newline == std::string_view::npos ? 0 : newline + 1;
    auto const end = std::min(plain.find('\n', list[first].begin), plain.size());
    auto last = first, after = first;
    while (after < list.size() && list[after].begin < end) {
      if (!is_kiss(list[after])) last = after;
      ++after;
    }
    auto const line = plain.substr(begin, end - begin);
    bool const bare = line.size() <= kLongestLine && line.find_first_of(":,;?!@\t") == std::string_view::npos && last - first < kMostWords;
    auto const named = [&](Token const& t) {
      return begins_upper(t) && t.lower.size() > 1 && !words.titles.contains(t.lower) && !index.is_subjects_given(t.lower) && !index.is_subjects_family(t.lower);
    };
    bool const names = std::all_of(list.begin() + static_cast<long>(first), list.begin() + static_cast<long>(last) + 1, named);
    bool const kissed = last + 1 < after;
    bool const place = words.places.contains(list[last].lower) || words.place_words.contains(list[last].lower);
    if (bare && names && (kissed || !place) && ends_message(plain, begin, end)) {
      out.push_back({list[first].begin, list[last].end, "person", Tier::possible, {}, {{"names.closing", "It stands alone where a message ends."}}});
    }
    first = std::max(after, first + 1);
  }
  return out;
}

}  // namespace rightsdesk::redaction
