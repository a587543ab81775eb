#pragma once
#include <functional>

#include "app/office.h"
#include "main/carriers.h"
#include "store/database.h"
#include "store/outbox_store.h"
#include "store/vault.h"

namespace rightsdesk {

/// Gives the waiting messages to their carriers, one after the other, and asks after those that were sent. What is refused, did not arrive, was of no
/// use any more or was tried for a day is a task on its case. Several may work on one store: a message is taken before it is sent.
class PostRoom {
 public:
  /// A line for the log: the message's id, its channel, what became of it and the carrier's words.
  struct Line {
    std::string message, channel, outcome, words;
  };
  using Tell = std::function<void(Line const&)>;
  /// All must outlive it.
  PostRoom(store::Database& database, store::VaultKey const& key, app::Office& office, Carriers const& carriers)
      : database_(database), key_(key), office_(office), carriers_(carriers) {}
  /// Until nothing is due, a carrier says "later", or `stop` is true. Never throws for one message; a database that is away is met at the next round.
  void go_round(std::function<bool()> const& stop, Tell const& tell);

 private:
  enum class Next { more, later };
  Next send_next(Tell const& tell);
  posting::Carrier* carrier_of(store::Message const& message);
  posting::Parcel packed(store::Message const& message);
  void ask_after(Tell const& tell);
  Next settle(store::Message const& message, posting::Handed const& handed, Tell const& tell);
  void give_up(store::Message const& message, std::string const& why, Tell const& tell);
  void with_outbox(std::function<void(store::Outbox&)> const& work);
  store::Database& database_;
  store::VaultKey const& key_;
  app::Office& office_;
  Carriers const& carriers_;
};

/// How long after this many tries the next one comes: from half a minute, doubling, to an hour.
std::chrono::seconds wait_after(int tries);

}  // namespace rightsdesk
