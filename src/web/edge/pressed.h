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

/// What the servers of one service know together of the forms that are being sent. Thread-safe. Its verbs throw Fault when it cannot be asked.
class SharedPresses {
 public:
  virtual ~SharedPresses() = default;
  /// `mine` when the form is for the caller to do, `answer` when another server did it; neither while another has it in hand.
  struct Standing {
    std::optional<std::string> mine;    ///< names this sending
    std::optional<std::string> answer;  ///< as answered() was given it
  };
  virtual Standing begin(std::string const& session, std::string const& form) = 0;
  virtual void answered(std::string const& session, std::string const& sending, std::string const& answer) = 0;
  /// It was not done, and may be sent again.
  virtual void forget(std::string const& session, std::string const& sending) = 0;
  virtual void moved_on(std::string const& session) = 0;
};

/// Remembers for each session the last form that it sent. Thread-safe; in the memory of this process alone.
class Pressed {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  /// So long after its answer a form that is sent once more counts as pressed twice.
  static constexpr std::chrono::seconds kAgain{3};

  /// What `act` answers, which is told the hash of the form. For the same form of the same session (address, every field and file) that came while an earlier sending of it was in hand, or within kAgain of its answer and with nothing
  /// else from the session between, the answer to that earlier one; `act` is then not called. What `act` throws reaches everybody who waits for it, and is forgotten.
  /// The route that was found, and who was recognised, are put into `exchange` either way.
  Reply once(std::string const& session, Exchange& exchange, std::function<Moment()> const& now, std::function<Reply(Exchange&, std::string const& form)> const& act);
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

/// Lets through what it is asked, but a form that the same browser sends twice, to this server or to another that shares `among`. What comes without a cookie (another system, a stranger) is not looked at.
class PressedOnce final : public Answering, public LongAnswers {
 public:
  /// All must outlive it. Without `among` this server knows of itself alone. Where `among` cannot be asked, the form is done.
  explicit PressedOnce(Answering& behind, LongAnswers* long_answers = nullptr, SharedPresses* among = nullptr) : behind_(behind), long_answers_(long_answers), among_(among) {}
  [[nodiscard]] std::uint64_t largest_body(std::string const& method, std::string const& path) const override { return behind_.largest_body(method, path); }
  [[nodiscard]] Reply answer(Exchange& exchange) noexcept override;
  [[nodiscard]] Reply refuse(int status, std::string const& target) noexcept override { return behind_.refuse(status, target); }
  [[nodiscard]] bool still_may(Exchange const& exchange) noexcept override { return long_answers_ == nullptr || long_answers_->still_may(exchange); }

 private:
  Reply done_once(std::string const& session, std::string const& form, Exchange& exchange);
  void move_on(std::string const& session);
  Reply done_here(std::string const& session, std::string const& sending, Exchange& exchange);
  Answering& behind_;
  LongAnswers* long_answers_;
  SharedPresses* among_;
  Pressed pressed_;
};

}  // namespace rightsdesk::web
