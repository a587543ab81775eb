// The letter and the help texts are for anybody: reading age 9 to 11 (United States grade 4 to 6), short sentences.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include "core/text.h"
#include "sample.h"
#include "texts/readability.h"

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

using texts::measured;

struct PlainWords : testing::TestWithParam<char const*> {};

TEST_P(PlainWords, CanBeReadAtElevenOrYounger) {
  auto const text = measured(prose_of(GetParam()));
  EXPECT_LE(text.grade, 6.0) << GetParam();
  EXPECT_LE(text.longest, 25U) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(OfThePack, PlainWords, testing::Values("letter", "how_to_read", "notice", "rights", "certificate", "left_out", "newer", "chronology", "records", "schedule", "glossary", "complain", "support"));

}  // namespace
}  // namespace rightsdesk::disclosure
