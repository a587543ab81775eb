#pragma once
// The DPO team's desk: the list, the case, identity, the clock.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/case_desk.h"
#include "app/office.h"
#include "app/restrictions.h"
#include "law/timeline.h"

namespace rightsdesk::app {

struct CaseLine {
  CaseId id;
  std::string reference, subject_name, right, state, next_action;
  Date received;
  law::DueDate due;
  std::string due_words;  ///< "Due in 4 days", "Overdue by 3 days", "Paused: waiting for identity"
  std::string urgency;    ///< "overdue", "soon", "on_track", "paused", "closed"
  std::string proposed;   ///< what the program proposes for it, nobody having answered; empty: nothing
  StaffId officer = {};   ///< whose it is; empty: nobody's
  std::vector<std::string> services = {};  ///< ids
  std::vector<std::string> tags = {};      ///< ids of config/desk.yaml
  std::vector<std::string> flags = {};     ///< app/flags.h
  std::string journey = {};
  int pages = 0, pages_checked = 0;        ///< of the records not left out
};
/// One page of the list of cases, with how many there are in all. Only those shown are opened.
struct CaseListing {
  std::vector<CaseLine> lines;
  int found = 0;
  std::vector<std::string> states;  ///< "workflow/state" that open cases are in
};
/// The line of one case.
CaseLine line_of(Work& work, Office const& office, casework::Case const& about);
CaseListing cases_listed(Office& office, CaseFilter const& filter = {}, CaseOrder const& order = {}, Window const& window = {});
CaseCounts case_counts(Office& office);
/// The list as somebody takes it away: days, states and ids, nobody's name. How many lines and by which filter goes into the ledger.
std::vector<CaseStanding> cases_exported(Office& office, Actor const& actor, CaseFilter const& filter, CaseOrder const& order, std::string const& filter_words);

struct CaseOverview {
  casework::Case about;
  law::DueDate due;
  std::string due_words, urgency, state_words;
  std::vector<casework::CaseEvent> events;     ///< oldest first
  std::vector<std::string> open_events;        ///< workflow events this actor could raise now
  std::vector<JobQueue::Standing> jobs;
  int sources_ended = 0, sources = 0, candidates_undecided = 0, records = 0, records_unread = 0;
  int proposals_undecided = 0, pages_unchecked = 0, tasks_open = 0;
  std::vector<Restriction> restrictions;       ///< of other cases of the same person: a warning on every page of this one
  std::vector<std::string> proposed;           ///< what the program proposes, nobody having answered
  bool kept_to_named = false;                  ///< only named people see it
};
Result<CaseOverview> case_overview(Office& office, CaseId const& id, Actor const& actor);

/// Asks the requester to prove who they are: the doubt is recorded (T-21) and the clock has not started.
Done ask_for_identity(Office& office, CaseId const& id, Actor const& actor, std::string const& doubt);

struct IdentityCheck {
  std::set<std::string> seen;  ///< documents of the controller's proof "identity"
  std::string checked_how;
  Date on;                     ///< the day the evidence reached us
};
/// Records that the requester is who they say, by a named person; the search may begin. Refused besides: not_enough, with what
/// the controller's evidence matrix still needs; not_permitted where the matrix does not let this role accept it.
Done accept_identity(Office& office, CaseId const& id, Actor const& actor, IdentityCheck const& check);

/// A clock event of law.md 1.4 (clarification_asked, clarification_received, extended, …) with its day and reason.
Done record_clock_event(Office& office, CaseId const& id, Actor const& actor, law::Event const& event,
                        std::string const& reason);
/// Has the program do again what it gave up after its last attempt (a source that was down, a full disk). Refuses when
/// nothing was given up.
Done try_again(Office& office, CaseId const& id, Actor const& actor);
Done add_note(Office& office, CaseId const& id, Actor const& actor, std::string const& note);
struct LedgerOfCase {
  std::vector<audit::Entry> elsewhere;  ///< audit::Ledger::came_with
  std::vector<audit::Entry> here;
};
LedgerOfCase whole_ledger_of(Office& office, CaseId const& id);
/// The entries of this installation alone.
inline std::vector<audit::Entry> ledger_of(Office& office, CaseId const& id) { return whole_ledger_of(office, id).here; }

}  // namespace rightsdesk::app
