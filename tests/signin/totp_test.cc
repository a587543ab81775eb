#include "signin/totp.h"

#include <gtest/gtest.h>

namespace rightsdesk::signin {
namespace {

// RFC 6238 appendix B, the column of SHA-1: the secret and the codes of eight digits as the table has them.
constexpr char const* kSecret = "12345678901234567890";

Instant second(std::int64_t since_1970) { return Instant(std::chrono::seconds(since_1970)); }

TEST(CodesOfADevice, AreThoseOfTheStandardsOwnTable) {
  EXPECT_EQ(code_of_step(kSecret, step_at(second(59)), 8), "94287082");
  EXPECT_EQ(code_of_step(kSecret, step_at(second(1111111109)), 8), "07081804");
  EXPECT_EQ(code_of_step(kSecret, step_at(second(1111111111)), 8), "14050471");
  EXPECT_EQ(code_of_step(kSecret, step_at(second(1234567890)), 8), "89005924");
  EXPECT_EQ(code_of_step(kSecret, step_at(second(2000000000)), 8), "69279037");
  EXPECT_EQ(code_of_step(kSecret, step_at(second(20000000000)), 8), "65353130");
}

// RFC 4226 appendix D, counts 0 to 2.
TEST(CodesOfADevice, HaveSixDigits) {
  EXPECT_EQ(code_of_step(kSecret, 0), "755224");
  EXPECT_EQ(code_of_step(kSecret, 1), "287082");
  EXPECT_EQ(code_of_step(kSecret, 2), "359152");
}

TEST(CodesOfADevice, AreAcceptedOneStepEarlyOrLateAndNoMore) {
  EXPECT_EQ(step_of_code(kSecret, "287082", second(59), 0), 1);   // its own step
  EXPECT_EQ(step_of_code(kSecret, "287082", second(89), 0), 1);   // the one after
  EXPECT_EQ(step_of_code(kSecret, "359152", second(59), 0), 2);   // a device that is ahead
  EXPECT_FALSE(step_of_code(kSecret, "287082", second(90), 0));
  EXPECT_FALSE(step_of_code(kSecret, "969429", second(59), 0));   // of step 3
}

TEST(CodesOfADevice, WorkOnce) {
  EXPECT_FALSE(step_of_code(kSecret, "287082", second(59), 1));
  EXPECT_FALSE(step_of_code(kSecret, "755224", second(59), 1));  // an older one neither
  EXPECT_EQ(step_of_code(kSecret, "359152", second(59), 1), 2);
}

TEST(CodesOfADevice, MayBeTypedWithSpacesAndNothingElse) {
  EXPECT_EQ(step_of_code(kSecret, " 287 082 ", second(59), 0), 1);
  for (auto const* typed : {"", "28708", "2870820", "28708a", "２８７０８２"}) EXPECT_FALSE(step_of_code(kSecret, typed, second(59), 0)) << typed;
}

// RFC 4648 section 10, without the padding.
TEST(SecretsOfADevice, AreShownInBase32) {
  EXPECT_EQ(base32("f"), "MY");
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(base32(kSecret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  EXPECT_EQ(bytes_of_base32("mzxw 6ytb oi"), "foobar");
  EXPECT_FALSE(bytes_of_base32("MZXW1"));
  EXPECT_EQ(bytes_of_base32(""), "");
}

TEST(SecretsOfADevice, AreTwentyBytesAndNeverTheSame) {
  EXPECT_EQ(fresh_device_secret().size(), 20U);
  EXPECT_NE(fresh_device_secret(), fresh_device_secret());
}

TEST(SecretsOfADevice, ComeToTheAppInOneAddress) {
  EXPECT_EQ(setup_address("Thamesbrook Council", "zoë@desk", kSecret),
            "otpauth://totp/Thamesbrook%20Council:zo%C3%AB%40desk?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Thamesbrook%20Council");
}

}  // namespace
}  // namespace rightsdesk::signin
