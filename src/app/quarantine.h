#pragma once
// Records that the virus scanner did not let pass: kept sealed, not read, and shown on their case until a person decides.
#include "app/search_desk.h"

namespace rightsdesk::app {

/// The reading of a record, for the worker. With `let_in` it is not looked at again.
std::string reading_of(RecordId const& record);
std::string reading_let_in(RecordId const& record);
std::string reading_again(RecordId const& record);  ///< once more, by another reader; third parties are then looked for anew where they were before
/// Of a reading job's argument.
struct ToRead {
  RecordId record;
  enum class Look { first, let_in, again } look = Look::first;
};
ToRead to_read(std::string const& argument);

/// Whether the job goes on: true when the scanner finds nothing, when there is no scanner, or when a person let it in. Otherwise the record is in quarantine, with
/// why, and the job has ended. Where nobody could look the first tries throw Fault, so that the job is tried again a little later. Not within a transaction.
bool passes(Office& office, Job const& job, std::string_view bytes);

/// Has the scanner look once more, and read it when it finds nothing. Refused: not_found, not_in_quarantine, not_permitted.
Done look_again(Office& office, CaseId const& id, Actor const& actor, RecordId const& record);
/// Has it read in the sandbox all the same; what is read is text and pictures of our own making. Refused besides: missing (no reason).
Done let_in(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, std::string const& reason);

}  // namespace rightsdesk::app
