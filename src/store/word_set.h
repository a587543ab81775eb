#pragma once
// A set of words in one column: scopes, kinds of event.
#include <set>
#include <string>

#include "core/text.h"

namespace rightsdesk::store {

/// "a b c"; empty for none. No word has a space in it.
inline std::string spaced(std::set<std::string> const& words) { return joined({words.begin(), words.end()}, " "); }
inline std::set<std::string> words_of(std::string const& text) {
  auto const words = split(text, ' ');
  return {words.begin(), words.end()};
}

}  // namespace rightsdesk::store
