#pragma once
// One call to a source: a time limit over all of it, and retries with back-off for what is safe to ask again.
#include <chrono>
#include <functional>
#include <string>

#include "sources/source.h"

namespace rightsdesk::connectors {

/// Counts down from when it is made.
class Deadline {
 public:
  explicit Deadline(std::chrono::milliseconds total)
      : end_(std::chrono::steady_clock::now() + total), total_(total) {}
  /// What is left, never negative.
  [[nodiscard]] std::chrono::milliseconds left() const;
  [[nodiscard]] bool passed() const { return left().count() == 0; }
  [[nodiscard]] std::chrono::milliseconds total() const { return total_; }
  /// Throws SourceFailure::timed_out in the name of `title` when the time has passed.
  void check(std::string const& title) const;

 private:
  std::chrono::steady_clock::time_point end_;
  std::chrono::milliseconds total_;
};

[[noreturn]] void fail(sources::SourceFailure::Kind kind, std::string const& for_the_owner,
                       std::string internal);
sources::SourceFailure timed_out(std::string const& title, std::chrono::milliseconds total);

/// A failure another attempt may cure; `wait` is what the source asked for, or zero.
class Passing : public sources::SourceFailure {
 public:
  Passing(Kind kind, std::string const& for_the_owner, std::string internal,
          std::chrono::milliseconds wait = {})
      : SourceFailure(kind, for_the_owner, std::move(internal)), wait_(wait) {}
  [[nodiscard]] std::chrono::milliseconds wait() const { return wait_; }

 private:
  std::chrono::milliseconds wait_;
};

/// Runs `call` up to `attempts` times; only a Passing failure is tried again, after a growing wait with some
/// chance in it, and never beyond the deadline. The last failure is thrown.
void with_attempts(int attempts, Deadline const& deadline, std::function<void()> const& call);

}  // namespace rightsdesk::connectors
