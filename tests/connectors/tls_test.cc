// Certificates: nothing but a chain to the named authority and the right host is good enough.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "connectors/certificates.h"
#include "connectors/protocols/database.h"
#include "connectors/protocols/http.h"
#include "connectors/rough_server.h"
#include "support/mariadb.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::Certificates;
using rightsdesk::test::MariaDb;
using sources::SourceFailure;
using std::chrono::milliseconds;
using testing::HasSubstr;

namespace {

/// openssl's own little web server with one of the certificates.
class TlsServer {
 public:
  explicit TlsServer(std::string const& name) {
    {
      rightsdesk::connectors::test::RoughServer const free_port([](auto const&, int, auto const&) {});
      port_ = free_port.port();
    }
    auto const certificate = Certificates::shared().path(name + ".pem"),
               key = Certificates::shared().path(name + ".key");
    pid_ = ::fork();
    if (pid_ == 0) {
      ::freopen("/dev/null", "r", stdin);
      ::freopen("/dev/null", "w", stdout);
      ::freopen("/dev/null", "w", stderr);
      ::execlp("openssl", "openssl", "s_server", "-www", "-accept", std::to_string(port_).c_str(), "-cert",
               certificate.c_str(), "-key", key.c_str(), nullptr);
      ::_exit(127);
    }
    std::this_thread::sleep_for(milliseconds(500));
  }
  ~TlsServer() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  TlsServer(TlsServer const&) = delete;
  TlsServer& operator=(TlsServer const&) = delete;
  [[nodiscard]] std::string words_of_failure(std::string const& ca) const {
    HttpPlace const place{
        "Housing", "https://127.0.0.1:" + std::to_string(port_), ca, HttpPlace::Loopback::allowed, {}};
    for (int attempt = 0;; ++attempt) {
      try {
        http_get(place, "/", 1 << 20, Deadline(milliseconds(10'000)));
        return "nothing failed";
      } catch (SourceFailure const& failure) {
        if (std::string(failure.what()) != "Housing could not be reached." || attempt == 20)
          return std::string(failure.what()) + " [" + failure.internal() + "]";
      }
      std::this_thread::sleep_for(milliseconds(250));
    }
  }

 private:
  int port_ = 0;
  pid_t pid_ = -1;
};

std::string words_of_visit(MariaDb const& server, std::string const& ca) {
  DatabaseAddress const address{
      "Care", server.host(), server.port(), "mysql", server.user(), server.password(), ca};
  try {
    Visit const visit(address, Deadline(milliseconds(10'000)));
    return "signed in";
  } catch (SourceFailure const& failure) {
    return failure.what();
  }
}

}  // namespace

TEST(Tls, OfAWebServerIsTrustedOnlyForTheRightHostAndAuthority) {
  auto const& certificates = Certificates::shared();
  TlsServer const good("127.0.0.1"), wrong_host("elsewhere.example.org");
  EXPECT_THAT(good.words_of_failure(certificates.path("ca.pem")),
              HasSubstr("a web page"));  // TLS held; s_server talks HTML
  auto const refused = HasSubstr("its certificate is not one we trust");
  EXPECT_THAT(good.words_of_failure(certificates.path("otherca.pem")), refused);
  EXPECT_THAT(good.words_of_failure(""), refused);
  EXPECT_THAT(wrong_host.words_of_failure(certificates.path("ca.pem")), refused);
}

TEST(Tls, OfADatabaseIsTrustedOnlyForTheRightHostAndAuthorityAndNeverFallsBack) {
  auto const& certificates = Certificates::shared();
  auto const with = [&](std::string const& name) {
    return std::vector<std::string>{"--ssl-ca=" + certificates.path("ca.pem"),
                                    "--ssl-cert=" + certificates.path(name + ".pem"),
                                    "--ssl-key=" + certificates.path(name + ".key")};
  };
  {
    MariaDb const good(with("127.0.0.1"));
    EXPECT_EQ(words_of_visit(good, certificates.path("ca.pem")), "signed in");
    EXPECT_THAT(words_of_visit(good, certificates.path("otherca.pem")),
                HasSubstr("could not be reached safely"));
  }
  {
    MariaDb const wrong_host(with("elsewhere.example.org"));
    EXPECT_THAT(words_of_visit(wrong_host, certificates.path("ca.pem")),
                HasSubstr("could not be reached safely"));
  }
  EXPECT_THAT(words_of_visit(MariaDb::shared(), certificates.path("ca.pem")),
              HasSubstr("could not be reached safely"));
}
