#pragma once
// A source that does not answer is left alone for a while: no case waits for it, no account is locked out by trying, and it can
// come back to itself.
#include <chrono>
#include <memory>
#include <mutex>
#include <string>

#include "sources/source.h"

namespace rightsdesk::connectors {

/// One for each source, for as long as the process lives. Thread-safe.
class Breaker {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  static constexpr int kFailures = 3;                        ///< in a row: not reached, out of time, or its sign-in refused
  static constexpr auto kRest = std::chrono::seconds(60);    ///< then it is not asked for so long; and again after each failure
  /// Throws SourceFailure::unreachable in the name of `title` while the source rests.
  void may_ask(std::string const& title, Moment now);
  /// Any answer, also one that is nonsense: somebody is there.
  void answered();
  void failed(sources::SourceFailure::Kind kind, Moment now);

 private:
  std::mutex mutex_;
  int in_a_row_ = 0;
  Moment rests_until_{};
};

/// The same source, asked through its breaker.
std::unique_ptr<sources::Source> guarded(std::unique_ptr<sources::Source> source, std::shared_ptr<Breaker> breaker);

}  // namespace rightsdesk::connectors
