#include "core/durable_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "core/private_folder.h"
#include "core/result.h"

namespace rightsdesk {
namespace {

unsigned mode_of(std::string const& path) {
  struct stat state {};
  return ::stat(path.c_str(), &state) == 0 ? state.st_mode & 0777U : 0U;
}

TEST(DurableFiles, AreNewOrNotMade) {
  PrivateFolder const folder("rightsdesk-test-");
  auto const path = (folder.path() / "one").string();
  write_new_file(path, "words");
  EXPECT_EQ(whole_file(path), "words");
  EXPECT_EQ(mode_of(path), 0600U);
  EXPECT_THROW(write_new_file(path, "others"), Fault);
  EXPECT_EQ(whole_file(path), "words");
  EXPECT_THROW(write_new_file((folder.path() / "none" / "one").string(), "words"), Fault);
}

TEST(DurableFiles, GrowByALine) {
  PrivateFolder const folder("rightsdesk-test-");
  auto const path = (folder.path() / "lines").string();
  append_line(path, "one");
  append_line(path, std::string("two\0", 4));
  EXPECT_EQ(whole_file(path), std::string("one\ntwo\0\n", 9));
  EXPECT_EQ(mode_of(path), 0600U);
}

TEST(DurableFiles, EndALineThatWasLeftHalf) {
  PrivateFolder const folder("rightsdesk-test-");
  auto const path = (folder.path() / "lines").string();
  write_new_file(path, "one\ntw");
  append_line(path, "three");
  EXPECT_EQ(whole_file(path), "one\ntw\nthree\n");
}

TEST(DurableFiles, AreReplacedWholeAndLeaveNothingBeside) {
  PrivateFolder const folder("rightsdesk-test-");
  auto const path = (folder.path() / "file").string();
  replace_file(path, "old");
  replace_file(path, "new");
  EXPECT_EQ(whole_file(path), "new");
  EXPECT_EQ(mode_of(path), 0600U);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), std::filesystem::directory_iterator()), 1);
  std::filesystem::create_directory(folder.path() / "taken");
  EXPECT_THROW(replace_file((folder.path() / "taken").string(), "words"), Fault);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), std::filesystem::directory_iterator()), 2) << "what was not put in place is gone";
}

TEST(DurableFiles, FollowNoLink) {
  PrivateFolder const folder("rightsdesk-test-");
  auto const target = (folder.path() / "target").string(), link = (folder.path() / "link").string();
  write_new_file(target, "");
  std::filesystem::create_symlink(target, link);
  EXPECT_THROW(append_line(link, "words"), Fault);
  EXPECT_EQ(whole_file(target), "");
}

TEST(DurableFiles, TellOfAFullDisk) { EXPECT_THROW(append_line("/dev/full", "words"), Fault); }

TEST(PrivateFolders, ThatStayAreOursAlone) {
  PrivateFolder const folder("rightsdesk-test-");
  auto const path = (folder.path() / "a" / "b").string();
  make_private_folder(path);
  make_private_folder(path);
  EXPECT_EQ(mode_of(path), 0700U);
  write_new_file(path + "/file", "");
  EXPECT_THROW(make_private_folder(path + "/file/c"), Fault);
}

}  // namespace
}  // namespace rightsdesk
