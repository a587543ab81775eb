#include "store/additions.h"

#include <algorithm>
#include <set>

namespace rightsdesk::store {
namespace {

using Words = std::vector<std::string>;

/// In capitals, brackets and commas by themselves.
Words words_of(std::string const& statement) {
  Words words(1);
  for (char const c : statement) {
    bool const sign = c == '(' || c == ')' || c == ',';
    if (sign || c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      if (!words.back().empty()) words.emplace_back();
      if (sign) words.insert(words.end() - 1, std::string(1, c));
    } else {
      words.back() += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool starts_with(Words const& words, Words const& start) {
  return words.size() > start.size() && std::equal(start.begin(), start.end(), words.begin());
}

bool has(Words const& words, std::string const& word) { return std::find(words.begin(), words.end(), word) != words.end(); }

/// The word behind `mark`; empty when there is none.
std::string after(Words const& words, std::string const& mark) {
  auto const found = std::find(words.begin(), words.end(), mark);
  return found == words.end() || found + 1 == words.end() ? std::string() : *(found + 1);
}

/// Whoever does not know a row cannot take away the row it refers to. Colleagues are never taken away.
bool refers_to_older(Words const& words, std::set<std::string> const& own) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i] == "REFERENCES" && words[i + 1] != "STAFF" && !own.contains(words[i + 1])) return true;
  return false;
}

/// One column that whoever does not name it need not fill.
bool adds_a_column_that_may_be_left_out(Words const& words) {
  for (auto const* limit : {"UNIQUE", "CHECK", "REFERENCES", "PRIMARY"})
    if (has(words, limit)) return false;
  int depth = 0;
  for (auto const& word : words) {
    if (word == "(") ++depth;
    if (word == ")") --depth;
    if (word == "," && depth == 0) return false;  // a second change in the same statement
  }
  return !has(words, "NOT") || has(words, "DEFAULT");
}

bool only_adds(Words const& words, std::set<std::string>& own) {
  if (starts_with(words, {"CREATE", "TABLE"})) {
    own.insert(words[2]);
    return !refers_to_older(words, own);
  }
  if (starts_with(words, {"CREATE", "INDEX"})) return true;
  if (starts_with(words, {"CREATE", "UNIQUE", "INDEX"}) || starts_with(words, {"CREATE", "TRIGGER"})) return own.contains(after(words, "ON"));
  if (starts_with(words, {"INSERT", "INTO"})) return own.contains(words[2]);
  if (!starts_with(words, {"ALTER", "TABLE"})) return false;
  return own.contains(words[2]) || (words.size() > 6 && words[3] == "ADD" && words[4] == "COLUMN" && adds_a_column_that_may_be_left_out(words));
}

}  // namespace

std::string first_that_does_more_than_add(std::vector<std::string> const& statements) {
  std::set<std::string> own;
  for (auto const& statement : statements)
    if (!only_adds(words_of(statement), own)) return statement;
  return {};
}

}  // namespace rightsdesk::store
