#include "web/edge/watchdog.h"

#include <sys/socket.h>

namespace rightsdesk::web {

using namespace std::chrono_literals;

Watchdog::Watchdog() : thread_([this] { run(); }) {}

Watchdog::~Watchdog() {
  {
    std::lock_guard const lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Watchdog::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wake_.wait_for(lock, 250ms);
    auto const now = std::chrono::steady_clock::now();
    for (auto& [number, watched] : watched_) {
      if (watched.deadline > now) continue;
      ::shutdown(watched.descriptor, SHUT_RDWR);
      watched.deadline = Moment::max();
    }
  }
}

void Watchdog::cut_all() {
  std::lock_guard const lock(mutex_);
  for (auto const& [number, watched] : watched_) ::shutdown(watched.descriptor, SHUT_RDWR);
}

Watchdog::Watch::Watch(Watchdog& dog, int descriptor) : dog_(dog) {
  std::lock_guard const lock(dog_.mutex_);
  number_ = dog_.next_++;
  dog_.watched_[number_].descriptor = descriptor;
}

Watchdog::Watch::~Watch() {
  std::lock_guard const lock(dog_.mutex_);
  dog_.watched_.erase(number_);
}

void Watchdog::Watch::allow(std::chrono::milliseconds from_now) {
  std::lock_guard const lock(dog_.mutex_);
  dog_.watched_[number_].deadline = std::chrono::steady_clock::now() + from_now;
}

}  // namespace rightsdesk::web
