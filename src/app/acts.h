#pragma once
// What most verbs share: find the case, ask the workflow, move it, write the event and the ledger entry together.
#include <map>
#include <string>

#include "app/documents.h"
#include "app/office.h"
#include "document/document.h"

namespace rightsdesk::app {

/// The case, or a refusal (not_found).
Result<casework::Case> case_in(Work& work, CaseId const& id);

/// Appends the event to the case and its act to the ledger. `detail` is for staff's eyes; `ledger_detail` holds no personal data.
struct Happened {
  std::string what;
  Date on;
  std::map<std::string, std::string> detail = {};
  std::string ledger_detail = {};
};
void record(Work& work, Office const& office, casework::Case const& about, std::string const& actor, Happened const& event);

/// May the actor do this now without moving the case? Refused with not_permitted, or with not_yet and what is missing.
Done permitted(Work& work, Office const& office, casework::Case const& about, Actor const& actor, std::string const& event);

/// A record of the case, and the case, for whoever may decide on its records now. Refused: not_found, not_permitted, not_yet.
struct Deciding {
  casework::Case about;
  collection::CollectedRecord record;
};
Result<Deciding> record_to_decide(Work& work, Office const& office, CaseId const& id, Actor const& actor, RecordId const& record);

/// Moves the case by a workflow event, or says why not; makes the tasks of the state it enters. Somebody else having moved it
/// meanwhile is a refusal (stale).
Done move(Work& work, Office const& office, casework::Case const& about, Actor const& actor, std::string const& event,
          Happened const& happened);

/// Runs `verb` in one transaction and gives back what it returned. A refusal rolls back: it has changed nothing.
Done in_one(Office& office, std::function<Done(Work&)> const& verb);

/// The role of an entry that was only found in the text of a record.
constexpr char kNamedInRecords[] = "named in the records";

/// The timeline of the case's clock: its events, and for a pupil's record the closures its controller states.
law::Timeline clock_of(Office const& office, casework::Case const& about, std::vector<casework::CaseEvent> const& events);
/// The day that holds now. While more is added to an answer that was sent there is none.
law::DueDate due_of(Work& work, Office const& office, casework::Case const& about);
/// The day of the answer itself, whatever came after it.
law::DueDate statutory_due_of(Work& work, Office const& office, casework::Case const& about);
inline Done done() { return std::monostate{}; }

/// The decision that holds for each person of the case's register.
std::map<PersonId, redaction::Decision> people_decisions(Work& work, CaseId const& id);

/// The search's open points and the review's; shared by guards, pages and the gate.
std::vector<OpenPoint> open_in_search(Work& work, CaseId const& id);
std::vector<OpenPoint> open_in_review(Work& work, Office const& office, CaseId const& id);
/// `moved`, or, when a guard held it back (not_yet), a refusal with `text` and every open point.
Done with_open_points(Done moved, std::string const& text, std::function<std::vector<OpenPoint>()> const& open_points);

}  // namespace rightsdesk::app
