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
  std::string state = "waiting";  ///< "waiting", "sent", "delivered" or "failed"
  int attempts = 0;
  std::string error = {};  ///< of the last attempt; no personal data
  CaseId about = {};       ///< empty: of no case
  std::string what = {};   ///< "code", "L-3", "chase"
  std::optional<Instant> good_until = {};  ///< of no use later
  std::string carrier_id = {};  ///< of one that was sent: what its carrier calls it, where it can be asked
  Instant made_at = {};
};

class Outbox {
 public:
  static constexpr int kMostAttempts = 32;  ///< a day, with the waits of main/post_room.cc

  /// Message::carrier_id of one that waited when a backup was taken and is back with it: it may have gone since, and is never sent by itself.
  static constexpr char const* kRestored = "restored";

  /// Both must outlive it.
  Outbox(Connection& connection, VaultKey const& key) : connection_(connection), key_(key) {}

  /// Waiting from `now`. False, and nothing done, when a message with this id is there already. An empty id is given one.
  bool put(Message const& message, Instant now);
  /// Up to `most` that are due, the longest due first.
  std::vector<Message> waiting(Instant now, int most);
  /// Keeps a due message from other senders until `until`; false when another was faster. Commit before sending.
  bool take(Message const& message, Instant until);
  void sent(std::string const& id);
  /// Sent, and its carrier is asked what became of it at `ask_at` under `carrier_id`.
  void sent(std::string const& id, std::string const& carrier_id, Instant ask_at);
  /// Tried again at `retry_at`. `why` is cut at 400 bytes.
  void again(std::string const& id, std::string const& why, Instant retry_at);
  /// For good; false when it had ended already, delivered or failed.
  bool fail(std::string const& id, std::string const& why);
  void delivered(std::string const& id);
  /// One that was delivered came back: it can fail() again. Nothing where it is in another state.
  void came_back(std::string const& id);
  /// Sent, and due to be asked after; the longest due first.
  std::vector<Message> to_ask(Instant now, int most);
  void ask_again(std::string const& id, Instant at);
  void ask_no_more(std::string const& id);
  /// How many were put for the case on this channel at or after `since`.
  int count(CaseId const& about, std::string const& channel, Instant since);
  std::optional<Message> find(std::string const& id);
  /// Removes what was sent, delivered or given up and last touched before `before`; gives how many.
  std::int64_t forget_sent(Instant before);

 private:
  Message message_of(Row const& row) const;
  std::vector<Message> messages(std::string const& statement, Instant now, int most);
  Connection& connection_;
  VaultKey const& key_;
};

}  // namespace rightsdesk::store
