#pragma once
// What is done with several cases at once, each looked at first: their owners asked again, taken away as a table, their labels printed.
// Giving and tagging are in app/assigning.h and app/tagging.h.
#include <string>
#include <utility>
#include <vector>

#include "app/case_desk.h"
#include "app/office.h"
#include "commission/commission.h"

namespace rightsdesk::app {

/// What an owner of a source was asked for a case, and has not answered.
struct Owed {
  CaseId about;
  std::string reference;
  commission::Commission asked;
};
/// Of these cases, in the order given, each case's in the order asked.
std::vector<Owed> owed_to(Office& office, std::vector<CaseId> const& cases);
/// Asks them all again or none; how many. Refused: missing (none), and what `chase_owner` refuses, with the case.
Result<int> chase_owners(Office& office, Actor const& actor, std::vector<std::pair<CaseId, CommissionId>> const& asked);

/// The lines of these cases as the list is taken away: nobody's name. How many goes into the ledger. What is no case is left out.
std::vector<CaseStanding> cases_taken(Office& office, Actor const& actor, std::vector<CaseId> const& cases);

struct Label {
  enum class Kind { folder, post } kind = Kind::folder;
  CaseId about;
  std::string reference, right, state;  ///< state: of the case, for whoever chooses
  Date received;
  std::optional<Date> due = {};
  std::string name = {}, address = {};  ///< of who asked, a line a line; only of Kind::post
  std::string held_back = {};           ///< why there is none for the post; empty: there is one
};
/// In the order given. A label for the post has its reason in `held_back`, and no address, where nothing may be posted or none is known.
std::vector<Label> labels_shown(Office& office, std::vector<CaseId> const& cases, Label::Kind kind);
/// The same without those that are held back; in the ledger, of which cases and for what.
std::vector<Label> labels_printed(Office& office, Actor const& actor, std::vector<CaseId> const& cases, Label::Kind kind);

}  // namespace rightsdesk::app
