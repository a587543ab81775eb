#include <gmock/gmock.h>

#include <set>

#include "intake/request.h"

namespace rightsdesk::intake {
namespace {

constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

TEST(Reference, LooksLikeThis) {
  EXPECT_THAT(fresh_reference(), testing::MatchesRegex("SRR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]"));
}

TEST(Reference, ComesBackAsItWasGiven) {
  for (int i = 0; i < 200; ++i) {
    auto const reference = fresh_reference();
    EXPECT_EQ(reference_from(reference), reference);
  }
}

TEST(Reference, IsNotGivenTwice) {
  std::set<std::string> given;
  for (int i = 0; i < 200; ++i) given.insert(fresh_reference());
  EXPECT_EQ(given.size(), 200U);
}

TEST(Reference, ForgivesCaseSpacesAndHyphens) {
  // 0 0 0 0 0 0 0 1 with weights 3, 5 … 17: the sum is 17, the letter H.
  EXPECT_EQ(reference_from("SRR-0000-0001-H"), "SRR-0000-0001-H");
  EXPECT_EQ(reference_from("srr-0000-0001-h"), "SRR-0000-0001-H");
  EXPECT_EQ(reference_from("  SRR 0000 0001 H "), "SRR-0000-0001-H");
  EXPECT_EQ(reference_from("000000 01h"), "SRR-0000-0001-H");
}

TEST(Reference, ForgivesLettersThatLookLikeNumbers) {
  EXPECT_EQ(reference_from("SRR-OOOO-OOOI-H"), "SRR-0000-0001-H");
  EXPECT_EQ(reference_from("srr-oooo-oool-h"), "SRR-0000-0001-H");
}

TEST(Reference, KnowsEveryWrongCharacter) {
  auto const reference = fresh_reference();
  for (auto const place : {4U, 5U, 6U, 7U, 9U, 10U, 11U, 12U, 14U}) {
    for (char const other : kLetters) {
      auto typed = reference;
      if (typed[place] == other) continue;
      typed[place] = other;
      EXPECT_EQ(reference_from(typed), std::nullopt) << reference << " typed as " << typed;
    }
  }
}

TEST(Reference, KnowsTwoNeighboursChangedRound) {
  EXPECT_EQ(reference_from("SRR-0000-0010-F"), "SRR-0000-0010-F") << "weight 15: the letter F";
  EXPECT_EQ(reference_from("SRR-0000-0010-H"), std::nullopt);
}

TEST(Reference, IsNotAnyOtherText) {
  for (auto const* typed : {"", "SRR", "SRR-0000-0001", "SRR-0000-0001-HH", "SRR-0000-000U-H", "SRR-0000-000é-H", "<script>"}) {
    EXPECT_EQ(reference_from(typed), std::nullopt) << typed;
  }
}

}  // namespace
}  // namespace rightsdesk::intake
