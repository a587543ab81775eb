#include "connectors/breaker.h"

#include <type_traits>

#include "connectors/protocols/attempt.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;

class Guarded final : public sources::Source {
 public:
  Guarded(std::unique_ptr<sources::Source> source, std::shared_ptr<Breaker> breaker)
      : source_(std::move(source)), breaker_(std::move(breaker)) {}
  [[nodiscard]] sources::SourceCard const& card() const override { return source_->card(); }
  sources::SearchAnswer search(person::Description const& subject, sources::Limits const& limits) override {
    return asked([&] { return source_->search(subject, limits); });
  }
  void collect(std::string const& key, sources::Limits const& limits, std::function<void(sources::CollectedItem)> const& take) override {
    asked([&] { return source_->collect(key, limits, take); });
  }
  std::vector<person::Related> around(std::string const& key, sources::Limits const& limits) override {
    return asked([&] { return source_->around(key, limits); });
  }
  Result<sources::Proof> carry_out(sources::Instruction const& instruction, sources::Limits const& limits) override {
    return asked([&] { return source_->carry_out(instruction, limits); });
  }

 private:
  template <class Call>
  std::invoke_result_t<Call> asked(Call const& call) {
    breaker_->may_ask(card().title, std::chrono::steady_clock::now());
    struct Outcome {
      Breaker& breaker;
      bool failed = false;
      ~Outcome() {
        if (!failed) breaker.answered();
      }
    } outcome{*breaker_};
    try {
      return call();
    } catch (sources::SourceFailure const& failure) {
      outcome.failed = true;
      breaker_->failed(failure.kind(), std::chrono::steady_clock::now());
      throw;
    }
  }
  std::unique_ptr<sources::Source> source_;
  std::shared_ptr<Breaker> breaker_;
};

}  // namespace

void Breaker::may_ask(std::string const& title, Moment now) {
  std::lock_guard const lock(mutex_);
  if (in_a_row_ < kFailures || now >= rests_until_) return;
  auto const seconds = std::chrono::ceil<std::chrono::seconds>(rests_until_ - now).count();
  fail(Kind::unreachable,
       title + " failed " + std::to_string(in_a_row_) + " times in a row and is left alone for another " + std::to_string(seconds) +
           (seconds == 1 ? " second." : " seconds.") + " Ask it again then.",
       "breaker");
}

void Breaker::answered() {
  std::lock_guard const lock(mutex_);
  in_a_row_ = 0;
}

void Breaker::failed(sources::SourceFailure::Kind kind, Moment now) {
  std::lock_guard const lock(mutex_);
  if (kind != Kind::unreachable && kind != Kind::timed_out && kind != Kind::sign_in_refused) {
    in_a_row_ = 0;
    return;
  }
  ++in_a_row_;
  rests_until_ = now + kRest;
}

std::unique_ptr<sources::Source> guarded(std::unique_ptr<sources::Source> source, std::shared_ptr<Breaker> breaker) {
  return std::make_unique<Guarded>(std::move(source), std::move(breaker));
}

}  // namespace rightsdesk::connectors
