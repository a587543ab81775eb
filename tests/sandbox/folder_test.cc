#include "sandbox/folder.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

namespace rightsdesk::sandbox {
namespace {

TEST(Folder, IsOpenToItsOwnerOnlyAndGoneAfterwards) {
  std::string path;
  {
    Folder const folder;
    path = folder.path();
    struct stat found {};
    ASSERT_EQ(stat(path.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0700U);
    folder.write("input", "bytes");
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Folder, ReadsBackWhatWasWritten) {
  Folder const folder;
  folder.write("input", std::string("a\0b", 3));
  EXPECT_EQ(folder.read("input", 3).value(), std::string("a\0b", 3));
}

TEST(Folder, RefusesALinkLeftByTheCommand) {
  Folder const folder;
  ASSERT_EQ(symlink("/etc/passwd", (folder.path() + "/document.json").c_str()), 0);
  EXPECT_EQ(folder.read("document.json", 1'000'000).error().code, "missing");
}

TEST(Folder, DoesNotWaitForAPipeLeftByTheCommand) {
  Folder const folder;
  ASSERT_EQ(mkfifo((folder.path() + "/document.json").c_str(), 0600), 0);
  EXPECT_EQ(folder.read("document.json", 10).error().code, "missing");
}

TEST(Folder, RefusesWhatIsAbsentOrTooLarge) {
  Folder const folder;
  folder.write("output", "12345");
  EXPECT_EQ(folder.read("nothing", 10).error().code, "missing");
  EXPECT_EQ(folder.read("output", 4).error().code, "too_large");
}

TEST(Folder, TakesPlainNamesOnly) {
  Folder const folder;
  EXPECT_THROW(folder.write("../outside", "x"), Bug);
  EXPECT_THROW((void)folder.read("..", 10), Bug);
  EXPECT_THROW((void)folder.read("", 10), Bug);
}

}  // namespace
}  // namespace rightsdesk::sandbox
