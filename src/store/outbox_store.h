#pragma once
// Letters, e-mails and texts waiting to go: written with the act that causes them, sent by a job, at least once. Who it is
// to, its subject and its words are sealed.
#include "core/date.h"
#include "store/vault.h"

namespace rightsdesk::store {

struct Message {
  std::string id;       ///< ours or the caller's own, unique; the Message-ID, so that a second sending can be told
  std::string channel;  ///< "email", "sms", "post"
  std::string to;
  std::string subject;
  std::string body;
  std::string state = "waiting";  ///< "waiting", "sent" or "failed"
  int attempts = 0;
  std::string error = {};  ///< of the last attempt; no personal data
};

class Outbox {
 public:
  static constexpr int kMostAttempts = 8;

  /// Both must outlive it.
  Outbox(Connection& connection, VaultKey const& key) : connection_(connection), key_(key) {}

  /// Waiting from `now`. False, and nothing done, when a message with this id is there already. An empty id is given one.
  bool put(Message const& message, Instant now);
  /// Up to `most` that are due, the longest due first.
  std::vector<Message> waiting(Instant now, int most);
  /// Keeps a due message from other senders until `until`; false when another was faster. Commit before sending.
  bool take(Message const& message, Instant until);
  void sent(std::string const& id);
  /// Tried again at `retry_at`; "failed" for good after kMostAttempts. `why` is cut at 400 bytes.
  void failed(std::string const& id, std::string const& why, Instant retry_at);
  std::optional<Message> find(std::string const& id);
  /// Removes what was sent and last touched before `before`; gives how many.
  std::int64_t forget_sent(Instant before);

 private:
  Message message_of(Row const& row) const;
  Connection& connection_;
  VaultKey const& key_;
};

}  // namespace rightsdesk::store
