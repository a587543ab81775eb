#include "intake/card_words.h"

#include <gmock/gmock.h>

#include <set>

namespace rightsdesk::intake {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> every_word() {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  return card_of(bytes);
}

TEST(TheWordsOfACard, AreTwoHundredAndFiftySixThatDifferInTheirFirstFourLetters) {
  std::set<std::string> beginnings;
  for (auto const& word : every_word()) {
    EXPECT_TRUE(word.size() >= 4 && word.size() <= 8) << word;
    EXPECT_EQ(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), std::string::npos) << word;
    beginnings.insert(word.substr(0, 4));
  }
  EXPECT_THAT(beginnings, SizeIs(256));
}

TEST(TheWordsOfACard, AreReadBackHoweverTheyAreTyped) {
  auto const words = every_word();
  for (std::size_t i = 0; i + 2 < words.size(); i += 3) {
    EXPECT_THAT(card_from(" " + words[i] + ",\n" + words[i + 1] + ". " + words[i + 2].substr(0, 4)), ElementsAre(words[i], words[i + 1], words[i + 2]));
  }
  EXPECT_THAT(card_from("UMBRELA kitchin"), ElementsAre("umbrella", "kitchen")) << "a slip after the fourth letter does not matter";
}

TEST(TheWordsOfACard, AreNoneWhereOneIsUnknown) {
  EXPECT_THAT(card_from("umbrella kitchen xylophone"), IsEmpty());
  EXPECT_THAT(card_from("umb"), IsEmpty()) << "three letters do not tell a word";
  EXPECT_THAT(card_from(""), IsEmpty());
  EXPECT_THAT(card_from("\xF0\x9F\x98\x80 1234"), IsEmpty());
}

TEST(TheWordsOfACard, AreNewEachTime) {
  EXPECT_THAT(fresh_card(8), SizeIs(8));
  EXPECT_NE(fresh_card(8), fresh_card(8));
}

}  // namespace
}  // namespace rightsdesk::intake
