#include "connectors/protocols/attempt.h"

#include <random>
#include <thread>

namespace rightsdesk::connectors {
namespace {

using std::chrono::milliseconds;

milliseconds back_off(int attempt) {
  thread_local std::minstd_rand generator{std::random_device{}()};
  int const longest = 200 << (attempt < 5 ? attempt : 5);
  return milliseconds(std::uniform_int_distribution<int>(longest / 2, longest)(generator));
}

std::string in_seconds(milliseconds time) {
  auto const tenths = (time.count() + 50) / 100;
  auto text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
  return text + (text == "1" ? " second" : " seconds");
}

}  // namespace

milliseconds Deadline::left() const {
  auto const left = std::chrono::duration_cast<milliseconds>(end_ - std::chrono::steady_clock::now());
  return left.count() > 0 ? left : milliseconds(0);
}

void Deadline::check(std::string const& title) const {
  if (passed()) throw timed_out(title, total_);
}

void fail(sources::SourceFailure::Kind kind, std::string const& for_the_owner, std::string internal) {
  throw sources::SourceFailure(kind, for_the_owner, std::move(internal));
}

sources::SourceFailure timed_out(std::string const& title, milliseconds total) {
  return {sources::SourceFailure::Kind::timed_out,
          title + " did not answer within " + in_seconds(total) + ".",
          "time limit of " + std::to_string(total.count()) + " ms"};
}

void with_attempts(int attempts, Deadline const& deadline, std::function<void()> const& call) {
  for (int attempt = 1;; ++attempt) {
    try {
      return call();
    } catch (Passing const& failure) {
      auto const wait = std::max(failure.wait(), back_off(attempt));
      if (attempt >= attempts || wait >= deadline.left()) throw;
      std::this_thread::sleep_for(wait);
    }
  }
}

}  // namespace rightsdesk::connectors
