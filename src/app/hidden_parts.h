#pragma once
// What a format hides (comments, tracked changes, hidden rows, headers) is shown to the reviewer and leaves only when a named person
// gives it, with a reason. It then becomes a page of its record: third parties are looked for on it, somebody checks it, and it
// passes the same burn and gate as any other page.
#include <vector>

#include "app/review_deed.h"
#include "document/document.h"

namespace rightsdesk::app {

struct HiddenPart {
  std::size_t number = 0;  ///< in the record, from 0
  document::Hidden hidden;
  int page = 0;            ///< the page it became; 0: it is not given
};
std::vector<HiddenPart> hidden_parts(Office& office, CaseId const& id, RecordId const& record);
/// Refused: missing (reason), not_found, given (already), nothing (it holds no words), not_permitted. Undone as an act, the last one
/// given of a record first.
Done give_hidden(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, std::size_t number, std::string const& reason);

// Within a verb's own transaction.
/// Takes back the last page of the record when it is this one; false, and nothing changed, when it is another.
bool take_back_hidden(Work& work, RecordId const& record, int page);

}  // namespace rightsdesk::app
