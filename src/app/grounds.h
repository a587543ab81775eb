#pragma once
// What must stand on the record of each withholding (law.md 4.4): one record for one person or passage, or for several under one
// ground. The review cannot be finished, and no pack made, while one is missing.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/acts.h"
#include "law/exemption.h"

namespace rightsdesk::app {

/// A person, a passage of nobody known, or a whole page that is withheld.
struct WithheldPlace {
  std::string scope;  ///< "person:<id>", "proposal:<id>" or "page:<record>/<n>"
  std::string words;  ///< for staff
  std::string where;  ///< "people" or "record/page"
};
/// The places withheld under one ground that have no good record, and why not where one has run out.
struct GroundToRecord {
  law::Exemption const* exemption = nullptr;
  std::vector<WithheldPlace> places;
  std::string note = {};
};
struct GroundsDesk {
  std::vector<GroundToRecord> to_record;
  std::vector<GroundRecord> recorded;  ///< newest first
};
GroundsDesk grounds_desk(Office& office, CaseId const& id);

struct NewGroundRecord {
  std::string code;
  std::set<std::string> scopes;
  std::map<std::string, std::string> fields;  ///< by RecordField::id; a day as 2026-12-01
  std::string decided_by;                     ///< name and role of whoever decided
  std::string silent_reason = {};             ///< why even a neutral label would do the harm; empty: the ground's own label
};
/// Refused: not_permitted (a ground that another role records), missing with the field, not_real, too_old (an opinion outside its
/// six months: DPA 2018 Sch 3 paras 5(4), 6(4)), not_silent (the ground's label cannot be left off), not_withheld.
Done record_ground(Office& office, CaseId const& id, Actor const& actor, NewGroundRecord const& ground);

// Within a verb's own transaction.
std::vector<GroundToRecord> grounds_to_record(Work& work, Office const& office, CaseId const& id);
/// The same as open points of the review.
std::vector<Open> open_in_grounds(Work& work, Office const& office, CaseId const& id);
/// The catalogue as it holds in this case: a ground that a named person made silent is silent throughout.
std::vector<law::Exemption> exemptions_of_case(Work& work, Office const& office, CaseId const& id);

}  // namespace rightsdesk::app
