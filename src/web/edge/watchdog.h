#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>

namespace rightsdesk::web {

/// Ends connections that pass their deadline, by ::shutdown on the descriptor: a thread blocked on it wakes with an end of
/// stream. (A TLS goodbye from another thread would race.) One thread, a tick of 250 ms.
class Watchdog {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  Watchdog();
  ~Watchdog();
  Watchdog(Watchdog const&) = delete;
  Watchdog& operator=(Watchdog const&) = delete;

  /// Ends every connection on the list now.
  void cut_all();

  /// One connection's place on the list. It must go before the descriptor is closed, or a reused number would be cut.
  class Watch {
   public:
    Watch(Watchdog& dog, int descriptor);
    ~Watch();
    Watch(Watch const&) = delete;
    Watch& operator=(Watch const&) = delete;
    /// The connection is cut `from_now` after this call, unless moved again.
    void allow(std::chrono::milliseconds from_now);

   private:
    Watchdog& dog_;
    std::uint64_t number_ = 0;
  };

 private:
  struct Watched {
    int descriptor = -1;
    Moment deadline = Moment::max();
  };
  void run();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::map<std::uint64_t, Watched> watched_;
  std::uint64_t next_ = 0;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace rightsdesk::web
