#include "core/base64.h"

#include <gtest/gtest.h>

#include "core/same_secret.h"

namespace rightsdesk {
namespace {

// RFC 4648, 10
TEST(Base64, IsWrittenAsItsStandardShows) {
  EXPECT_EQ(base64_of(""), "");
  EXPECT_EQ(base64_of("f"), "Zg==");
  EXPECT_EQ(base64_of("fo"), "Zm8=");
  EXPECT_EQ(base64_of("foobar"), "Zm9vYmFy");
  EXPECT_EQ(bytes_of_base64("Zm9vYg=="), "foob");
}

// RFC 4648, 5
TEST(Base64, OfAnAddressHasNoPaddingAndNoSlash) {
  EXPECT_EQ(base64url_of("\xfb\xff"), "-_8");
  EXPECT_EQ(bytes_of_base64url("-_8"), "\xfb\xff");
}

TEST(Base64, IsNothingElse) {
  for (auto const* text : {"Zg", "Zg=", "Zg==x", "Z g=", "Zm9v\n", "-_8="}) EXPECT_FALSE(bytes_of_base64(text)) << text;
  for (auto const* text : {"Zg==", "+/8", "Z"}) EXPECT_FALSE(bytes_of_base64url(text)) << text;
}

TEST(SameSecret, IsEqualAndNotEmpty) {
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("abc", "abcd"));
  EXPECT_FALSE(same_secret("", ""));
}

}  // namespace
}  // namespace rightsdesk
