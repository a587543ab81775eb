#pragma once
// Values and the words they are stored under: an array of pairs, one a value.
#include <iterator>
#include <optional>
#include <string>
#include <type_traits>

#include "core/result.h"

namespace rightsdesk {

/// The word of `value`. A Bug when `table` lacks it.
template <class Table, class Value>
std::string word_for(Table const& table, Value value) {
  for (auto const& [known, word] : table) {
    if (known == value) return word;
  }
  throw Bug("a value without a name");
}

/// The value whose word this is; nothing for a word that `table` lacks.
template <class Table>
auto value_if_known(Table const& table, std::string const& word) -> std::optional<std::decay_t<decltype(std::begin(table)->first)>> {
  for (auto const& [known, name] : table) {
    if (word == name) return known;
  }
  return std::nullopt;
}

/// The value stored under `word`. Throws Fault, with `internal`, for a word that `table` lacks.
template <class Value, class Table>
Value value_for(Table const& table, std::string const& word, std::string const& internal) {
  if (auto const known = value_if_known(table, word)) return *known;
  throw Fault("The store holds a word this program does not know.", internal);
}

}  // namespace rightsdesk
