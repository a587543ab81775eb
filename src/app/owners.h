#pragma once
// Owners of sources, asked in writing: what they were asked and said, and what a person or the program has sent to them.
#include <string>
#include <vector>

#include "app/instruct.h"
#include "app/office.h"

namespace rightsdesk::app {

/// Everything that owners were asked for a case, in order, answered or not.
std::vector<commission::Commission> commissions_of(Office& office, CaseId const& id);

/// Asks the owner of an open task's source to do what the kind of task asks for, and to prove it on a one-time page. Told of it are the
/// record's number, the field and what it shall say; of the person only where the owner keeps no number we know. The task stays open: a
/// person reads the answer and ends it.
/// Refused: not_permitted; cannot (the kind instructs nobody, or the program itself can have it done); no_address; no_record; missing.
Done ask_owner(Office& office, CaseId const& id, Actor const& actor, TaskId const& task, Told const& told);
/// May `ask_owner` be tried for a task of this kind at this source?
bool may_ask_owner(sources::SourceCard const& card, workflow::TaskKind const& kind);

/// Sends the letter of the hold to the owner of a source whose hold is not confirmed. Refused: not_permitted, no_hold, no_address.
Done send_hold_letter(Office& office, CaseId const& id, Actor const& actor, std::string const& source);

/// Asks again at once. Refused: not_found, not_permitted, not_now (answered, or not wanted any more), stale.
Done chase_owner(Office& office, CaseId const& id, Actor const& actor, CommissionId const& asked);

/// What one round of pressing did.
struct Pressed {
  int chased = 0, escalated = 0;
  int left_to_people = 0;  ///< due to be asked again, and not the program's to ask (config/notices.yaml)
};
/// Asks again and tells on what is due today, for every case; each in a transaction of its own. A second round on the same day does nothing.
Pressed press_owners(Office& office);

/// An owner who has not answered and is due to be asked again by a person, or whose day to answer has passed.
struct SilentOwner {
  CaseId about;
  std::string reference;
  commission::Commission asked;
  bool to_be_asked = false;  ///< by a person: the program does not ask this owner again
};
/// Of all cases, longest waiting first.
std::vector<SilentOwner> silent_owners(Office& office);

// Within a verb's own transaction.
/// The letters of the hold, where the settings name an address and the policy lets the program send them.
void send_hold_letters(Work& work, Office const& office, casework::Case const& opened);

}  // namespace rightsdesk::app
