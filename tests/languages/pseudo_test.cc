#include "languages/pseudo.h"

#include <gtest/gtest.h>

#include "core/result.h"

namespace rightsdesk::languages {
namespace {

Messages const kMessages{{"Ask {council} <a>here</a>", {}}, {"Yes", {}}};

TEST(TheLongLanguage, HasAccentsBracketsAndTwoFifthsMore) {
  auto const language = pseudo("en-XA", kMessages);
  EXPECT_EQ(*language.of("Yes"), "[Ýéš ó]");
  EXPECT_EQ(*language.of("Ask {council} <a>here</a>"), "[Ášķ {council} <a>ħéŕé</a> óó]");
  EXPECT_EQ(language.runs(), Runs::left_to_right);
  EXPECT_EQ(language.said("No"), "No") << "what is not gathered is seen in English";
}

TEST(TheMirroredLanguage, RunsFromTheRight) {
  auto const language = pseudo("ar-XB", kMessages);
  EXPECT_EQ(*language.of("Yes"), "[\u200F\u202EÝéš\u202C\u200F\u200F\u202E ó\u202C\u200F]");
  EXPECT_EQ(language.runs(), Runs::right_to_left);
}

TEST(AMadeLanguage, IsAsWholeAsItsEnglish) {
  for (auto const* code : {"en-XA", "ar-XB"}) {
    for (auto const& [words, where] : kMessages) EXPECT_TRUE(wrong_with(words, *pseudo(code, kMessages).of(words)).empty()) << words;
  }
  EXPECT_FALSE(is_pseudo("cy"));
  EXPECT_THROW(pseudo("cy", kMessages), Bug);
}

}  // namespace
}  // namespace rightsdesk::languages
