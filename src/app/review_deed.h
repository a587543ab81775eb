#pragma once
// One act of a named person over one or many places of a review: kept with what stood before it, one entry of the ledger, undone
// whole. Within a verb's own transaction.
#include <string>

#include "app/acts.h"
#include "app/review_log.h"

namespace rightsdesk::app {

/// What somebody decides for the places an act reaches.
struct Ruling {
  redaction::Outcome outcome = redaction::Outcome::undecided;
  std::string code = {};    ///< a selectable exemption when withheld
  std::string reason = {};
};

std::string outcome_word(redaction::Outcome outcome);
/// The case, when this person may review it now.
Result<casework::Case> case_under_review(Work& work, Office const& office, CaseId const& id, Actor const& actor);
/// Refused (no_exemption) when something is withheld under a code that is not in the catalogue.
Done check_code(Office const& office, redaction::Outcome outcome, std::string const& code);

/// Collects what the act changes, then puts it on the record: `kept()` writes the act, the event and the ledger entry.
class Deed {
 public:
  struct Parts {
    Work& work;
    Office const& office;
    casework::Case const& about;
    Actor const& actor;
  };
  Deed(Parts parts, std::string what, Ruling const& ruling);
  void person(CasePerson person);
  void mention(redaction::Proposal proposal);
  void mention(redaction::Proposal proposal, Ruling const& own);  ///< under a ruling of its own, by the act's author
  /// A place that nobody had marked.
  void mark(redaction::Place const& place, std::string const& kind);
  void mark(redaction::Place const& place, std::string const& kind, Ruling const& own);
  /// The whole page; a ruling of release gives it back.
  void page(collection::PageRow row);
  [[nodiscard]] std::size_t places() const { return act_.places.size(); }
  /// `event`: of the case. `words`: what it was about, for staff. `detail`: without personal data, for the event and the ledger.
  void kept(std::string const& event, std::string const& words, std::map<std::string, std::string> const& detail);

 private:
  [[nodiscard]] redaction::Decision as_decision(Ruling const& ruling) const;
  void decide(redaction::Proposal proposal, redaction::Decision const& decision);
  void add_mark(redaction::Place const& place, std::string const& kind, redaction::Decision const& decision);
  Parts parts_;
  ReviewAct act_;
};

/// Every act of the review, newest first.
std::vector<ReviewAct> review_acts(Office& office, CaseId const& id);
/// Puts back what stood before the act, wherever nobody has decided again since; the pages it touches want looking at again.
/// Refused: missing (reason), not_found, undone (already), nothing_left (everything was decided again since), and not_permitted once
/// the review is finished: it is opened again first, which a sealed pack does not outlive.
Done undo_act(Office& office, CaseId const& id, Actor const& actor, std::string const& act, std::string const& reason);

}  // namespace rightsdesk::app
