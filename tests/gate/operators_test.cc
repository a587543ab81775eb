#include "gate/operators.h"

#include <gtest/gtest.h>

namespace rightsdesk::gate {
namespace {

TEST(Operators, AreReadWithTheirOperands) {
  std::vector<std::string> words;
  for_each_operator("q 1 0 0 -1.5 0 0 cm % a note ( here\n/F1 12 Tf [(a\\)b) -20 <4A6F>] TJ Q", [&](auto const& word, auto const& operands) {
    words.push_back(word + std::to_string(operands.size()));
    if (word == "TJ") {
      ASSERT_EQ(operands[0].items.size(), 3U);
      EXPECT_EQ(operands[0].items[0].text, "a)b");
      EXPECT_EQ(operands[0].items[2].text, "Jo");
    }
  });
  EXPECT_EQ(words, (std::vector<std::string>{"q0", "cm6", "Tf2", "TJ1", "Q0"}));
}

TEST(Operators, GiveTheStringsOfInlineDictionaries) {
  auto const strings = strings_in("/Span <</ActualText (Jo \\101nn)>> BDC (x) Tj EMC BI /W 1 ID (not text) EI (y) Tj");
  EXPECT_EQ(strings, (std::vector<std::string>{"Jo Ann", "x", "y"}));
}

TEST(Operators, EndQuietlyInsideABrokenString) {
  EXPECT_NO_THROW(for_each_operator("(never closed", [](auto const&, auto const&) {}));
  EXPECT_NO_THROW(strings_in("[ [ [ <AB"));
}

}  // namespace
}  // namespace rightsdesk::gate
