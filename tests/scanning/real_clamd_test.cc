// A real clamd, asked about what comes in.
#include "scanning/clamd_here.h"

#include <gmock/gmock.h>

namespace rightsdesk::scanning {
namespace {

using Says = app::Look::Says;
using testing::eicar;

class RealClamd : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { here_ = new testing::ClamdHere(); }
  static void TearDownTestSuite() { delete here_; }
  static Clamd clamd() { return Clamd(here_->socket()); }
  static inline testing::ClamdHere* here_ = nullptr;
};

TEST_F(RealClamd, LetsALetterPass) {
  auto const look = clamd().look("Dear Ms Osei, your place at the youth club is kept.\n");
  EXPECT_EQ(look.says, Says::clean) << look.words;
  EXPECT_EQ(clamd().look(std::string(900000, 'a')).says, Says::clean) << "more than one piece";
}

TEST_F(RealClamd, FindsTheTestFileByItself) {
  auto const look = clamd().look(eicar());
  EXPECT_EQ(look.says, Says::infected) << look.words;
  EXPECT_EQ(look.words, testing::kFound);
}

TEST_F(RealClamd, FindsTheTestFileAttachedToAMail) {
  auto const mail = "From: a@example.org\r\nTo: b@example.org\r\nSubject: papers\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=line\r\n\r\n"
                    "--line\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n--line\r\nContent-Type: application/octet-stream; name=a.bin\r\n"
                    "Content-Disposition: attachment; filename=a.bin\r\n\r\n" + eicar() + "\r\n--line--\r\n";
  EXPECT_EQ(clamd().look(mail).says, Says::infected);
}

TEST_F(RealClamd, FindsTheTestFileInAPdfAndAZip) {
  EXPECT_EQ(clamd().look("%PDF-1.4\n1 0 obj\n<</Length 68>>\nstream\n" + eicar() + "\nendstream\nendobj\ntrailer\n<<>>\n%%EOF\n").says, Says::infected);
  auto const at = here_->path();
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
