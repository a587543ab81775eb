// The letter and the help texts are for anybody: reading age 9 to 11 (United States grade 4 to 6), short sentences.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include "core/text.h"
#include "sample.h"

namespace rightsdesk::disclosure {
namespace {

/// The words of a template without its names and marks.
std::string prose_of(std::string const& name) {
  std::ifstream file(templates() + "/" + name + ".txt");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  text = std::regex_replace(text, std::regex("\\{\\{[#^/][^}]*\\}\\}"), "");
  text = std::regex_replace(text, std::regex("\\{\\{[^}]*\\}\\}"), "it");
  text = std::regex_replace(text, std::regex("\\*\\*"), "");
  std::string prose;
  for (std::string const& line : split(text, '\n')) {
    std::string const words = tidied(line);
    if (words.empty() || words[0] == '#' || words[0] == '|' || words == "---") continue;
    bool const point = words.starts_with("- ");
    prose += (point ? words.substr(2) : words) + (point && words.back() != '.' ? ". " : " ");
  }
  return prose;
}

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

struct Measured {
  double grade = 0;  ///< Flesch-Kincaid
  std::size_t longest = 0;
};

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
  double const w = static_cast<double>(words);
  return {0.39 * w / static_cast<double>(std::max<std::size_t>(sentences, 1)) + 11.8 * beats / w - 15.59, longest};
}

struct PlainWords : testing::TestWithParam<char const*> {};

TEST_P(PlainWords, CanBeReadAtElevenOrYounger) {
  auto const text = measured(prose_of(GetParam()));
  EXPECT_LE(text.grade, 6.0) << GetParam();
  EXPECT_LE(text.longest, 25U) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(OfThePack, PlainWords, testing::Values("letter", "how_to_read", "notice", "rights", "certificate", "left_out", "records", "schedule", "glossary", "complain", "support"));

TEST(Readability, TellsPlainFromHardWords) {
  EXPECT_LT(measured("The cat sat on the mat. It was a big cat.").grade, 2);
  EXPECT_GT(measured("Notwithstanding the aforementioned considerations, information regarding individuals necessitates administrative authorisation.").grade, 15);
}

}  // namespace
}  // namespace rightsdesk::disclosure
