#pragma once
// Webhooks: other systems are told that something happened to a case, by its reference and the kind of event alone.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

/// A kind of event that can be subscribed, and the acts of the ledger that are it.
struct HookKind {
  std::string id;  ///< "request.received"
  std::string words;
  std::set<std::string> acts;
};
std::vector<HookKind> const& hook_kinds();
/// Empty: nobody is told of such an act.
std::string kind_of_act(std::string const& act);

struct Hook {
  std::string id;
  std::string client;      ///< whose it is; empty: made on the command line
  std::string controller;  ///< of whose cases it is told
  std::string url;
  std::set<std::string> kinds;
  Instant made_at = {};
  std::optional<Instant> ended_at = {};
  int waiting = 0, dead = 0;  ///< messages
};
struct NewHook {
  std::string client, controller, url;
  std::set<std::string> kinds;
  std::string id = {};  ///< empty: a fresh one
};
/// Refused: missing (no kind), unknown_kind. Whether the address may be called, `posting` says.
Done sound_kinds(std::set<std::string> const& kinds);

struct MadeHook {
  Hook hook;
  std::string secret;  ///< "whsec_…", shown once
};

/// One event for one subscriber.
struct HookMessage {
  std::string id;       ///< the same however often it is sent
  std::string hook, kind;
  CaseId about;
  Instant happened_at = {};
  std::string state = "waiting";  ///< "waiting", "delivered" or "dead"
  int attempts = 0;
  std::string error = {};  ///< of the last try
};
/// A message taken to be sent, with where to and signed by what.
struct HookCall {
  HookMessage message;
  std::string url, reference;
  std::vector<std::string> secrets;  ///< bytes, the newest first
};

/// Subscriptions and their messages, each call a transaction of its own. Thread-safe. The store fulfils it.
class HookDesk {
 public:
  static constexpr int kMostTries = 10;  ///< three days, with the waits of main/hook_room.cc
  virtual ~HookDesk() = default;
  /// Told of what happens from now on. Nothing when a hook with this id is there already. In the ledger, as are end and rotate.
  virtual std::optional<MadeHook> add(NewHook const& wanted, std::string const& by) = 0;
  virtual std::vector<Hook> all() = 0;  ///< by the time they were made; those that were ended too
  virtual std::optional<Hook> find(std::string const& id) = 0;
  virtual bool end(std::string const& id, std::string const& by) = 0;
  /// A new secret; what was signed by the old one is signed by both for a day. Nothing when there is no such hook, or it was ended.
  virtual std::optional<std::string> rotate(std::string const& id, std::string const& by) = 0;
  virtual std::vector<HookMessage> messages(std::string const& hook, int most) = 0;  ///< the newest first
  /// The dead messages of a hook are tried anew; how many.
  virtual int revive(std::string const& hook, std::string const& by) = 0;

  /// Makes messages of what the ledger has since the last time, at most some hundred entries; true when there may be more.
  /// Nobody is told of a case that is kept to named people, or of another controller's.
  virtual bool gather() = 0;
  /// The message due for longest, kept from other senders until `until`; nothing when none is due.
  virtual std::optional<HookCall> take(Instant until) = 0;
  virtual void delivered(HookMessage const& message) = 0;
  /// Tried again at `at`, and nothing else for this hook before.
  virtual void again(HookMessage const& message, std::string const& why, Instant at) = 0;
  virtual void give_up(HookMessage const& message, std::string const& why) = 0;
  /// Forgets messages that ended before; how many.
  virtual std::int64_t forget_ended(Instant before) = 0;
};

}  // namespace rightsdesk::app
