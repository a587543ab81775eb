#pragma once
// What people do with a case, act by act. Each expects the verb to be allowed and fails the test otherwise.
#include "council.h"

namespace rightsdesk::app {

/// A request sent by the resident; the case.
CaseId submitted(Office& office);
/// Identity accepted and the search started.
void begin_search(Office& office, CaseId const& id);
/// Confirms everything but the namesake's letter.
void decide_who_is_who(Office& office, CaseId const& id);
void end_search(Office& office, CaseId const& id);
/// Withholds who is not acting officially; the mother's name in the first note is given, for the requester was there.
void decide_review(Office& office, CaseId const& id);
/// One record for everybody and everything withheld as another person’s.
void record_grounds(Office& office, CaseId const& id);
/// Says why each line of the inconsistency report is right.
void justify_differences(Office& office, CaseId const& id);
void check_every_page(Office& office, CaseId const& id);
void end_review_and_ask_for_pack(Office& office, CaseId const& id);
/// Everything decided, recorded, justified and checked: the review may be finished.
void review_everything(Office& office, CaseId const& id);
/// Decides and records what is open, checks every page, lets the worker make the pack, and gives its plain text. Throws
/// Bug when there is none.
std::string plain_text_once_sealed(Council& council, CaseId const& id);

/// Searched and decided, third parties proposed: the review begins.
CaseId under_review(Council& council);
/// A record by the source's key, "note-1"; empty when there is none.
RecordId record_keyed(Office& office, CaseId const& id, std::string const& key);
/// A person of the register by name; empty when there is none.
PersonId person_named(Office& office, CaseId const& id, std::string const& name);

/// The newest letter of this kind as it was kept; empty for none.
std::string letter_kept(Office& office, CaseId const& id, std::string const& letter);

/// The whole way to a sealed pack, with a worker between the acts.
CaseId sealed_case(Council& council);

/// The refusal's code, or "" when it was done.
template <class Outcome>
std::string code_of(Outcome const& outcome) {
  return outcome ? std::string{} : outcome.error().code;
}

}  // namespace rightsdesk::app
