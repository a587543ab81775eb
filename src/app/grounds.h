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
std::vector<OpenPoint> open_in_grounds(Work& work, Office const& office, CaseId const& id);
/// The catalogue as it holds in this case: a ground whose label a named person left off at some place has a silent twin, the
/// row "<code>~"; everywhere else its own label stands.
std::vector<law::Exemption> exemptions_of_case(Work& work, Office const& office, CaseId const& id);

/// Where a named person has left the label off. The newest record of a place holds.
class SilentPlaces {
 public:
  SilentPlaces(Work& work, CaseId const& id);
  /// The code the decision stands under at this place: its own, or its silent twin.
  [[nodiscard]] std::string code_at(redaction::Proposal const& proposal, redaction::Decision const& decision) const;
  [[nodiscard]] std::string code_of(collection::PageRow const& page) const;

 private:
  [[nodiscard]] std::string twin_or(std::string const& code, std::string const& scope) const;
  std::set<PersonId> known_;
  std::map<std::string, bool> silent_;  ///< by code and scope
};
/// "S3P2-5" for "S3P2-5~".
std::string plain_code(std::string const& code);

}  // namespace rightsdesk::app
