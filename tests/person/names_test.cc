#include "person/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rightsdesk::person {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

void expect_parts(char const* written, std::string const& given, std::string const& family) {
  auto const name = parse_name(written);
  EXPECT_EQ(name.given, given) << written;
  EXPECT_EQ(name.family, family) << written;
  EXPECT_EQ(name.full, written);
}

TEST(FullName, IsPartedIntoGivenAndFamily) {
  expect_parts("Maria Kowalska", "Maria", "Kowalska");
  expect_parts("Maria Anna Kowalska", "Maria Anna", "Kowalska");
  expect_parts("SMITH, John", "John", "SMITH");
  expect_parts("ADEBAYO Temitope Grace", "Temitope Grace", "ADEBAYO");
  expect_parts("MARIA KOWALSKA", "MARIA", "KOWALSKA");
  expect_parts("Jean-Paul Adams-Okafor", "Jean-Paul", "Adams-Okafor");
}

TEST(FullName, KeepsParticlesWithTheFamily) {
  expect_parts("Maria de la Cruz", "Maria", "de la Cruz");
  expect_parts("Ali bin Hassan", "Ali", "bin Hassan");
  expect_parts("Pieter van der Berg", "Pieter", "van der Berg");
  expect_parts("Mrs St Louis", "", "St Louis");
}

TEST(FullName, LosesItsTitle) {
  expect_parts("Mr J Smith", "J", "Smith");
  expect_parts("Dr. Ayesha Begum", "Ayesha", "Begum");
  expect_parts("Smith, Mrs Jane", "Jane", "Smith");
}

TEST(FullName, OfOneWordIsAGivenName) {
  expect_parts("Sukarno", "Sukarno", "");
  expect_parts("Null", "Null", "");
  expect_parts("Ng", "Ng", "");
}

TEST(FullName, OfABabyNotYetNamedHoldsTheFamilyOnly) {
  expect_parts("Baby of Maria Kowalska", "", "Kowalska");
  expect_parts("B/O Kowalska", "", "Kowalska");
  expect_parts("Baby Boy Kowalska", "", "Kowalska");
  expect_parts("Twin 2 Kowalska", "", "Kowalska");
  expect_parts("Kowalska, Baby", "", "Kowalska");
  expect_parts("Unknown Kowalska", "Kowalska", "");
}

TEST(FullName, OfJointHoldersIsSeveralNames) {
  auto const both = parse_names("MR J SMITH & MRS A SMITH");
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].given, "J");
  EXPECT_EQ(both[0].family, "SMITH");
  EXPECT_EQ(both[1].given, "A");
  auto const lent = parse_names("John and Anna Smith");
  ASSERT_EQ(lent.size(), 2U);
  EXPECT_EQ(lent[0].family, "Smith");
  EXPECT_EQ(parse_names("Mr & Mrs J Smith").size(), 1U);
}

TEST(FullName, OfAJointHolderByTitleAndTheFamilyNameHoldsNoForename) {
  auto const wife_first = parse_names("MRS SMITH & MR J SMITH");
  ASSERT_EQ(wife_first.size(), 2U);
  EXPECT_EQ(wife_first[0].given, "");
  EXPECT_EQ(wife_first[0].family, "SMITH");
  EXPECT_EQ(wife_first[1].given, "J");
  auto const wife_last = parse_names("Mr J Smith and Mrs Smith");
  ASSERT_EQ(wife_last.size(), 2U);
  EXPECT_EQ(wife_last[1].given, "");
  EXPECT_EQ(wife_last[1].family, "Smith");
  EXPECT_EQ(parse_names("Thomas and Anna Thomas")[0].given, "Thomas") << "without a title it is a forename";
  EXPECT_EQ(parse_names("Mr John & Mrs Anna Smith")[0].given, "John");
}

