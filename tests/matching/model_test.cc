#include "matching/model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "matching/people.h"

namespace rightsdesk::matching {
namespace {

using testing::HasSubstr;

std::string shipped_text() { return tree_text("config/matching.yaml"); }

std::string with(std::string text, std::string const& from, std::string const& to) {
  auto const at = text.find(from);
  ENSURE(at != std::string::npos, "the words to change are in the model");
  return text.replace(at, from.size(), to);
}

std::string refusal_of(std::string const& text) {
  auto const model = model_from_yaml(text, "matching.yaml", {});
  return model ? std::string("no refusal") : model.error().text;
}

TEST(Model, IsReadWithItsThresholdsInHundredthsOfABit) {
  EXPECT_EQ(shipped().proposed, 1400);
  EXPECT_EQ(shipped().possible, 900);
  EXPECT_EQ(shipped().level(Field::forename, 0).centibits, 764);
  EXPECT_EQ(shipped().level(Field::forename, missing_grade(Field::forename)).centibits, 0);
  EXPECT_EQ(shipped().common_family.at("smith"), 627);
}

TEST(Model, ComparisonsGetNoHeavierDownTheirLevels) {
  for (auto const field : {Field::born, Field::address}) {
    auto const& levels = shipped().fields[static_cast<std::size_t>(field)];
    EXPECT_GT(levels.front().centibits, 0);
    EXPECT_LT(levels[levels.size() - 2].centibits, 0);
  }
}

TEST(Model, IsRefusedWithEveryMistakeAndItsLine) {
  auto text = with(shipped_text(), "proposed: 14", "propsed: 19");
  text = with(text, "m: 0.03, u: 0.001, stands: sure", "m: 3, u: 0.001, stands: certainly");
  auto const words = refusal_of(text);
  EXPECT_THAT(words, HasSubstr("unknown key propsed"));
  EXPECT_THAT(words, HasSubstr("missing proposed"));
  EXPECT_THAT(words, HasSubstr("m must lie above 0 and not above 1"));
  EXPECT_THAT(words, HasSubstr("stands must be sure, likely, unsure or against"));
  EXPECT_THAT(words, HasSubstr("matching.yaml:14: "));
}

TEST(Model, IsRefusedWhenALevelStandsTwiceOrNotAtAll) {
  EXPECT_THAT(refusal_of(with(shipped_text(), "    nickname: ", "    same: ")),
              HasSubstr("key same stands twice in forename"));
  EXPECT_THAT(refusal_of(with(shipped_text(), "    nickname: ", "    same: ")),
              HasSubstr("missing level forename.nickname"));
}

TEST(Model, IsRefusedWhenPossibleIsNotBelowProposed) {
  EXPECT_THAT(refusal_of(with(shipped_text(), "possible: 9", "possible: 20")),
              HasSubstr("possible must be less than proposed"));
}

TEST(Model, IsRefusedWhenItIsNoModelAtAll) {
  for (char const* text : {"", "[]", "words", "a: [", "comparisons: 3", "common_names: []"})
    EXPECT_THAT(refusal_of(text), HasSubstr("matching.yaml:")) << text;
}

TEST(Model, LowersTheWeightOfACommonName) {
  auto const smith =
      weigh(facts_of(somebody("Zofia", "Smith")), facts_of(somebody("Zofia", "Smith")), shipped());
  EXPECT_EQ(smith.at(Field::family).centibits, 627);
  EXPECT_THAT(smith.at(Field::family).says, HasSubstr("common"));
}

}  // namespace
}  // namespace rightsdesk::matching
