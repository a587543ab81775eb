#pragma once
// What must reach the council before time begins: proof of identity, a fee, proof of authority (Art 12A(2)).
#include <functional>

#include "law/timeline.h"

namespace rightsdesk::law {

/// One kind of thing asked for and received.
struct Evidence {
  std::optional<Date> first_asked;
  std::optional<Date> settled;   ///< the day the last thing asked for arrived
  bool waiting = false;          ///< something asked for has not arrived
  std::vector<Date> unasked;     ///< arrivals that nobody had asked for
  std::optional<Date> too_soon;  ///< an arrival before the only question it could answer: a contradiction
};

struct EvidenceKind {
  char const* asked;     ///< the event's name: "id_requested"
  char const* received;  ///< "id_received"
};
inline constexpr EvidenceKind kIdentity{"id_requested", "id_received"};
inline constexpr EvidenceKind kAuthority{"authority_requested", "authority_received"};
inline constexpr EvidenceKind kFee{"fee_requested", "fee_paid"};

/// Each arrival settles everything asked for until then; a later question opens the matter again.
/// Questions asked after `ask_until` are left out, with the arrivals that answer only them.
Evidence evidence(std::vector<Event> const& events, EvidenceKind const& kind, std::optional<Date> ask_until = {});

}  // namespace rightsdesk::law
