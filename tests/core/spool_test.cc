#include "core/spool.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <iterator>

#include "core/result.h"

namespace rightsdesk {
namespace {

namespace fs = std::filesystem;

class ASpool : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(home_);
    setenv("TMPDIR", home_.c_str(), 1);
  }
  void TearDown() override {
    unsetenv("TMPDIR");
    fs::remove_all(home_);
  }
  fs::path const home_ = testing::TempDir() + "spool_home_" + std::to_string(getpid());
};

TEST_F(ASpool, GivesBackWhatWasPutAside) {
  Spool spool;
  spool.keep("pages of record 1", "Visited Zofia");
  spool.keep("empty", "");
  spool.keep("pages of record 1", std::string("Visited Zofia\0again", 19));
  EXPECT_EQ(spool.open("pages of record 1"), std::string("Visited Zofia\0again", 19));
  EXPECT_EQ(spool.open("empty"), "");
  EXPECT_THROW(spool.open("another"), Bug);
}

TEST_F(ASpool, LeavesNothingOnDiskThatCanBeRead) {
  {
    Spool spool;
    spool.keep("one", "Zofia Nowak-Bright lives at 14 Larkspur Rise");
    for (auto const& entry : fs::recursive_directory_iterator(home_)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::string const bytes{std::istreambuf_iterator<char>(in), {}};
      EXPECT_EQ(bytes.find("Zofia"), std::string::npos);
      EXPECT_EQ(entry.path().filename().string().find("one"), std::string::npos);
    }
  }
  EXPECT_TRUE(fs::is_empty(home_));
}

TEST_F(ASpool, SaysWhenBytesAreNotWhatWasKept) {
  Spool spool;
  spool.keep("one", "Visited Zofia");
  for (auto const& entry : fs::recursive_directory_iterator(home_)) {
    if (entry.is_regular_file()) std::ofstream(entry.path(), std::ios::binary | std::ios::trunc) << "short";
  }
  EXPECT_THROW(spool.open("one"), Fault);
}

TEST_F(ASpool, RemovesWhatAKilledProcessLeftTheDayBefore) {
  auto const left = home_ / "rightsdesk-spool-abcdef", recent = home_ / "rightsdesk-spool-ghijkl", foreign = home_ / "other";
  for (auto const& folder : {left, recent, foreign}) fs::create_directory(folder);
  auto const before = fs::file_time_type::clock::now() - std::chrono::hours(25);
  fs::last_write_time(left, before);
  fs::last_write_time(foreign, before);
  Spool const spool;
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(recent));
  EXPECT_TRUE(fs::exists(foreign));
}

}  // namespace
}  // namespace rightsdesk
