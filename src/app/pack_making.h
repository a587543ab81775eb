#pragma once
// From the case as reviewed to what the pack is made of.
#include <memory>
#include <string>
#include <vector>

#include "app/office.h"
#include "core/spool.h"
#include "disclosure/pack.h"

namespace rightsdesk::app {

struct PackMaking {
  disclosure::PackInput input;
  /// Distinct strings that were withheld and may stand nowhere in the pack: personal data, for the gate only. Left out are
  /// the subject's own names and details, what a named person decided to release elsewhere, and single words that our own
  /// letters use (what stands in the records is compared before the pack is made).
  std::vector<std::string> withheld;
  /// Where the pages of the records are while the pack is made, and each file of it once it is whole, under its name.
  std::shared_ptr<Spool> spool;
};

/// Everything the pack needs, or everything that holds it up: nothing is packed that is not reviewed.
Result<PackMaking, std::vector<OpenPoint>> gather_pack(Office& office, CaseId const& id);

}  // namespace rightsdesk::app
