#include "mail.h"

#include <gmock/gmock.h>

namespace rightsdesk::make_demo {
namespace {

using ::testing::HasSubstr;

Mail some_mail() {
  return {.id = "a@example.org",
          .from = "Zoë",
          .from_address = "zoe@example.org",
          .to = "Pat",
          .to_address = "pat@example.org",
          .sent = parse_instant("2018-03-12T16:02:00Z").value(),
          .subject = "Hello",
          .body = "From here on\nnaïve = yes"};
}

TEST(Mail, EncodesNamesAndBodiesThatAreNotAscii) {
  std::string const text = message(some_mail());
  EXPECT_THAT(text, HasSubstr("From: =?UTF-8?B?Wm/Dqw==?= <zoe@example.org>\n"));
  EXPECT_THAT(text, HasSubstr("Date: Mon, 12 Mar 2018 16:02:00 +0000\n"));
  EXPECT_THAT(text, HasSubstr("na=C3=AFve =3D yes"));
}

TEST(Mail, QuotesLinesThatLookLikeTheStartOfAMessage) {
  std::string const entry = mbox_entry(some_mail());
  EXPECT_TRUE(entry.starts_with("From zoe@example.org Mon Mar 12 16:02:00 2018\n"));
  EXPECT_THAT(entry, HasSubstr("\n>From here on\n"));
  EXPECT_TRUE(entry.ends_with("\n\n"));
}

// RFC 4648, section 10.
TEST(Base64, IsAsTheStandardHasIt) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

}  // namespace
}  // namespace rightsdesk::make_demo
