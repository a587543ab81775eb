#pragma once
// What a person of the register was asked and said, what the requester knows of them, whether somebody may come to harm: and what
// follows from it for the proposal (DPA 2018 Sch 2 paras 16 and 17). A person decides; the program proposes and says why.
#include <string>

#include "app/review_deed.h"

namespace rightsdesk::app {

struct ProposedRuling {
  redaction::Outcome outcome = redaction::Outcome::undecided;  ///< undecided: nothing can be proposed yet, or nothing needs to be
  std::string code = {};
  Because because = {};
};
/// In this order: the subject's own data (nothing); a safeguarding flag (withhold, whatever else is known); consent given (release);
/// consent refused (withhold); asked and not answered (wait); somebody who acts in an official role (release); anybody else
/// (withhold). What the requester knows already is a reason to release, and is said beside whatever is proposed.
ProposedRuling proposed_for(CasePerson const& person);

/// Refused: not_found; subject; not_permitted; missing with the field (consent_on when asked or answered; consent_note when not to be
/// asked or refused); not_yet_come (a day after today).
Done describe_about_them(Office& office, CaseId const& id, Actor const& actor, PersonId const& person, AboutThem const& about_them);

std::string to_string(AboutThem::Consent consent);
/// Nothing for a word that is none.
std::optional<AboutThem::Consent> consent_from(std::string const& word);

}  // namespace rightsdesk::app
