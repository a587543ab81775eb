#pragma once
// A restriction in force (UK GDPR Art 18) reaches every other case of the same person: what is held is stored and not used, but
// on a ground of Art 18(2) that a named person has put on the record of the case that uses it.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

struct Restriction {
  CaseId about;             ///< the case it was asked for in
  std::string reference;    ///< "another case" where whoever acts is not shown it
  Date since;
  std::string scope;        ///< which data and which uses, as its ground has them; personal data; may be empty
  std::string ground = {};  ///< of Art 18(1): "18_1_a"
  bool shown = true;        ///< false: whoever acts is not shown that case, and its scope is left out
  std::string allowed = {}; ///< the ground recorded on the case that asks; empty: none yet
};

/// The grounds of Art 18(2), each with its words.
std::vector<std::pair<std::string, std::string>> const& grounds_of_use();
/// Who may put a ground on the record: manager, social_worker.
bool may_allow_use(Actor const& actor);

/// Allows the use of what is restricted for this case, from now on. Refused: not_permitted; missing with the field (ground, use);
/// not_offered; no_restriction.
Done allow_restricted_use(Office& office, CaseId const& id, Actor const& actor, std::string const& ground, std::string const& use);

/// The records that other cases' restrictions reach, as (source, key).
std::set<std::pair<std::string, std::string>> restricted_records(Office& office, CaseId const& id);

// Within a verb's own transaction.
/// The restrictions in force that other cases of the same person have set. Checking what is said to be wrong is what a restriction
/// on contested accuracy waits for (Art 18(1)(a)), and deciding an objection what one on a pending objection does (18(1)(d)):
/// those reach every case but that one.
std::vector<Restriction> restrictions_on(Work& work, Office const& office, casework::Case const& about);
/// Refused (restricted), with each restriction that nobody has allowed a use of, for a case that would use what is held.
Done heed_restrictions(Work& work, Office const& office, casework::Case const& about);

}  // namespace rightsdesk::app
