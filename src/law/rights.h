#pragma once
// Which right a person has against one purpose of one controller, and why. Proposes; a person decides.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/because.h"
#include "law/register.h"
#include "law/timeline.h"

namespace rightsdesk::law {

enum class Answer { yes, limited, no };  ///< limited: the right exists but may usually be refused, for the reason given
std::string to_string(Answer answer);

/// One cell of config/law/uk-gdpr/lawful_bases.yaml.
struct RightRow {
  Right right = Right::access;
  Answer answer = Answer::no;
  std::string rule;  ///< "Art 17(3)(b)"
  std::string text;
};

struct LawfulBasis {
  std::string basis;  ///< "6(1)(e)"
  std::string title;
  std::string provision;
  std::optional<Date> in_force_from = {};
  bool open_to_public_authorities = true;  ///< for their tasks
  std::vector<RightRow> rows;
};

struct RightVerdict {
  Answer answer = Answer::no;
  bool may_be_refused = true;         ///< false: direct marketing and consent withdrawal have no refusal path
  Because because;                    ///< the rule of every basis that had a say
  std::vector<std::string> to_decide;  ///< what an officer must still settle: "choose the basis of this purpose"
};

/// The answer for `right` against `purpose`. Where the notice states several bases and `chosen` is empty, the most the
/// bases give together (law.md B-2), and the choice stands in `to_decide`; where an officer has chosen one, that one alone.
/// Refuses a `chosen` basis that the notice does not state (code not_stated) and a basis that `bases` lacks (code unknown_basis).
Result<RightVerdict> right_against(Right right, Purpose const& purpose, std::vector<LawfulBasis> const& bases,
                                   std::string const& chosen = {});

}  // namespace rightsdesk::law
