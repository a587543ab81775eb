#include "posting/mime.h"

#include <gmock/gmock.h>

namespace rightsdesk::posting {
namespace {

using testing::HasSubstr;
using testing::Not;

Instant const kNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};

TEST(Mime, LeavesAPlainSubjectAsItIs) { EXPECT_EQ(header_words("Your request SRR-7K4M-29QD-X"), "Your request SRR-7K4M-29QD-X"); }

TEST(Mime, EncodesASubjectThatIsNotAscii) { EXPECT_EQ(header_words("Zoë’s request"), "=?utf-8?B?Wm/Dq+KAmXMgcmVxdWVzdA==?="); }

TEST(Mime, BreaksALongSubjectBetweenLettersAndUnder76Signs) {
  std::string subject;
  for (int i = 0; i < 40; ++i) subject += "ਪ";  // three bytes each
  auto const words = header_words(subject);
  std::size_t begin = 0, lines = 0;
  while (begin < words.size()) {
    auto const end = std::min(words.find("\r\n ", begin), words.size());
    auto const line = words.substr(begin, end - begin);
    EXPECT_LE(line.size(), 75U) << "RFC 2047, 2";
    EXPECT_TRUE(line.starts_with("=?utf-8?B?4K") && line.ends_with("?=")) << "each begins with a whole letter: " << line;
    begin = end + 3;
    ++lines;
  }
  EXPECT_EQ(lines, 3U);
}

TEST(Mime, LetsNothingInASubjectStartAHeader) {
  Parcel const parcel{"01J", "email", Personal<std::string>("zoe@example.org"), Personal<std::string>("Your request\r\nBcc: mallory@example.org"), Personal<std::string>("x"), 0};
  auto const message = mime_message(parcel, "rights@example.org", kNow);
  EXPECT_THAT(message, HasSubstr("Subject: Your request Bcc: mallory@example.org\r\n"));
  EXPECT_THAT(message, Not(HasSubstr("\nBcc:")));
  EXPECT_EQ(header_words("=?utf-8?B?SGVsbG8=?="), "=?utf-8?B?PT91dGYtOD9CP1NHVnNiRzg9Pz0=?=") << "what looks encoded is not taken for it";
}

TEST(Mime, SaysItsDateInUtc) {
  Parcel const parcel{"01J", "email", Personal<std::string>("zoe@example.org"), Personal<std::string>("s"), Personal<std::string>("x"), 0};
  EXPECT_THAT(mime_message(parcel, "rights@example.org", kNow), HasSubstr("Date: Mon, 23 Nov 2026 00:00:00 +0000\r\n"));
}

}  // namespace
}  // namespace rightsdesk::posting
