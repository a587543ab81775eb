#include "person/identifiers.h"

#include <gtest/gtest.h>

namespace rightsdesk::person {
namespace {

// NHS Data Dictionary, NHS NUMBER: weights 10 to 2, modulus 11. 943 476 5919 is its published example.
TEST(NhsNumber, IsTakenWithSpacesOrHyphensAndGivenWithout) {
  EXPECT_EQ(nhs_number("943 476 5919"), "9434765919");
  EXPECT_EQ(nhs_number(" 943-476-5919 "), "9434765919");
  EXPECT_EQ(nhs_number("9434765919"), "9434765919");
}

TEST(NhsNumber, WithARemainderOfElevenHasCheckDigitNought) {
  EXPECT_EQ(nhs_number("4505577120"), "4505577120");
}

TEST(NhsNumber, IsRefusedWhenAnySingleDigitIsWrong) {
  std::string const right = "9434765919";
  for (std::size_t i = 0; i < right.size(); ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      auto wrong = right;
      wrong[i] = c;
      EXPECT_EQ(nhs_number(wrong).has_value(), c == right[i]) << wrong;
    }
  }
}

TEST(NhsNumber, IsRefusedWhenNeighboursAreSwapped) {
  for (char const* wrong :
       {"4934765919", "9344765919", "9437465919", "9434675919", "9434756919", "9434769519", "9434765199"})
    EXPECT_EQ(nhs_number(wrong), std::nullopt) << wrong;
}

TEST(NhsNumber, IsRefusedWhenItIsNotTenDigits) {
  for (char const* wrong : {"", "943476591", "94347659190", "943476591A", "943/476/5919", "٩434765919",
                            "1111111111", "0000000000"})
    EXPECT_EQ(nhs_number(wrong), std::nullopt) << wrong;
}

// DfE, Unique pupil numbers guide: 23 letters without I, O and S, each place times its number, modulo 23.
TEST(Upn, IsTakenWhenItsCheckLetterIsRight) {
  EXPECT_EQ(upn("B801200005001"), "B801200005001");
  EXPECT_EQ(upn("b801 200005001"), "B801200005001");
  EXPECT_EQ(upn("P207000016049"), "P207000016049");
}

TEST(Upn, IsRefusedWhenItsCheckLetterIsWrong) {
  EXPECT_EQ(upn("A801200005001"), std::nullopt);
  EXPECT_EQ(upn("B801200005002"), std::nullopt);
  EXPECT_EQ(upn("Q207000016049"), std::nullopt);
}

TEST(Upn, MayBeTemporaryAndThenEndsInALetter) {
  // 8x2 + 1x4 + 2x5 + 5x10 + 0 + letter A (0) x13 = 80, 80 mod 23 = 11, the twelfth letter is M.
  EXPECT_EQ(upn("M80120000500A"), "M80120000500A");
  EXPECT_EQ(upn("B80120000500A"), std::nullopt);
  EXPECT_EQ(upn("M80120000500I"), std::nullopt);
}

TEST(Upn, IsRefusedInAnyOtherShape) {
  for (char const* wrong :
       {"", "B80120000500", "B8012000050011", "8801200005001", "B80120000A001", "I801200005001"})
    EXPECT_EQ(upn(wrong), std::nullopt) << wrong;
}

// HMRC, National Insurance Manual NIM39110.
TEST(Nino, IsTakenWithOrWithoutItsSuffix) {
  EXPECT_EQ(nino("AB 12 34 56 C"), "AB123456C");
  EXPECT_EQ(nino("ab123456"), "AB123456");
}

TEST(Nino, IsRefusedForPrefixesNeverIssued) {
  for (char const* wrong :
       {"BG123456A", "GB123456A", "KN123456A", "NK123456A", "NT123456A", "TN123456A", "ZZ123456A"})
    EXPECT_EQ(nino(wrong), std::nullopt) << wrong;
  for (char const* wrong : {"DA123456A", "FA123456A", "IA123456A", "QA123456A", "UA123456A", "VA123456A",
                            "AO123456A", "AD123456A"})
    EXPECT_EQ(nino(wrong), std::nullopt) << wrong;
}

TEST(Nino, IsRefusedInAnyOtherShape) {
  for (char const* wrong : {"", "AB12345", "AB1234567", "AB123456E", "A1123456C", "AB12345CC"})
    EXPECT_EQ(nino(wrong), std::nullopt) << wrong;
}

TEST(Postcode, IsGivenInCapitalsWithOneSpace) {
  EXPECT_EQ(postcode("ig117lu"), "IG11 7LU");
  EXPECT_EQ(postcode(" IG11  7LU "), "IG11 7LU");
  EXPECT_EQ(postcode("e1 6an"), "E1 6AN");
  EXPECT_EQ(postcode("SW1A 1AA"), "SW1A 1AA");
  EXPECT_EQ(postcode("W1A 0AX"), "W1A 0AX");
  EXPECT_EQ(postcode("M1 1AE"), "M1 1AE");
  EXPECT_EQ(postcode("gir 0aa"), "GIR 0AA");
}

TEST(Postcode, HasNoughtAndOhPutRightByPosition) {
  EXPECT_EQ(postcode("S014 3AB"), "SO14 3AB");
  EXPECT_EQ(postcode("IGII 7LU"), "IG11 7LU");
  EXPECT_EQ(postcode("1G11 7LU"), "IG11 7LU");
  EXPECT_EQ(postcode("W1A OAX"), "W1A 0AX");
  EXPECT_EQ(postcode("RM1O 8YB"), "RM10 8YB");
}

TEST(Postcode, IsRefusedInAnyOtherShape) {
  for (char const* wrong :
       {"", "IG11", "7LU", "IG11 7L", "IG11 77U", "12345", "IG11 7CI", "QQ1 1AA", "IG11 7LU7", "é1 6AN"})
    EXPECT_EQ(postcode(wrong), std::nullopt) << wrong;
}

// Ofcom keeps 020 7946 0000-0999 and 07700 900000-900999 for fiction.
TEST(UkPhone, IsGivenInternationallyWhateverThePunctuation) {
  for (char const* written :
       {"020 7946 0000", "(020) 7946-0000", "+44 20 7946 0000", "+44 (0)20 7946 0000", "0044 20 7946 0000"})
    EXPECT_EQ(uk_phone(written), "+442079460000") << written;
  EXPECT_EQ(uk_phone("07700 900123"), "+447700900123");
  EXPECT_EQ(uk_phone("07700.900123 ext 4"), "+447700900123");
  EXPECT_EQ(uk_phone("016977 2000"), "+44169772000");
}

TEST(UkPhone, MayHaveLostItsLeadingNoughtToASpreadsheet) {
  EXPECT_EQ(uk_phone("7700900123"), "+447700900123");
  EXPECT_EQ(uk_phone("2079460000"), std::nullopt);
}

TEST(UkPhone, IsRefusedWhenItCannotBeOne) {
  for (char const* wrong : {"", "999", "+48 601 234 567", "0207946", "020 7946 00000", "07700 90012",
                            "0400 123 4567", "call mum", "+44"})
    EXPECT_EQ(uk_phone(wrong), std::nullopt) << wrong;
}

TEST(Email, IsGivenInLowerCase) {
  EXPECT_EQ(email(" Amina.Begum@Example.ORG "), "amina.begum@example.org");
  EXPECT_EQ(email("<a@b.uk>"), "a@b.uk");
  EXPECT_EQ(email("mailto:a@b.uk"), "a@b.uk");
}

TEST(Email, IsRefusedWithoutOneAtAndADotAfterIt) {
  for (char const* wrong :
       {"", "a.b.uk", "@b.uk", "a@", "a@b", "a@b.", "a@.uk", "a@b@c.uk", "a b@c.uk", "a@b.uk, c@d.uk"})
    EXPECT_EQ(email(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace rightsdesk::person
