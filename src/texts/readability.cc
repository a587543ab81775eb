#include "texts/readability.h"

#include <algorithm>

#include "core/text.h"

namespace rightsdesk::texts {
namespace {

int syllables(std::string const& word) {
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

}  // namespace

Measured measured(std::string const& prose) {
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
  if (words == 0) return {};
  double const w = static_cast<double>(words);
  return {0.39 * w / static_cast<double>(std::max<std::size_t>(sentences, 1)) + 11.8 * beats / w - 15.59, longest};
}

Measured measured(std::vector<Block> const& blocks) {
  std::string prose;
  for (auto const& block : blocks) {
    if (block.kind != Block::Kind::paragraph && block.kind != Block::Kind::bullets) continue;
    for (auto const& item : block.items) prose += plainly(item) + (item.ends_with(".") || item.ends_with("?") ? " " : ". ");
  }
  return measured(prose);
}

}  // namespace rightsdesk::texts
