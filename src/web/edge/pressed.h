#pragma once
// A button that was pressed twice: done once, and answered as often as it was pressed.
#include <chrono>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "web/edge/exchange.h"
#include "web/edge/long_answers.h"
#include "web/edge/reply.h"
#include "web/edge/server.h"

namespace rightsdesk::web {

/// Remembers for each session the last form that it sent. Thread-safe; in the memory of this process alone.
class Pressed {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  /// So long after its answer a form that is sent once more counts as pressed twice.
  static constexpr std::chrono::seconds kAgain{3};

  /// What `act` answers. For the same form of the same session (address, every field and file) that came while an earlier sending of it was in hand, or within kAgain of its answer and with nothing
  /// else from the session between, the answer to that earlier one; `act` is then not called. What `act` throws reaches everybody who waits for it, and is forgotten.
  /// The route that was found, and who was recognised, are put into `exchange` either way.
  Reply once(std::string const& session, Exchange& exchange, std::function<Moment()> const& now, std::function<Reply(Exchange&)> const& act);
  /// The session asked for a page, so that what it sends next is meant.
  void moved_on(std::string const& session);

 private:
  struct Answer {
    Reply reply;
    std::string route;
    std::map<std::string, std::string> parts;
    SignedIn staff;
  };
  struct Sending {
    std::string form;  ///< hash
    std::shared_future<Answer> answer;
    std::optional<Moment> answered = {};
  };
  std::mutex mutex_;
  std::map<std::string, Sending> last_;
};

/// Lets through what it is asked, but a form that the same browser sends twice. What comes without a cookie (another system, a stranger) is not looked at.
class PressedOnce final : public Answering, public LongAnswers {
 public:
  /// Both must outlive it.
  explicit PressedOnce(Answering& behind, LongAnswers* long_answers = nullptr) : behind_(behind), long_answers_(long_answers) {}
  [[nodiscard]] std::uint64_t largest_body(std::string const& method, std::string const& path) const override { return behind_.largest_body(method, path); }
  [[nodiscard]] Reply answer(Exchange& exchange) noexcept override;
  [[nodiscard]] Reply refuse(int status, std::string const& target) noexcept override { return behind_.refuse(status, target); }
  [[nodiscard]] bool still_may(Exchange const& exchange) noexcept override { return long_answers_ == nullptr || long_answers_->still_may(exchange); }

 private:
  Answering& behind_;
  LongAnswers* long_answers_;
  Pressed pressed_;
};

}  // namespace rightsdesk::web
