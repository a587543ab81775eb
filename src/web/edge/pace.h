#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace rightsdesk::web {

/// How fast each name may go: a bucket that fills evenly and is emptied by one with every request. Thread-safe.
class Pace {
 public:
  struct Limit {
    int a_minute = 300;
    int at_once = 60;  ///< after a rest
  };
  explicit Pace(Limit limit) : limit_(limit) {}
  /// Zero, and one is counted; else how long until the next may come, and nothing is counted.
  std::chrono::seconds wait(std::string const& name, std::chrono::steady_clock::time_point now);

 private:
  struct Bucket {
    double left = 0;
    std::chrono::steady_clock::time_point at;
  };
  void forget_the_rested(std::chrono::steady_clock::time_point now);
  Limit limit_;
  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace rightsdesk::web
