#include "main/log_room.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>

namespace rightsdesk {
namespace {

constexpr std::chrono::seconds kLastWords{2};
constexpr int kLook = 100;  // milliseconds

/// As much as goes without waiting; -1 with errno. A pipe that poll calls writable takes PIPE_BUF bytes at once, a socket is told not to wait.
ssize_t write_some(int file, std::string_view bytes) {
  auto const sent = ::send(file, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  if (sent >= 0 || errno != ENOTSOCK) return sent;
  return ::write(file, bytes.data(), std::min<std::size_t>(bytes.size(), PIPE_BUF));
}

bool takes_more(int file) {
  pollfd one{file, POLLOUT, 0};
  return ::poll(&one, 1, kLook) == 1;
}

}  // namespace

LogRoom::LogRoom(int file, std::size_t most_waiting) : file_(file), most_(most_waiting), writer_([this] { write_all(); }) {}

LogRoom::~LogRoom() {
  {
    std::lock_guard const lock(guard_);
    over_ = true;
    end_ = std::chrono::steady_clock::now() + kLastWords;
  }
  said_.notify_all();
  writer_.join();
}

void LogRoom::say(std::string line) {
  {
    std::lock_guard const lock(guard_);
    if (waiting_.size() >= most_) {
      ++dropped_;
      ++untold_;
      return;
    }
    waiting_.push_back(std::move(line));
  }
  said_.notify_one();
}

std::uint64_t LogRoom::dropped() const {
  std::lock_guard const lock(guard_);
  return dropped_;
}

/// False: it was refused, or the last moment has come.
bool LogRoom::written(std::string const& bytes) {
  std::string_view left = bytes;
  while (!left.empty()) {
    if (!takes_more(file_)) {
      std::lock_guard const lock(guard_);
      if (over_ && std::chrono::steady_clock::now() >= end_) return false;
      continue;
    }
    auto const count = write_some(file_, left);
    if (count < 0 && errno != EAGAIN && errno != EINTR) return false;
    if (count > 0) left.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void LogRoom::write_all() {
  std::unique_lock lock(guard_);
  for (;;) {
    said_.wait(lock, [this] { return over_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    auto line = std::move(waiting_.front());
    waiting_.pop_front();
    auto const untold = untold_;
    if (untold > 0) line = "{\"event\":\"log_lines_dropped\",\"count\":" + std::to_string(untold) + "}\n" + line;
    lock.unlock();
    bool const through = written(line + "\n");
    lock.lock();
    if (through) {
      untold_ -= untold;
    } else {
      ++dropped_;
      ++untold_;
      if (over_ && std::chrono::steady_clock::now() >= end_) return;
    }
  }
}

}  // namespace rightsdesk
