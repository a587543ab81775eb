#include "posting/carrier.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "posting/folder.h"

namespace rightsdesk::posting {
namespace {

TEST(CarriersWords, AreKeptWithoutWhomTheyAreAbout) {
  EXPECT_EQ(fit_to_keep("550 5.1.1 <Zoe@Example.org>: unknown", "zoe@example.org"), "550 5.1.1 < … >: unknown");
  EXPECT_EQ(fit_to_keep("rejected other.person@example.org here", "zoe@example.org"), "rejected … here");
  EXPECT_EQ(fit_to_keep("phone_number 07700900123 is not valid", ""), "phone_number … is not valid");
  EXPECT_EQ(fit_to_keep("two\r\nlines \xff", ""), "two lines \uFFFD");
  EXPECT_LE(fit_to_keep(std::string(300, 'a') + " " + std::string(300, 'b'), "").size(), 400U);
}

struct Folder : testing::Test {
  Folder() {
    std::string pattern = "/tmp/rd-folder-XXXXXX";
    folder = ::mkdtemp(pattern.data());
  }
  ~Folder() override { std::filesystem::remove_all(folder); }
  std::string folder;
  Parcel const parcel{"01JPARCEL", "post", Personal<std::string>("3 Mill Lane,\r\nX: y"), Personal<std::string>("Your request"), Personal<std::string>("Dear Zoë"), 0};
};

TEST_F(Folder, HoldsEachMessageAsAFile) {
  EXPECT_EQ(FolderCarrier(folder).hand_over(parcel, {}).answer, Handed::Answer::taken);
  std::ifstream in(folder + "/01JPARCEL.eml", std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  EXPECT_EQ(text.str(), "To: 3 Mill Lane, X: y\r\nSubject: Your request\r\nMessage-ID: <01JPARCEL@rightsdesk>\r\nX-Channel: post\r\nMIME-Version: 1.0\r\n"
                        "Content-Type: text/plain; charset=utf-8\r\n\r\nDear Zoë");
  EXPECT_FALSE(std::filesystem::exists(folder + "/01JPARCEL.eml.part"));
  EXPECT_EQ(FolderCarrier(folder).fate_of("01JPARCEL", {}).state, Fate::State::on_its_way) << "a folder cannot tell";
}

TEST_F(Folder, ThatIsNotThereIsTriedAgain) {
  EXPECT_EQ(FolderCarrier(folder + "/none").hand_over(parcel, {}).answer, Handed::Answer::again);
}

}  // namespace
}  // namespace rightsdesk::posting
