#pragma once
// The log of a process: lines that wait for a place that may be slow, full or gone.
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

namespace rightsdesk {

/// Whoever says a line never waits for it to be written: a thread of its own writes, and what it cannot keep up with is dropped, counted, and told by the next
/// line that gets through ({"event":"log_lines_dropped","count":N}). Thread-safe.
class LogRoom {
 public:
  static constexpr std::size_t kMostWaiting = 10'000;
  /// `file` is a descriptor that stays open: a file, a pipe, a socket.
  explicit LogRoom(int file, std::size_t most_waiting = kMostWaiting);
  /// Writes what waits, for two seconds at most.
  ~LogRoom();
  LogRoom(LogRoom const&) = delete;
  LogRoom& operator=(LogRoom const&) = delete;
  /// Without its line break.
  void say(std::string line);
  /// Lines that never reached the log, because it was behind or refused them.
  [[nodiscard]] std::uint64_t dropped() const;

 private:
  void write_all();
  bool written(std::string const& bytes);
  int file_;
  std::size_t most_;
  mutable std::mutex guard_ = {};
  std::condition_variable said_ = {};
  std::deque<std::string> waiting_ = {};
  std::uint64_t dropped_ = 0, untold_ = 0;
  bool over_ = false;
  std::chrono::steady_clock::time_point end_ = {};  ///< of the last writing, once it is over
  std::thread writer_;
};

}  // namespace rightsdesk
