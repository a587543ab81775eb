#include "redaction/surroundings.h"

#include <algorithm>
#include <string>

namespace rightsdesk::redaction {
namespace {

WordSet const& months() {
  static WordSet const kMonths{"april", "may", "june", "august", "summer", "autumn"};
  return kMonths;
}

bool is_digits(std::vector<Token> const& list, std::size_t at) {
  return at < list.size() && is_digit(list[at].lower.front());
}

}  // namespace

bool starts_sentence(std::string_view plain, std::size_t begin) {
  for (auto at = begin; at > 0; --at) {
    char const byte = plain[at - 1];
    if (byte == '\n' || byte == '\t' || byte == '.' || byte == '!' || byte == '?' || byte == ':' || byte == ';') return true;
    bool const passed = byte == ' ' || byte == '"' || byte == '\'' || byte == '(' || byte == '[' || byte == '-' ||
                        byte == '*' || byte == kOther || byte == kMark;
    if (!passed) return false;
  }
  return true;
}

std::string_view gap(std::string_view plain, Token const& left, Token const& right) {
  return plain.substr(left.end, right.begin - left.end);
}

bool may_join_names(std::string_view between) {
  int breaks = 0;
  for (char byte : between) breaks += byte == '\n' ? 1 : 0;
  return !between.empty() && between.size() <= 4 && breaks <= 1 &&
         between.find_first_not_of(" \n\t.,'-_") == std::string_view::npos;
}

std::size_t first_title(std::string_view plain, std::vector<Token> const& list, std::size_t first, Words const& words) {
  static WordSet const kNumbered{"pc", "dc", "ds", "di", "sgt", "wpc", "wdc", "pcso", "cpl", "officer"};
  auto found = first;
  bool const after_number = first > 1 && (list[first - 1].shape == Shape::digits || list[first - 1].shape == Shape::mixed);
  if (after_number && kNumbered.contains(list[first - 2].lower) && gap(plain, list[first - 2], list[first - 1]) == " " &&
      gap(plain, list[first - 1], list[first]) == " ") {
    return first - 2;  // "PC 8842 Gibbons"
  }
  for (auto at = first; at > 0; --at) {
    auto const& word = list[at - 1];
    auto const between = gap(plain, word, list[at]);
    bool const close = between == " " || between == ". " || between == "." || between == " & " || between == "\n" || between == ".\n";
    if (!close) break;
    if (words.titles.contains(word.lower) && word.shape != Shape::lower) {
      found = at - 1;
    } else if (words.titles.contains(word.lower) && word.lower.size() <= 3 && at == first) {
      found = at - 1;
    } else if (word.lower != "and" || found != at) {
      break;
    }
  }
  return found;
}

bool begins_upper(Token const& token) {
  return token.shape == Shape::capitalised || token.shape == Shape::capitals || token.shape == Shape::initial;
}

bool in_capitals(std::vector<Token> const& list, std::size_t at) {
  int capitals = 0, others = 0;
  auto const from = at > 4 ? at - 4 : 0, to = std::min(list.size(), at + 5);
  for (auto i = from; i < to; ++i) {
    if (i == at || list[i].lower.size() < 2) continue;
    capitals += list[i].shape == Shape::capitals ? 1 : 0;
    others += list[i].shape == Shape::lower || list[i].shape == Shape::capitalised ? 1 : 0;
  }
  return capitals > others;
}

bool is_plainly_a_word(std::string_view plain, std::vector<Token> const& list, std::size_t at) {
  static WordSet const kBeforeMonths{"in", "since", "until", "by", "during", "of", "early", "late", "mid", "last", "next",
                                     "this", "every", "end", "till", "from"};
  static WordSet const kAfterWill{"you", "he", "she", "they", "we", "i", "it", "the", "this", "that", "be", "not", "need",
                                  "any", "also", "mum", "dad", "these", "there"};
  auto const& word = list[at].lower;
  if (word == "will" || word == "may") {
    bool const asks = at + 1 < list.size() && kAfterWill.contains(list[at + 1].lower) && starts_sentence(plain, list[at].begin);
    if (asks) return true;
  }
  if (!months().contains(word)) return false;
  bool const dated = is_digits(list, at + 1) || (at > 0 && is_digits(list, at - 1));
  return dated || (at > 0 && kBeforeMonths.contains(list[at - 1].lower));
}

}  // namespace rightsdesk::redaction
