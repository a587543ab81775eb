#pragma once
// What shows who somebody is and for whom they may ask: judged by the controller's evidence matrix, kept under the case's key for
// as long as the matrix says after the outcome, then destroyed. The outcome stays.
#include <set>
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

/// The controller's own proof; a Bug where the matrix has none of this id (check-config sees to that).
law::Proof const& proof_of(Office const& office, casework::Case const& about, std::string const& proof);
/// What keeps these documents from being enough for this person to accept. Refused: not_permitted (the matrix does not let this
/// role accept it), and as law::proof_enough refuses.
Done may_accept(law::Proof const& proof, Actor const& actor, std::set<std::string> const& seen);
/// "passport, council_tax" -> the ids.
std::set<std::string> documents_in(std::string const& text);
/// Their titles, for people to read.
std::string titles_of(law::Proof const& proof, std::set<std::string> const& seen);

struct NewEvidence {
  std::string proof, document, file_name, bytes;
};
/// Keeps a file for a proof. Refused: not_permitted (only who may accept it), not_offered, missing, too_large (20 MiB), infected,
/// not_scanned (app/scanner.h), locked (app/locked.h).
Done add_evidence(Office& office, CaseId const& id, Actor const& actor, NewEvidence const& given);

/// Within a verb's own transaction: keeps a file under the case's key with its event and ledger entry. `given` has been looked at.
void keep_evidence(Work& work, Office const& office, casework::Case const& about, std::string const& by, NewEvidence const& given);

struct EvidenceLine {
  EvidenceFile file;
  std::string proof_title, document_title;
  std::optional<Date> destroy_on = {};  ///< known once there is an outcome, or the case has closed
};
std::vector<EvidenceLine> evidence_of(Office& office, CaseId const& id);

struct EvidenceCopy {
  std::string file_name, bytes;
};
/// The file, for who may accept it; the look is in the ledger. Refused: not_found, not_permitted, destroyed.
Result<EvidenceCopy> evidence_copy(Office& office, CaseId const& id, Actor const& actor, std::string const& file);

/// Destroys every file whose day has come, each in a transaction of its own, with an event and a ledger entry; how many. A file
/// of a case without an outcome and still open is kept.
int destroy_due_evidence(Office& office);

}  // namespace rightsdesk::app
