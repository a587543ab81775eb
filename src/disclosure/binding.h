#pragma once
// The parts of a pack in their order, set into whatever kind of document. Seen by src/disclosure only.
#include <map>
#include <string>
#include <vector>

#include "disclosure/press.h"

namespace rightsdesk::disclosure {

/// Where everything stands, in pages of the document it was set into.
struct Bound {
  std::map<std::string, int> page_of_part;
  std::map<RecordId, int> page_of_record;
  std::vector<ScheduleRow> rows;
  Places places;
};

/// What make_pack refuses: search_not_finished, unknown_code.
Result<void> fit_to_bind(PackInput const& input);
/// Sets every part. Refused: an image that cannot be read. `flow` still has to be finished, while `input` and `texts` are there.
Result<Bound> bind(PackInput const& input, Texts const& texts, pdf::Flow& flow);

}  // namespace rightsdesk::disclosure
