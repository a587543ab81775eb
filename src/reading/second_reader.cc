#include "reading/second_reader.h"

#include <algorithm>
#include <chrono>

#include "core/text.h"
#include "reading/tool.h"

namespace rightsdesk::reading {
namespace {

constexpr std::size_t kAName = 8, kOneIn = 50;

bool is_mark(char32_t c) {
  return c < 0x80 ? !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) : c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x206F) || c == 0xFFFD;
}

std::u32string letters_of(std::string_view text) {
  auto letters = to_code_points(folded(text));
  std::erase_if(letters, is_mark);
  return letters;
}

/// Words cut at white space.
std::vector<std::u32string> words_of(std::string const& text) {
  std::vector<std::u32string> words;
  for (auto const& word : split(tidied(text), ' ')) words.push_back(letters_of(word));
  return words;
}

std::u32string together(std::vector<std::u32string> const& words) {
  std::u32string all;
  for (auto const& word : words) all += word;
  return all;
}

std::size_t only_here(std::vector<std::u32string> const& words, std::u32string const& elsewhere) {
  std::size_t letters = 0;
  for (auto const& word : words) {
    if (word.empty() || elsewhere.find(word) != std::u32string::npos) continue;
    if (elsewhere.find(std::u32string(word.rbegin(), word.rend())) == std::u32string::npos) letters += word.size();
  }
  return letters;
}

}  // namespace

bool is_for_eyes(Difference const& difference) { return difference.letters >= kAName && difference.letters * kOneIn > difference.of; }

Difference difference(std::vector<PdfWord> const& words, std::string const& other_text) {
  std::vector<std::u32string> ours;
  for (auto const& word : words) ours.push_back(letters_of(word.text));
  auto const theirs = words_of(other_text);
  auto const all_ours = together(ours), all_theirs = together(theirs);
  return {only_here(ours, all_theirs) + only_here(theirs, all_ours), std::max(all_ours.size(), all_theirs.size())};
}

std::vector<std::optional<std::string>> second_reading(Source const& source, int first, int last) {
  auto const count = static_cast<std::size_t>(last - first + 1);
  std::vector<std::optional<std::string>> pages(count);
  auto const range = std::to_string(first) + "-" + std::to_string(last);
  auto const run = run_tool({"/usr/bin/mutool", "draw", "-q", "-a", "-F", "txt", "-o", "-", source.path, range}, std::chrono::seconds(12 + (last - first)));
  auto const read = split(run.output, '\f');  // one after each page
  for (std::size_t i = 0; i + 1 < read.size() && i < count; ++i) pages[i] = valid_utf8(read[i]);
  return pages;
}

}  // namespace rightsdesk::reading
