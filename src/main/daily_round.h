#pragma once
// What a worker does once a day, and when it starts: owners of sources who have not answered are asked again, or told on; what showed who somebody
// is goes when its day has come, and so do unfinished forms; who has not heard from us for two weeks is told how it is going.
// Answers that other systems were given, and what they were told, are forgotten after a month; emails that were set aside, after 28 days;
// the last form of a session that asked for no other page, after a day.
#include <optional>

#include "app/clients.h"
#include "app/hooks.h"
#include "app/inbox.h"
#include "app/office.h"
#include "main/shared_presses.h"

namespace rightsdesk {

/// Not shared between threads.
class DailyRound {
 public:
  /// All must outlive it.
  DailyRound(app::ClientDesk& clients, app::HookDesk& hooks, app::Inbox& inbox, StoredPresses& presses) : clients_(clients), hooks_(hooks), inbox_(inbox), presses_(presses) {}
  /// Does the round when today's is not done. Where the store is away it is tried again a minute later.
  void look(app::Office& office);
  /// Once a minute, and at once while there are more: counts some of the cases to which something happened, for the figures.
  void count(app::Office& office);

 private:
  app::ClientDesk& clients_;
  app::HookDesk& hooks_;
  app::Inbox& inbox_;
  StoredPresses& presses_;
  std::optional<Date> done_;
  std::optional<Instant> not_before_, next_count_;
};

}  // namespace rightsdesk
