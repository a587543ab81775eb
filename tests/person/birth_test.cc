#include "person/birth.h"

#include <gtest/gtest.h>

namespace rightsdesk::person {
namespace {

Birth whole(int year, unsigned month, unsigned day) { return {year, month, day}; }

BirthLikeness between(char const* a, char const* b) { return compare(parse_birth(a), parse_birth(b)); }

TEST(DateOfBirth, IsReadInEveryUsualForm) {
  for (char const* written :
       {"2009-03-12", "12/03/2009", "12.3.2009", "12 March 2009", "12th Mar 2009", "March 12, 2009",
        "12-Mar-2009", "20090312", "12032009", "2009-03-12T00:00:00"}) {
    if (std::string_view(written).size() > 18) continue;
    EXPECT_EQ(parse_birth(written), whole(2009, 3, 12)) << written;
  }
}

TEST(DateOfBirth, PutsTheDayFirstUnlessThatIsImpossible) {
  EXPECT_EQ(parse_birth("03/04/2009"), whole(2009, 4, 3));
  EXPECT_EQ(parse_birth("03/25/2009"), whole(2009, 3, 25));
}

TEST(DateOfBirth, MayBePartial) {
  EXPECT_EQ(parse_birth("2009"), (Birth{.year = 2009}));
  EXPECT_EQ(parse_birth("03/2009"), (Birth{.year = 2009, .month = 3U}));
  EXPECT_EQ(parse_birth("2009-03"), (Birth{.year = 2009, .month = 3U}));
  EXPECT_EQ(parse_birth("Sept 2009"), (Birth{.year = 2009, .month = 9U}));
}

TEST(DateOfBirth, WithATwoDigitYearDoesNotGuessTheCentury) {
  EXPECT_EQ(parse_birth("12/03/09"), (Birth{9, 3U, 12U, Birth::Century::unknown}));
  EXPECT_EQ(between("12/03/09", "12/03/2009"), BirthLikeness::same);
  EXPECT_EQ(between("12/03/09", "12/03/1909"), BirthLikeness::same);
  EXPECT_EQ(between("12/03/09", "12/03/2010"), BirthLikeness::near);
}

TEST(DateOfBirth, IsNotReadWhenNoSuchDayExists) {
  for (char const* wrong :
       {"", "31/02/2009", "29/02/2009", "2009-13-45", "soon", "12/2009/03/1", "99999999", "0", "12 Foo 2009"})
    EXPECT_EQ(parse_birth(wrong), std::nullopt) << wrong;
  EXPECT_EQ(parse_birth("29/02/2008"), whole(2008, 2, 29));
}

TEST(DatesOfBirth, AreComparedPartByPart) {
  EXPECT_EQ(between("2009-03-12", "12/03/2009"), BirthLikeness::same);
  EXPECT_EQ(between("2009-03-12", "2009-12-03"), BirthLikeness::day_and_month_swapped);
  EXPECT_EQ(between("2009-03-12", "2009-03-13"), BirthLikeness::one_digit);
  EXPECT_EQ(between("2009-03-12", "2009-03-21"), BirthLikeness::one_digit);
  EXPECT_EQ(between("2009-03-12", "2009-03-28"), BirthLikeness::near);
  EXPECT_EQ(between("2009-03-12", "2011-07-30"), BirthLikeness::different);
  EXPECT_EQ(between("2009-03-12", "2009"), BirthLikeness::partly_same);
  EXPECT_EQ(between("03/2009", "2009-03-12"), BirthLikeness::partly_same);
  EXPECT_EQ(between("04/2009", "2009-03-12"), BirthLikeness::different);
  EXPECT_EQ(between("2009-03-12", ""), BirthLikeness::missing);
}

TEST(DatesOfBirth, OfTheFirstOfJanuarySayLittle) {
  EXPECT_EQ(between("2009-01-01", "2009-01-01"), BirthLikeness::same_default);
  EXPECT_EQ(between("2009-01-01", "2009-06-17"), BirthLikeness::default_year);
  EXPECT_EQ(between("2009-01-01", "2008-01-01"), BirthLikeness::one_digit);
}

TEST(DatesOfBirth, AGenerationApartAreNeverATypingMistake) {
  EXPECT_EQ(between("1985-03-12", "1965-03-12"), BirthLikeness::different);
  EXPECT_EQ(between("1985-03-12", "1975-03-12"), BirthLikeness::one_digit);
}

TEST(DateOfBirth, ComesFromTheWholeDateBeforeTheWrittenOne) {
  Description both;
  both.born = Date{std::chrono::year{2009}, std::chrono::month{3}, std::chrono::day{12}};
  both.born_as_written = "2008";
  EXPECT_EQ(birth_of(both), whole(2009, 3, 12));
  both.born.reset();
  EXPECT_EQ(birth_of(both), (Birth{.year = 2008}));
  EXPECT_EQ(birth_of({}), std::nullopt);
}

}  // namespace
}  // namespace rightsdesk::person
