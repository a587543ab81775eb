#include "person/name_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "person/likeness.h"

namespace rightsdesk::person {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string text_of(std::string const& path) {
  std::ifstream in(std::string(RIGHTSDESK_TREE) + "/config/matching/" + path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

NameBook const& shipped() {
  static NameBook const book = [] {
    NameBook out;
    EXPECT_TRUE(out.add_csv(text_of("nicknames.csv"), "nicknames.csv").has_value());
    EXPECT_TRUE(out.add_csv(text_of("names.csv"), "names.csv").has_value());
    return out;
  }();
  return book;
}

TEST(NameBook, KnowsNamesThatLookLikeSlipsOfOneAnother) {
  EXPECT_TRUE(shipped().knows("amira"));
  EXPECT_TRUE(shipped().knows("zayan"));
  EXPECT_FALSE(shipped().spellings("amira", "amina"));
  EXPECT_FALSE(shipped().knows("elizabteh"));
  NameBook book;
  book.add_known("rayan");
  EXPECT_TRUE(book.knows("rayan"));
  EXPECT_FALSE(book.add_csv("amira,is_name,forename\n", "n.csv").has_value());
}

TEST(NameBook, KnowsNicknamesBothWays) {
  EXPECT_TRUE(shipped().nicknames("elizabeth", "beth"));
  EXPECT_TRUE(shipped().nicknames("beth", "elizabeth"));
  EXPECT_TRUE(shipped().nicknames("katarzyna", "kasia"));
  EXPECT_TRUE(shipped().nicknames("mihai", "misu"));
  EXPECT_TRUE(shipped().nicknames("mehmet", "memo"));
  EXPECT_TRUE(shipped().nicknames("oluwaseun", "seun"));
}

TEST(NameBook, DoesNotTakeTwoNicknamesOfOneNameForEachOther) {
  EXPECT_FALSE(shipped().nicknames("lily", "beth"));
}

TEST(NameBook, StrikesOutNamesThatAreNotNicknames) { EXPECT_FALSE(shipped().nicknames("aaron", "erin")); }

TEST(NameBook, KnowsTheSpellingsOfOneName) {
  EXPECT_TRUE(shipped().spellings("mohammed", "muhammad"));
  EXPECT_TRUE(shipped().spellings("md", "mohamed"));
  EXPECT_TRUE(shipped().spellings("hussain", "hossain"));
  EXPECT_TRUE(shipped().spellings("chowdhury", "choudhury"));
  EXPECT_TRUE(shipped().spellings("ayesha", "aisha"));
  EXPECT_TRUE(shipped().spellings("zzz", "zzz"));
  EXPECT_FALSE(shipped().spellings("mohammed", "mahmud"));
}

TEST(NameBook, KnowsNamesThatTellNobodyApart) {
  EXPECT_TRUE(shipped().family_shared_by_many("singh"));
  EXPECT_TRUE(shipped().family_shared_by_many("kaur"));
  EXPECT_TRUE(shipped().given_shared_by_many("mohammed"));
  EXPECT_FALSE(shipped().family_shared_by_many("kowalska"));
}

TEST(NameBook, KnowsWhatIsANameInItsOwnRight) {
  EXPECT_TRUE(shipped().knows("lily"));
  EXPECT_FALSE(shipped().knows("lliy"));
}

TEST(NameBook, ListsEveryOtherWayToWriteAName) {
  NameBook book;
  ASSERT_TRUE(book.add_csv(
      "name1,relationship,name2\r\nElżbieta,has_nickname,Ela\r\nelzbieta,spelt,elsbieta\r\n", "own.csv"));
  EXPECT_THAT(book.also_written("elzbieta"), ElementsAre("ela", "elsbieta"));
  EXPECT_THAT(book.also_written("ela"), ElementsAre("elzbieta"));
}

TEST(NameBook, RefusesAWrongRowWithItsLineAndAddsNothing) {
  NameBook book;
  auto const answer =
      book.add_csv("a,has_nickname,b\nc,rhymes_with,d\nsingh,shared_by_many,everybody\n", "own.csv");
  ASSERT_FALSE(answer.has_value());
  EXPECT_THAT(answer.error().text, HasSubstr("own.csv:2"));
  EXPECT_THAT(answer.error().text, HasSubstr("own.csv:3"));
  EXPECT_FALSE(book.knows("a"));
}

// Winkler (1990), the examples every description of the measure repeats.
TEST(JaroWinkler, GivesThePublishedFigures) {
  EXPECT_NEAR(jaro_winkler("martha", "marhta"), 0.9611, 0.0001);
  EXPECT_NEAR(jaro_winkler("dwayne", "duane"), 0.8400, 0.0001);
  EXPECT_NEAR(jaro_winkler("dixon", "dicksonx"), 0.8133, 0.0001);
  EXPECT_EQ(jaro_winkler("", "a"), 0);
  EXPECT_EQ(jaro_winkler("a", "a"), 1);
  EXPECT_EQ(jaro_winkler("abc", "xyz"), 0);
}

TEST(Typos, AreCountedUpToALimit) {
  EXPECT_EQ(typos_apart("maria", "maria"), 0U);
  EXPECT_EQ(typos_apart("maria", "mraia"), 1U);
  EXPECT_EQ(typos_apart("maria", "marya"), 1U);
  EXPECT_EQ(typos_apart("maria", "maia"), 1U);
  EXPECT_EQ(typos_apart("maria", "joanna"), 3U);
  EXPECT_EQ(typos_apart("", ""), 0U);
  EXPECT_LE(typos_apart(std::string(300, 'a'), std::string(300, 'a')), 0U);
}

}  // namespace
}  // namespace rightsdesk::person
