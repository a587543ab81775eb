#include "redaction/no_name.h"

#include <algorithm>

namespace rightsdesk::redaction {
namespace {

constexpr std::size_t kLongestLabel = 3;  // words

/// At most three ordinary words, none of them a name.
bool is_label(std::string_view text, Words const& words) {
  auto const label = tokens(text);
  return !label.empty() && label.size() <= kLongestLabel && std::all_of(label.begin(), label.end(), [&](Token const& word) {
    return (words.is_ordinary(word.lower) || word.lower == "id") && !words.name_words.contains(word.lower);
  });
}

bool are_joined_letters(std::string_view plain, Token const& left, Token const& right) {
  bool const letters = left.shape == Shape::initial && right.shape == Shape::initial && left.end + 1 == right.begin;
  return letters && (plain[left.end] == '&' || plain[left.end] == '/');
}

}  // namespace

std::string_view line_before(std::string_view plain, std::size_t begin) {
  auto from = begin;
  while (from > 0 && plain[from - 1] != '\n' && begin - from < kLongestHeading) --from;
  return plain.substr(from, begin - from);
}

bool fills_a_cell(std::string_view plain, Token const& token) {
  auto const edge = [](char c) { return c == '\t' || c == '\n'; };
  bool const left = token.begin > 0 && plain[token.begin - 1] == '\t';
  bool const right = token.end < plain.size() && plain[token.end] == '\t';
  bool const begins = token.begin == 0 || edge(plain[token.begin - 1]), ends = token.end == plain.size() || edge(plain[token.end]);
  return begins && ends && (left || right);
}

bool is_a_number(Token const& token) {
  auto const& word = token.lower;
  bool const time = is_digit(word.front()) && (word.ends_with("am") || word.ends_with("pm"));
  return time || 2 * static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_digit)) >= word.size();
}

bool is_a_letter_alone(std::string_view plain, std::vector<Token> const& list, std::size_t at) {
  auto const& token = list[at];
  if (token.shape != Shape::initial) return false;
  bool const joined = (at > 0 && are_joined_letters(plain, list[at - 1], token)) ||
                      (at + 1 < list.size() && are_joined_letters(plain, token, list[at + 1]));
  bool const pronoun = token.lower == "i" && token.end < plain.size() && (plain[token.end] == ' ' || plain[token.end] == '\'');
  return joined || pronoun || fills_a_cell(plain, token);
}

bool is_in_a_label(std::string_view plain, std::vector<Token> const& list, std::size_t at, Words const& words) {
  auto const begin = list[at].begin - line_before(plain, list[at].begin).size();
  auto const after = plain.substr(list[at].end, kLongestHeading);
  auto const colon = after.find_first_of(":\n");
  return colon != std::string_view::npos && after[colon] == ':' && is_label(plain.substr(begin, list[at].end + colon - begin), words);
}

bool is_a_value(std::string_view plain, std::vector<Token> const& list, std::size_t at, Words const& words) {
  bool const ends = list[at].end == plain.size() || plain[list[at].end] == '\n' || plain[list[at].end] == '\t';
  auto const before = line_before(plain, list[at].begin);
  return ends && before.ends_with(": ") && is_label(before.substr(0, before.size() - 2), words);
}

bool is_in_a_role(std::string_view plain, std::vector<Token> const& list, std::size_t at, Words const& words) {
  auto const before = line_before(plain, list[at].begin);
  auto const comma = before.rfind(", ");
  if (comma == std::string_view::npos) return false;
  auto const begin = list[at].begin - before.size() + comma + 2;
  return words.professions.contains(lowered(plain.substr(begin, plain.find_first_of("\n\t", begin) - begin)));
}

}  // namespace rightsdesk::redaction
