#include "person/mobile.h"

#include <gtest/gtest.h>
#include <phonenumbers/phonenumberutil.h>

namespace rightsdesk::person {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

TEST(UkMobile, IsToldHoweverItIsTyped) {
  for (std::string const typed : {"07700 900123", "07700900123", "+44 7700 900 123", "+44 (0)7700 900123", "0044 7700 900123", " 07700-900-123 "}) EXPECT_EQ(uk_mobile(typed), "+447700900123") << typed;
}

TEST(UkMobile, IsNoOtherNumber) {
  for (std::string const typed : {"020 7946 0123", "0161 496 0123", "07012 345678", "07640 123456", "07797 712345", "07624 301234", "+33 6 12 34 56 78", "+1 202 555 0123", "0770090012", "077009001234",
                                  "ask my sister", "", "07700 900123 or 07700 900124"}) EXPECT_FALSE(uk_mobile(typed)) << typed;
}

/// Every range of 10,000 numbers that begins with 07, by libphonenumber.
TEST(UkMobile, IsWhatOthersTakeForOne) {
  auto const& others = *PhoneNumberUtil::GetInstance();
  int mobiles = 0, of_islands = 0;
  for (unsigned long range = 0; range < 100000; ++range) {
    PhoneNumber number;
    number.set_country_code(44);
    number.set_national_number(7000000000UL + range * 10000UL + 1234UL);
    if (others.GetNumberType(number) != PhoneNumberUtil::MOBILE) continue;
    std::string region;
    others.GetRegionCodeForNumber(number, &region);
    auto const typed = "0" + std::to_string(number.national_number());
    EXPECT_EQ(uk_mobile(typed).has_value(), region == "GB") << typed << " " << region;
    ++(region == "GB" ? mobiles : of_islands);
  }
  EXPECT_GT(mobiles, 50000);
  EXPECT_GT(of_islands, 100);
}

}  // namespace
}  // namespace rightsdesk::person
