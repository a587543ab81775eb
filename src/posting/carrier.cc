#include "posting/carrier.h"

#include <algorithm>

#include "core/text.h"

namespace rightsdesk::posting {
namespace {

constexpr std::size_t kMostWords = 400;  // bytes
constexpr std::ptrdiff_t kNumberDigits = 7;  // the shortest that is a telephone number here

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool names_somebody(std::string const& word) {
  return word.find('@') != std::string::npos || std::count_if(word.begin(), word.end(), is_digit) >= kNumberDigits;
}

std::string without(std::string text, std::string const& part) {
  if (part.empty()) return text;
  for (auto at = lower_ascii(text).find(lower_ascii(part)); at != std::string::npos; at = lower_ascii(text).find(lower_ascii(part))) {
    text.replace(at, part.size(), " … ");
  }
  return text;
}

}  // namespace

Fate Carrier::fate_of(std::string const&, Instant) { return {}; }

std::string fit_to_keep(std::string const& words, std::string const& to) {
  std::string kept;
  for (auto const& word : split(tidied(without(valid_utf8(words), tidied(to))), ' ')) {
    auto const next = names_somebody(word) ? std::string("…") : word;
    if (kept.size() + 1 + next.size() > kMostWords) break;
    kept += (kept.empty() ? "" : " ") + next;
  }
  return kept;
}

Handed taken(std::string id) { return {Handed::Answer::taken, {}, std::move(id), {}}; }
Handed refused_for_good(std::string words) { return {Handed::Answer::refused, std::move(words), {}, {}}; }
Handed try_again(std::string words, std::optional<std::chrono::seconds> after) { return {Handed::Answer::again, std::move(words), {}, after}; }

}  // namespace rightsdesk::posting
