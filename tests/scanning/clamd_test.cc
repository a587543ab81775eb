#include "scanning/clamd.h"

#include <gmock/gmock.h>

#include "one_answer.h"

namespace rightsdesk::scanning {
namespace {

using Says = app::Look::Says;
using testing::HasSubstr;

TEST(Answers, OfTheScannerAreCleanOrInfectedOrNoLook) {
  EXPECT_EQ(look_from("stream: OK").says, Says::clean);
  EXPECT_EQ(look_from("stream: Eicar-Test-Signature FOUND").says, Says::infected);
  EXPECT_EQ(look_from("stream: Eicar-Test-Signature FOUND").words, "Eicar-Test-Signature");
  for (auto const* other : {"", "OK", "stream: ", "stream:  FOUND OK", "stream: OK FOUND?", "INSTREAM size limit exceeded. ERROR", "stream: Can't allocate memory ERROR", "stream: FOUND"}) {
    EXPECT_EQ(look_from(other).says, Says::not_looked_at) << other;
  }
}

TEST(Signatures, TellTheirDay) {
  auto const dated = signatures_from("ClamAV 1.4.6/27500/Sat Nov 21 10:22:45 2026");
  EXPECT_EQ(dated.version, "27500");
  EXPECT_EQ(dated.of, parse_date("2026-11-21"));
  EXPECT_EQ(signatures_from("ClamAV 1.4.6/27480/Sun Nov  1 09:00:00 2026").of, parse_date("2026-11-01")) << "a day of one digit";
  EXPECT_EQ(signatures_from("ClamAV 1.4.6").version, "");
  EXPECT_EQ(signatures_from("ClamAV 1.4.6/27500/on a day").of, std::nullopt);
  EXPECT_EQ(signatures_from("ClamAV 1.4.6/27500/Sat Xxx 21 10:22:45 2026").of, std::nullopt);
}

// man clamd, INSTREAM: each piece with its length in four bytes, network order; a length of zero ends.
TEST(Scanner, IsSentTheBytesInPiecesWithTheirLength) {
  OneAnswer server(std::string("stream: OK\0", 11), 10 + 4 + 3 + 4);
  EXPECT_EQ(Clamd(server.path()).look("abc").says, Says::clean);
  EXPECT_EQ(server.heard(), std::string("zINSTREAM\0\0\0\0\3abc\0\0\0\0", 21));
}

TEST(Scanner, ThatIsNotThereLooksAtNothing) {
  auto const look = Clamd("/tmp/there-is-no-such-socket").look("abc");
  EXPECT_EQ(look.says, Says::not_looked_at);
  EXPECT_THAT(look.words, HasSubstr("No such file"));
  EXPECT_EQ(Clamd("/" + std::string(300, 'x')).look("abc").says, Says::not_looked_at);
  EXPECT_EQ(Clamd("no.such.host.invalid:3310").look("abc").says, Says::not_looked_at);
}

TEST(Scanner, ThatHangsUpOrSaysHalfLooksAtNothing) {
  OneAnswer silent("", 21);
  EXPECT_EQ(Clamd(silent.path()).look("abc").says, Says::not_looked_at);
  OneAnswer half("stream: O", 21);
  EXPECT_EQ(Clamd(half.path()).look("abc").says, Says::not_looked_at) << "no zero ends it";
}

TEST(Scanner, ThatNeverAnswersIsNotWaitedForWithoutEnd) {
  OneAnswer never("stream: OK", 1000000);  // waits for what is never sent
  auto const look = Clamd(never.path(), std::chrono::seconds(1)).look("abc");
  EXPECT_EQ(look.says, Says::not_looked_at);
  EXPECT_EQ(look.words, "it took too long");
}

}  // namespace
}  // namespace rightsdesk::scanning
