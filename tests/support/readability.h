#pragma once
// How hard a text is to read: the Flesch-Kincaid grade (United States school years; 4 to 6 is a reading age of 9 to 11).
#include <algorithm>
#include <string>

#include "core/text.h"

namespace rightsdesk::test {

inline int syllables(std::string const& word) {
  static std::string const vowels = "aeiouy";
  int count = 0;
  bool before = false;
  for (char const c : word) {
    bool const vowel = vowels.find(c) != std::string::npos;
    count += vowel && !before ? 1 : 0;
    before = vowel;
  }
  bool const silent = word.size() > 2 && (word.ends_with("e") || word.ends_with("ed")) && !word.ends_with("le") && !word.ends_with("ted") && !word.ends_with("ded");
  return std::max(1, count - (silent ? 1 : 0));
}

struct Measured {
  double grade = 0;  ///< Flesch-Kincaid
  std::size_t longest = 0;
};

inline Measured measured(std::string const& prose) {
  std::size_t sentences = 0, words = 0, longest = 0, here = 0;
  int beats = 0;
  std::string word;
  for (char const c : lower_ascii(prose) + " ") {
    if ((c >= 'a' && c <= 'z') || c == '\'') {
      word += c;
      continue;
    }
    if (!word.empty()) {
      ++words;
      ++here;
      beats += syllables(word);
      word.clear();
    }
    if ((c == '.' || c == '?' || c == ':') && here > 0) {
      ++sentences;
      longest = std::max(longest, here);
      here = 0;
    }
  }
  double const w = static_cast<double>(words);
  return {0.39 * w / static_cast<double>(std::max<std::size_t>(sentences, 1)) + 11.8 * beats / w - 15.59, longest};
}

}  // namespace rightsdesk::test
