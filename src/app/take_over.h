#pragma once
// A request as another product had it, taken over.
#include <string>
#include <vector>

#include "app/resident.h"

namespace rightsdesk::app {

struct FromElsewhere {
  intake::FormAnswers answers;  ///< what it knows of what the form asks
  intake::Arrival arrival;      ///< when it reached the council
  std::string system, id;       ///< which product, and how it calls the request
};
struct TakenOver {
  Submitted submitted;
  enum class How { opened, was_there } how = How::opened;
  std::vector<std::string> missing = {};  ///< what the form would have asked besides
};
/// Opens its cases, once for a system and its id, with `request_imported` on each, which says what is missing. Nothing is sent: whoever asked was
/// answered by the other product. Its mistakes are those of the form, but for what is merely missing.
Result<TakenOver, std::vector<Refusal>> take_over_request(Office& office, FromElsewhere const& from);
/// Its first case; nothing where it was not taken over.
std::optional<CaseId> taken_over(Office& office, std::string const& system, std::string const& id);
/// The same without opening anything: how it would end.
Result<TakenOver, std::vector<Refusal>> look_at_request(Office& office, FromElsewhere const& from);

}  // namespace rightsdesk::app
