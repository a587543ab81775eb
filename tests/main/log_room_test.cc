#include "main/log_room.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

namespace rightsdesk::testing {
namespace {

/// A place for a log that nobody reads until it is asked to.
struct Pipe {
  Pipe() { EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0); }
  ~Pipe() {
    ::close(ends[0]);
    ::close(ends[1]);
  }
  Pipe(Pipe const&) = delete;
  Pipe& operator=(Pipe const&) = delete;
  /// Until so many lines came.
  std::string lines(std::size_t count) const {
    std::string all;
    char buffer[65536];
    while (static_cast<std::size_t>(std::count(all.begin(), all.end(), '\n')) < count) {
      auto const got = ::read(ends[0], buffer, sizeof buffer);
      if (got <= 0) break;
      all.append(buffer, static_cast<std::size_t>(got));
    }
    return all;
  }
  int ends[2] = {-1, -1};
};

/// How many lost lines are told of, together.
std::uint64_t told_of(std::string const& lines) {
  constexpr std::string_view kTells = "{\"event\":\"log_lines_dropped\",\"count\":";
  std::uint64_t count = 0;
  for (auto at = lines.find(kTells); at != std::string::npos; at = lines.find(kTells, at + 1)) count += std::stoull(lines.substr(at + kTells.size()));
  return count;
}

TEST(ALog, HasItsLinesInOrder) {
  Pipe const pipe;
  {
    LogRoom room(pipe.ends[1]);
    for (int i = 0; i < 3; ++i) room.say("line " + std::to_string(i));
  }
  EXPECT_EQ(pipe.lines(3), "line 0\nline 1\nline 2\n");
}

/// S15: nobody reads, and the pipe is full.
TEST(ALog, ThatBlocksHoldsNobodyUpAndTellsAfterwardsWhatItLost) {
  Pipe const pipe;
  LogRoom room(pipe.ends[1], 100);
  std::string const line(1000, 'x');
  for (int i = 0; i < 1000; ++i) room.say(line);
  auto const dropped = room.dropped();
  EXPECT_GT(dropped, 700U) << "64 KiB are in the pipe, 100 lines wait";
  EXPECT_LE(dropped, 900U);
  auto told = pipe.lines(1000 - static_cast<std::size_t>(dropped));
  room.say("afterwards");
  while (told.find("afterwards\n") == std::string::npos) told += pipe.lines(1);
  EXPECT_EQ(told_of(told), dropped) << "at once, or in parts where the writer came to it meanwhile";
}

TEST(ALog, OnAFullDiskHoldsNobodyUp) {
  int const full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(full, 0);
  {
    LogRoom room(full);
    for (int i = 0; i < 5; ++i) room.say("lost");
    while (room.dropped() < 5) ::usleep(1000);
    EXPECT_EQ(room.dropped(), 5U);
  }
  ::close(full);
}

TEST(ALog, ThatBlocksDoesNotKeepTheProcessFromEnding) {
  Pipe const pipe;
  LogRoom room(pipe.ends[1], 500);
  for (int i = 0; i < 500; ++i) room.say(std::string(1000, 'x'));
  SUCCEED() << "leaving ends it after two seconds";
}

}  // namespace
}  // namespace rightsdesk::testing
