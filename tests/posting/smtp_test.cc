// Against a real mail server: aiosmtpd of Debian.
#include "posting/smtp.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "connectors/certificates.h"
#include "core/base64.h"

namespace rightsdesk::posting {
namespace {

using connectors::test::Certificates;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;
using Answer = Handed::Answer;

constexpr char kPassword[] = "correct horse/+";
Instant const kNow = parse_instant("2026-11-23T09:30:00Z").value_or(parse_instant("2026-11-23T09:30:00.000000Z").value());

class MailServerProcess {
 public:
  explicit MailServerProcess(std::string const& options) {
    std::string pattern = "/tmp/rd-post-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    std::ofstream(folder_ + "/password") << kPassword << "\n";
    output_ = ::popen(("exec /usr/bin/python3 " RIGHTSDESK_TREE "/tests/posting/mail_server.py " + folder_ + " " + options).c_str(), "r");
    if (std::fscanf(output_, "%hu %d", &port_, &pid_) != 2) throw std::runtime_error("the mail server does not start (python3-aiosmtpd)");
  }
  ~MailServerProcess() {
    ::kill(pid_, SIGKILL);
    ::pclose(output_);
    std::filesystem::remove_all(folder_);
  }
  MailServerProcess(MailServerProcess const&) = delete;
  MailServerProcess& operator=(MailServerProcess const&) = delete;
  [[nodiscard]] std::string file(std::string const& name) const {
    std::ifstream in(folder_ + "/" + name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }
  [[nodiscard]] MailServer settings(MailServer::Tls tls) const {
    MailServer server;
    server.host = "127.0.0.1";
    server.port = port_;
    server.tls = tls;
    server.ca = Certificates::shared().path("ca.pem");
    server.from = "rights@thamesbrook.example.org";
    return server;
  }
  [[nodiscard]] std::string path(std::string const& name) const { return folder_ + "/" + name; }

 private:
  std::string folder_;
  std::FILE* output_ = nullptr;
  std::uint16_t port_ = 0;
  pid_t pid_ = 0;
};

std::string with_tls(std::string const& kind, std::string const& name = "127.0.0.1") {
  auto const& certificates = Certificates::shared();
  return "--tls " + kind + " " + certificates.path(name + ".pem") + " " + certificates.path(name + ".key");
}

Parcel letter_to(std::string const& to) {
  return {"01JPARCEL", "email", Personal<std::string>(to), Personal<std::string>("Your request SRR-7K4M-29QD-X"), Personal<std::string>("Dear Zoë,\n.\nwe have it.\n"), 0};
}

Handed sent(MailServer const& server, std::string const& to) { return SmtpCarrier(server).hand_over(letter_to(to), kNow); }

TEST(MailServer, TakesALetterOverStartTlsFromAnAccountItKnows) {
  MailServerProcess const post(with_tls("starttls") + " --auth rights '" + kPassword + "'");
  auto server = post.settings(MailServer::Tls::starttls);
  server.user = "rights";
  server.password_file = post.path("password");
  auto const handed = sent(server, "zoe@example.org");
  EXPECT_EQ(handed.answer, Answer::taken) << handed.words;
  auto const message = post.file("1.eml");
  EXPECT_THAT(message, HasSubstr("To: zoe@example.org\r\n"));
  EXPECT_THAT(message, HasSubstr("Message-ID: <01JPARCEL@thamesbrook.example.org>\r\n"));
  EXPECT_THAT(message, HasSubstr("Date: Mon, 23 Nov 2026 09:30:00 +0000\r\n"));
  EXPECT_THAT(message, HasSubstr(base64_of("Dear Zoë,\r\n.\r\nwe have it.\r\n"))) << "a line of one point ends nothing";
  EXPECT_THAT(post.file("said"), HasSubstr("AUTH PLAIN right\nMAIL rights@thamesbrook.example.org\nRCPT zoe@example.org\n"));
}

TEST(MailServer, TakesALetterOverALineEncryptedFromTheStart) {
  MailServerProcess const post(with_tls("whole"));
  EXPECT_EQ(sent(post.settings(MailServer::Tls::from_the_start), "zoe@example.org").answer, Answer::taken);
  EXPECT_THAT(post.file("1.eml"), HasSubstr("Subject: Your request SRR-7K4M-29QD-X\r\n"));
}

TEST(MailServer, IsTriedAgainAfterA4AndNotAfterA5) {
  MailServerProcess const post(with_tls("starttls"));
  auto const server = post.settings(MailServer::Tls::starttls);
  auto const busy = sent(server, "busy@example.org"), nobody = sent(server, "nobody@example.org"), full = sent(server, "full@example.org"), too_long = sent(server, "toolong@example.org");
  EXPECT_EQ(busy.answer, Answer::again);
  EXPECT_EQ(full.answer, Answer::again);
  EXPECT_EQ(nobody.answer, Answer::refused);
  EXPECT_EQ(too_long.answer, Answer::refused);
  EXPECT_THAT(nobody.words, HasSubstr("User unknown"));
  EXPECT_THAT(nobody.words, Not(HasSubstr("nobody@"))) << "whom it was for is not kept in words";
  EXPECT_THAT(too_long.words, HasSubstr("Message too big"));
}

TEST(MailServer, ThatIsSilentOrCutsTheLineIsTriedAgain) {
  MailServerProcess const post(with_tls("starttls")), mute("--mute");
  auto server = post.settings(MailServer::Tls::starttls);
  server.patience = seconds(1);
  for (auto const* who : {"silent@example.org", "cut@example.org", "cutlate@example.org"}) EXPECT_EQ(sent(server, who).answer, Answer::again) << who;
  auto never_greets = mute.settings(MailServer::Tls::starttls);
  never_greets.patience = seconds(1);
  EXPECT_EQ(sent(never_greets, "zoe@example.org").words, "the mail server did not answer in 1 seconds");
  never_greets.port = 1;
  EXPECT_EQ(sent(never_greets, "zoe@example.org").answer, Answer::again) << "nobody listens there";
}

TEST(MailServer, HearsNothingOfALetterBeforeTheLineIsEncrypted) {
  MailServerProcess const post("");
  auto const handed = sent(post.settings(MailServer::Tls::starttls), "zoe@example.org");
  EXPECT_EQ(handed.answer, Answer::again);
  EXPECT_THAT(handed.words, HasSubstr("does not offer STARTTLS"));
  EXPECT_EQ(post.file("said"), "");
}

TEST(MailServer, OfAnotherNameOrAnothersAuthorityHearsNothing) {
  MailServerProcess const elsewhere(with_tls("starttls", "elsewhere.example.org")), post(with_tls("starttls"));
  auto unknown = post.settings(MailServer::Tls::starttls);
  unknown.ca = Certificates::shared().path("otherca.pem");
  for (auto const& handed : {sent(elsewhere.settings(MailServer::Tls::starttls), "zoe@example.org"), sent(unknown, "zoe@example.org")}) {
    EXPECT_EQ(handed.answer, Answer::again);
    EXPECT_THAT(handed.words, HasSubstr("the encrypted line"));
  }
  EXPECT_EQ(elsewhere.file("said") + post.file("said"), "");
}

TEST(MailServer, ThatDoesNotKnowOurAccountIsNoFaultOfTheLetters) {
  MailServerProcess const post(with_tls("starttls") + " --auth rights another");
  auto server = post.settings(MailServer::Tls::starttls);
  server.user = "rights";
  server.password_file = post.path("password");
  auto const handed = sent(server, "zoe@example.org");
  EXPECT_EQ(handed.answer, Answer::again);
  EXPECT_THAT(handed.words, HasSubstr("does not accept our account"));
  EXPECT_THAT(handed.words, Not(HasSubstr(kPassword)));
  server.password_file = post.path("none");
  EXPECT_THAT(sent(server, "zoe@example.org").words, HasSubstr("cannot read a secret"));
}

TEST(MailServer, IsNeverGivenAnAddressThatSaysMoreThanAnAddress) {
  MailServerProcess const post("");
  auto const server = post.settings(MailServer::Tls::none);
  for (std::string const bad : {"zoe@example.org>\r\nRCPT TO:<mallory@example.org", "zoe", "zoe@", "@example.org", "a@b@c", "zoë@example.org", "zoe@example.org,m@example.org", ""}) {
    EXPECT_EQ(sent(server, bad).answer, Answer::refused) << bad;
  }
  EXPECT_EQ(post.file("said"), "");
  EXPECT_EQ(sent(server, "zoe@example.org").answer, Answer::taken);
  auto text = letter_to("07700900123");
  text.channel = "sms";
  EXPECT_EQ(SmtpCarrier(server).hand_over(text, kNow).answer, Answer::refused);
}

}  // namespace
}  // namespace rightsdesk::posting
