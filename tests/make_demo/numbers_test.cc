#include "numbers.h"

#include <gmock/gmock.h>

#include <set>

namespace rightsdesk::make_demo {
namespace {

using ::testing::MatchesRegex;

/// NHS Data Dictionary: weights 10 to 2, eleven less the remainder, eleven is nought, ten is no number.
int modulus_eleven(std::string const& ten) {
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (ten[static_cast<std::size_t>(i)] - '0') * (10 - i);
  return (11 - sum % 11) % 11;
}

TEST(NhsNumber, PassesModulusElevenAndIsNobodyElses) {
  std::set<std::string> seen;
  for (std::size_t index = 0; index < 5000; ++index) {
    std::string const number = nhs_number(index);
    if (number.empty()) continue;
    ASSERT_THAT(number, MatchesRegex("999[0-9]+"));
    ASSERT_EQ(number.size(), 10U);
    ASSERT_EQ(modulus_eleven(number), number[9] - '0') << number;
    ASSERT_TRUE(seen.insert(number).second) << number;
  }
  EXPECT_GT(seen.size(), 4400U);
}

TEST(NhsNumber, IsNoneBeyondAMillion) { EXPECT_EQ(nhs_number(1'000'000), ""); }

TEST(NhsNumber, IsSpacedAsOnACard) { EXPECT_EQ(nhs_number_spaced("9990001238"), "999 000 1238"); }

// 9x2 + 9x3 + 9x4 + 4x5 + 0 + 2x7 + 1x8 + 0 + 8x10 + 1x11 + 1x12 + 7x13 = 317; 317 mod 23 = 18, the letter V.
TEST(Upn, CarriesTheCheckLetterOfTheSchoolCensus) { EXPECT_EQ(upn(4021, 2008, 117), "V999402108117"); }

TEST(Phones, AreFromTheRangesKeptForDrama) {
  Chance chance(5);
  for (int i = 0; i < 2000; ++i) {
    std::string const number = mobile(chance);
    ASSERT_THAT(number, MatchesRegex("07700 900[0-9][0-9][0-9]"));
    ASSERT_NE(number.substr(9, 1), "1") << "the story's own: " << number;
    std::string const fixed = landline(chance);
    ASSERT_THAT(fixed, MatchesRegex("(020 7946 0|01[0-9]+ 496 0)[0-9][0-9][0-9]"));
    ASSERT_NE(fixed.substr(0, 11), "020 7946 01") << fixed;
  }
}

TEST(Postcode, IsInADistrictThatDoesNotExist) {
  Chance chance(5);
  for (int i = 0; i < 500; ++i)
    ASSERT_THAT(postcode(chance), MatchesRegex("(IG13|IG14|RM21|RM22|RM24) [0-9][A-Z][A-Z]"));
}

TEST(Day, IsWrittenTheWaysStaffWriteIt) {
  Chance chance(1);
  std::set<std::string> ways;
  for (int i = 0; i < 50; ++i)
    ways.insert(
        day_as_written(Date{std::chrono::year{2015}, std::chrono::March, std::chrono::day{3}}, chance));
  EXPECT_EQ(ways, (std::set<std::string>{"3 March 2015", "03/03/2015", "3.3.15"}));
}

TEST(Chance, GivesTheSameNumbersOnEveryMachine) {
  Chance chance(1, 2);
  Chance again(1, 2);
  Chance other(1, 3);
  std::uint64_t const first = chance.next();
  EXPECT_EQ(first, again.next());
  EXPECT_NE(first, other.next());
}

}  // namespace
}  // namespace rightsdesk::make_demo
