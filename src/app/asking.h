#pragma once
// Writing to the owner of a source, within a verb's own transaction: what goes out is kept, with a one-time way in to its page.
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

/// The card of a connected source; nullopt when it is not connected (any more).
std::optional<sources::SourceCard> card_of(Office const& office, std::string const& source);

/// What identifies the person, one line each, and nothing that `told` does not name: "Name: Amina Osei".
std::vector<std::string> identifying(person::Description const& person, std::vector<std::string> const& told);

/// What an owner is asked, and of whom.
struct Asking {
  commission::Purpose purpose;
  sources::SourceCard card;             ///< its contact is reachable
  std::vector<std::string> about = {};  ///< what identifies the person or the records
  std::vector<std::string> what = {};   ///< what is to be done, or where to look
  TaskId task = {};                     ///< of an instruction
};
/// Puts the letter in the outbox, keeps its words (without the link) under the case's key, and appends `owner_asked` with its
/// ledger entry. One that still waits for the same thing is withdrawn: the fresh one takes its place.
commission::Commission ask(Work& work, Office const& office, casework::Case const& about, std::string const& actor, Asking const& asking);

/// Is the answer still wanted? Not when a person ended the search of the source or the task, when the hold ended or was confirmed, or when
/// the case did (but for its hold).
bool still_wanted(Work& work, Office const& office, casework::Case const& about, commission::Commission const& asked);

/// Asks again with a fresh link: `owner_chased`. False when somebody else wrote to it a moment ago.
bool chase(Work& work, Office const& office, casework::Case const& about, std::string const& actor, commission::Commission waiting);
/// Tells the next one up: by letter where the settings name an address, else by a task for a manager. `owner_escalated`.
bool escalate(Work& work, Office const& office, casework::Case const& about, commission::Commission waiting);

/// The kind of task by which a manager is told that an owner does not answer (config/workflow/tasks/sources.yaml).
constexpr char kOwnerSilent[] = "owner_silent";
/// Who acts when a source's owner answers on the one-time page.
constexpr char kOwner[] = "owner";

}  // namespace rightsdesk::app
