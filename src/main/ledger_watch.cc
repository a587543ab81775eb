#include "main/ledger_watch.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/json.h"

namespace rightsdesk {
namespace {

constexpr std::chrono::seconds kBetweenLooks{2}, kAfterAFault{60};

void tell(Json const& line) { std::fprintf(stderr, "%s\n", line.dump().c_str()); }

}  // namespace

LedgerWatch::LedgerWatch(House& house)
    : house_(house), key_(store::checkpoint_key(house.service().ledger_key, house.service().controller)), checkpoints_(house.service().checkpoints, *key_) {}

void LedgerWatch::look() {
  auto const now = house_.clock().now();
  if (looked_ && now >= *looked_ && now - *looked_ < kBetweenLooks) return;
  look_now();
}

void LedgerWatch::look_now() {
  auto const now = house_.clock().now();
  looked_ = now;
  try {
    auto const pinned = store::pin_when_due(*house_.database().connection(), checkpoints_, *key_, now);
    if (pinned.written) tell({{"event", "ledger_checkpoint"}, {"entries", pinned.written->size}, {"head", pinned.written->head}});
    if (!pinned.broken) return;
    tell({{"event", "fault"}, {"what", "ledger_broken"}, {"entry", pinned.broken->number}, {"detail", pinned.broken->why}});
  } catch (Fault const& fault) {
    tell({{"event", "fault"}, {"what", "ledger_checkpoint"}, {"detail", fault.internal()}});
  }
  looked_ = now + kAfterAFault;
}

}  // namespace rightsdesk
