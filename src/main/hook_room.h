#pragma once
#include <functional>

#include "app/hooks.h"
#include "core/clock.h"
#include "posting/webhook.h"
#include "settings/service.h"

namespace rightsdesk {

/// Makes webhooks of what the ledger has since the last time, and sends those that are due, one after the other. What fails is tried ten times in
/// three days, then it is dead and waits for an administrator. Several may work on one store: a message is taken before it is sent.
class HookRoom {
 public:
  /// A line for the log: ids, what became of it, and why; no address.
  struct Line {
    std::string message, hook, outcome, words;
  };
  using Tell = std::function<void(Line const&)>;
  /// The first two must outlive it.
  HookRoom(app::HookDesk& hooks, Clock const& clock, posting::WebhookTerms terms) : hooks_(hooks), clock_(clock), terms_(std::move(terms)) {}
  /// Until nothing is due or `stop` is true. Never throws for one message; a database that is away is met at the next round.
  void go_round(std::function<bool()> const& stop, Tell const& tell);

 private:
  void send(app::HookCall const& call, Tell const& tell);
  app::HookDesk& hooks_;
  Clock const& clock_;
  posting::WebhookTerms terms_;
};

/// How long after this many tries the next one comes: 5 seconds, 5 minutes, half an hour, 2, 5, 10, 14, 20, 24 hours.
std::chrono::seconds hook_wait_after(int tries);

/// What is sent: {"type", "timestamp", "data": {"reference"}}.
std::string hook_body(app::HookCall const& call);

posting::WebhookTerms webhook_terms(settings::Service const& service);

}  // namespace rightsdesk
