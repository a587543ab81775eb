#include "core/hex.h"

#include <gtest/gtest.h>

namespace rightsdesk {
namespace {

TEST(Hex, IsTwoLowerCaseDigitsAByte) {
  EXPECT_EQ(hex_of(std::string("\x00\x0F\xAB", 3)), "000fab");
  EXPECT_EQ(hex_of(""), "");
}

TEST(Hex, IsReadInEitherCaseAndNothingElseIs) {
  EXPECT_EQ(bytes_of_hex("000fAB"), std::string("\x00\x0F\xAB", 3));
  EXPECT_EQ(bytes_of_hex(""), "");
  for (char const* const wrong : {"abc", "ab cd", "xy", "ab:cd", "0"}) EXPECT_EQ(bytes_of_hex(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace rightsdesk