TEST(FullName, OfAJointHolderIsNotLentTheOthersForename) {
  auto const tokens = all_tokens({{"Mr J Smith & Mrs Smith"}});
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_TRUE(tokens[1].given.empty());
  EXPECT_EQ(tokens[1].family, std::vector<std::string>{"smith"});
}

TEST(FullName, MaySayWhatThePersonIsKnownAs) {
  auto const names = parse_names("Elizabeth (known as Beth) Smith");
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0].given, "Elizabeth");
  EXPECT_EQ(names[0].family, "Smith");
  EXPECT_EQ(names[1].given, "Beth");
  EXPECT_EQ(names[1].family, "Smith");
  EXPECT_EQ(names[1].kind, Name::Kind::known_as);
}

TEST(FullName, ThatSaysNothingIsNoName) {
  EXPECT_THAT(parse_names("  "), IsEmpty());
  expect_parts("Unknown", "", "");
  expect_parts("Mr", "", "");
  EXPECT_EQ(parse_name("").full, "");
}

TEST(FullName, MayBeAnythingAPersonTypes) {
  for (char const* odd : {"'; DROP TABLE person; --", "\xF0\x9F\x98\x80", "\xFF\xFE", ",", "&", "and",
                          "known as", "(known as", "Smith,", "- -"})
    EXPECT_NO_THROW(parse_names(odd)) << odd;
  std::string const longest(300, 'a');
  EXPECT_EQ(parse_name(longest + " Smith").given, longest);
}

TEST(NameTokens, AreFoldedWithTitlesAndPlaceholdersGone) {
  EXPECT_EQ(tokens_of({"", "Zoë", "O'Brien-Łukaszewicz"}),
            (NameTokens{{"zoe"}, {"obrien", "lukaszewicz"}, Name::Kind::current}));
  EXPECT_EQ(tokens_of({"", "Zoe", "O Brien"}), (NameTokens{{"zoe"}, {"obrien"}, Name::Kind::current}));
  EXPECT_EQ(tokens_of({"", "Mr John", "Smith Jnr"}), (NameTokens{{"john"}, {"smith"}, Name::Kind::current}));
  EXPECT_EQ(tokens_of({"", "Baby", "Smith"}), (NameTokens{{}, {"smith"}, Name::Kind::current}));
  EXPECT_EQ(tokens_of({"Dr Ana-Maria Popescu"}),
            (NameTokens{{"ana", "maria"}, {"popescu"}, Name::Kind::current}));
}

TEST(NameTokens, OfAFormerFamilyBorrowTheCurrentGivenName) {
  std::vector<Name> const names{{"Maria Smith", "Maria", "Smith"},
                                {"Kowalska", "", "Kowalska", Name::Kind::former}};
  EXPECT_THAT(all_tokens(names), ElementsAre(NameTokens{{"maria"}, {"smith"}, Name::Kind::current},
                                             NameTokens{{"maria"}, {"kowalska"}, Name::Kind::former}));
}

TEST(Placeholders, AreNotNames) {
  for (char const* word : {"Unknown", "N/K", "Baby", "baby boy", "Twin 1", "TWIN TWO", "unborn", "Not Known"})
    EXPECT_TRUE(is_placeholder(word)) << word;
  for (char const* word : {"Null", "Ng", "Bo", "None", "Babs", "Trinity", "Boy George"})
    EXPECT_FALSE(is_placeholder(word)) << word;
}

TEST(WrittenForms, AreTheWaysANameStandsInAText) {
  EXPECT_THAT(written_forms({"Maria Anna Kowalska", "Maria Anna", "Kowalska"}),
              ElementsAre("Maria Anna Kowalska", "Maria Kowalska", "Kowalska, Maria Anna", "Kowalska, Maria",
                          "Kowalska Maria", "M Kowalska", "M. Kowalska"));
  EXPECT_THAT(written_forms({"Sukarno"}), ElementsAre("Sukarno"));
  EXPECT_THAT(written_forms({""}), IsEmpty());
}

}  // namespace
}  // namespace rightsdesk::person
