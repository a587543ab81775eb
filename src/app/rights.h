#pragma once
// Which right this case has against which purpose, and the basis an officer chose where the notice states several (law.md B-1).
#include <string>
#include <vector>

#include "app/office.h"
#include "law/rights.h"

namespace rightsdesk::app {

struct RightLine {
  std::string service, service_title, purpose, purpose_text;
  std::vector<std::string> stated;  ///< bases as read
  std::string as_worded;
  std::string chosen;               ///< by a named officer; empty: not chosen
  law::RightVerdict verdict;
};
/// One line for each purpose of the case's services (all of the controller's when it names none).
std::vector<RightLine> rights_of_case(Office& office, CaseId const& id);

struct BasisChoice {
  std::string service, purpose, basis, reason;
};
/// Records the basis that a purpose rests on, with the reason. Refused: not_permitted (a case officer chooses; the data
/// protection officer advises and does not decide), missing, not_stated, unknown_purpose.
Done choose_basis(Office& office, CaseId const& id, Actor const& actor, BasisChoice const& choice);

}  // namespace rightsdesk::app
