#include "person/premises.h"

#include <gtest/gtest.h>

namespace rightsdesk::person {
namespace {

Premises of(char const* text, char const* postcode = "") { return premises_of({text, postcode}); }
AddressLikeness between(Premises const& a, Premises const& b) { return compare(a, b); }

TEST(Premises, AreReadFromEveryFormOfAFlat) {
  Premises const expected{"2", "14", {"high", "street"}, "IG11 7LU"};
  EXPECT_EQ(of("Flat 2, 14 High Street, Barking", "IG11 7LU"), expected);
  EXPECT_EQ(of("Flat 2 14 High St", "ig117lu"), expected);
  EXPECT_EQ(of("2/14 High St, IG11 7LU"), expected);
  EXPECT_EQ(of("Apt 2\n14 High Street\nIG11 7LU"), expected);
}

TEST(Premises, TakeTheLetterOfADoorForAFlat) {
  EXPECT_EQ(of("14B High St"), (Premises{"b", "14", {"high", "street"}, ""}));
  EXPECT_EQ(of("14 B High St"), of("Flat B, 14 High Street"));
}

TEST(Premises, MayHaveAHouseNameOrNothing) {
  EXPECT_EQ(of("Rose Cottage, Mill Lane", "E1 6AN").street, (std::vector<std::string>{"rose", "cottage"}));
  EXPECT_EQ(of("The Towers, 9 Mill Lane"), (Premises{"", "9", {"mill", "lane"}, ""}));
  EXPECT_EQ(of("14, High Street"), (Premises{"", "14", {"high", "street"}, ""}));
  EXPECT_EQ(of(""), Premises{});
  EXPECT_EQ(of(", ,'/"), of(", ,'/"));
}

TEST(Addresses, AreTheSameDoorHoweverWritten) {
  EXPECT_EQ(between(of("14 High St", "IG11 7LU"), of("14 High Street, Barking, ig117lu")),
            AddressLikeness::same_door);
  EXPECT_EQ(between(of("14 High St"), of("14 High Street", "IG11 7LU")), AddressLikeness::same_door);
  EXPECT_EQ(between(of("14 Hihg Street", "IG11 7LU"), of("14 High Street", "IG11 7LU")),
            AddressLikeness::same_door);
}

TEST(Addresses, OfTwoFlatsInOneHouseAreNotTheSameDoor) {
  EXPECT_EQ(between(of("Flat 2, 14 High St", "IG11 7LU"), of("Flat 3, 14 High St", "IG11 7LU")),
            AddressLikeness::same_sector);
  EXPECT_EQ(between(of("Flat 2, 14 High St", "IG11 7LU"), of("14 High St", "IG11 7LU")),
            AddressLikeness::same_building);
  EXPECT_EQ(between(of("12-14 High St", "IG11 7LU"), of("14 High St", "IG11 7LU")),
            AddressLikeness::same_building);
}

TEST(Addresses, WithOnlyAPostcodeInCommonSayNoMoreThanThat) {
  EXPECT_EQ(between(of("", "IG11 7LU"), of("14 High St", "IG11 7LU")), AddressLikeness::same_postcode);
  EXPECT_EQ(between(of("14 High St", "IG11 7LU"), of("16 High St", "IG11 7LU")),
            AddressLikeness::same_sector);
  EXPECT_EQ(between(of("14 High St", "IG11 7LU"), of("14 High St", "M1 1AE")), AddressLikeness::different);
  EXPECT_EQ(between(of("14 High St", "IG11 7LU"), of("2 Mill Lane", "IG11 7AA")),
            AddressLikeness::same_sector);
  EXPECT_EQ(between(of(""), of("14 High St", "IG11 7LU")), AddressLikeness::missing);
}

TEST(Addresses, AreOneDoorWhenThePostcodeIsASlipApart) {
  EXPECT_EQ(between(of("25 Dortaford Close", "RM12 5FN"), of("25 Dortaford Close", "RA12 5FN")), AddressLikeness::same_door);
  EXPECT_EQ(between(of("25 Dortaford Close", "RM12 5FN"), of("27 Dortaford Close", "RA12 5FN")), AddressLikeness::different);
  EXPECT_EQ(between(of("Dortaford Close", "RM12 5FN"), of("Dortaford Close", "RA12 5FN")), AddressLikeness::different);
}

TEST(Addresses, OfAnotherCountryAgreeByTheirCodeOrTheirDoor) {
  EXPECT_EQ(between(of("14 Wattle Street", "2615"), of("14 Wattle St", "2615")), AddressLikeness::same_door);
  EXPECT_EQ(between(of("14 Wattle Street", "2615"), of("9 Banksia Road", "2615")), AddressLikeness::same_postcode);
  EXPECT_EQ(between(of("14 Wattle Street", "2615"), of("14 Wattle Street", "3000")), AddressLikeness::same_door);
  EXPECT_EQ(between(of("14 Wattle Street", "2615"), of("9 Banksia Road", "3000")), AddressLikeness::different);
  EXPECT_EQ(between(of("", "2615"), of("14 High Street", "IG11 7LU")), AddressLikeness::missing);
}

TEST(Sector, IsThePostcodeWithoutItsLastTwoLetters) {
  EXPECT_EQ(sector("IG11 7LU"), "IG11 7");
  EXPECT_EQ(sector(""), "");
}

}  // namespace
}  // namespace rightsdesk::person
