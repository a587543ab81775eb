// A real clamd with one signature of our own, for the EICAR test file: no network, no signatures of anybody else's.
#include <gmock/gmock.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "core/hex.h"
#include "core/private_folder.h"
#include "scanning/clamd.h"

extern char** environ;

namespace rightsdesk::scanning {
namespace {

using Says = app::Look::Says;

/// The 68 bytes of the EICAR test file, in two halves, so that a scanner lets this file be.
std::string eicar() { return std::string("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-") + "ANTIVIRUS-TEST-FILE!$H+H*"; }

class RealClamd : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new PrivateFolder("rightsdesk-clamd-");
    auto const at = folder_->path().string();
    std::filesystem::create_directory(at + "/signatures");
    // A signature of type 0 (any file), at any offset: "name:0:*:hex".
    std::ofstream(at + "/signatures/own.ndb") << "Own.Test.EICAR:0:*:" << hex_of(eicar()) << "\n";
    std::ofstream(at + "/clamd.conf") << "LocalSocket " << at << "/socket\nDatabaseDirectory " << at << "/signatures\nForeground yes\nPidFile " << at
                                      << "/pid\nTemporaryDirectory " << at << "\nStreamMaxLength 1M\nScanArchive yes\nScanMail yes\n";
    std::string const configuration = "--config-file=" + at + "/clamd.conf";
    char const* const words[] = {"/usr/sbin/clamd", configuration.c_str(), nullptr};
    ASSERT_EQ(::posix_spawn(&child_, words[0], nullptr, nullptr, const_cast<char* const*>(words), environ), 0) << "clamav-daemon of tools/packages.txt";
    for (int i = 0; i < 300 && !Clamd(at + "/socket").signatures(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  static void TearDownTestSuite() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    delete folder_;
  }
  static Clamd clamd() { return Clamd((folder_->path() / "socket").string()); }

  static inline PrivateFolder* folder_ = nullptr;
  static inline pid_t child_ = 0;
};

TEST_F(RealClamd, LetsALetterPass) {
  auto const look = clamd().look("Dear Ms Osei, your place at the youth club is kept.\n");
  EXPECT_EQ(look.says, Says::clean) << look.words;
  EXPECT_EQ(clamd().look(std::string(900000, 'a')).says, Says::clean) << "more than one piece";
}

TEST_F(RealClamd, FindsTheTestFileByItself) {
  auto const look = clamd().look(eicar());
  EXPECT_EQ(look.says, Says::infected) << look.words;
  EXPECT_EQ(look.words, "Own.Test.EICAR.UNOFFICIAL");
}

TEST_F(RealClamd, FindsTheTestFileAttachedToAMail) {
  auto const mail = "From: a@example.org\r\nTo: b@example.org\r\nSubject: papers\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=line\r\n\r\n"
                    "--line\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n--line\r\nContent-Type: application/octet-stream; name=a.bin\r\n"
                    "Content-Disposition: attachment; filename=a.bin\r\n\r\n" + eicar() + "\r\n--line--\r\n";
  EXPECT_EQ(clamd().look(mail).says, Says::infected);
}

TEST_F(RealClamd, FindsTheTestFileInAPdfAndAZip) {
  EXPECT_EQ(clamd().look("%PDF-1.4\n1 0 obj\n<</Length 68>>\nstream\n" + eicar() + "\nendstream\nendobj\ntrailer\n<<>>\n%%EOF\n").says, Says::infected);
  auto const at = folder_->path().string();
  std::ofstream(at + "/a.txt") << eicar() << std::string(1000, ' ');
  ASSERT_EQ(std::system(("cd " + at + " && zip -q a.zip a.txt").c_str()), 0);
  std::ifstream in(at + "/a.zip", std::ios::binary);
  std::string const zip((std::istreambuf_iterator<char>(in)), {});
  ASSERT_EQ(zip.find("EICAR"), std::string::npos) << "it is deflated";
  EXPECT_EQ(clamd().look(zip).says, Says::infected);
}

TEST_F(RealClamd, DoesNotPassWhatIsLargerThanItTakes) {
  EXPECT_EQ(clamd().look(std::string(3000000, 'a')).says, Says::not_looked_at);
}

TEST_F(RealClamd, HasNoDatedSignaturesOfItsOwn) {
  auto const found = clamd().signatures();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->of, std::nullopt);
}

}  // namespace
}  // namespace rightsdesk::scanning
