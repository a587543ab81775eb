#pragma once
// The inconsistency report: the same words or the same page treated in two ways: in the next pack, in a part that was sent, or in
// another case of the house; or by two reviewers. It is empty, or a named person has said why each line is right, before the review is finished.
#include <optional>
#include <string>
#include <vector>

#include "app/acts.h"
#include "app/review_log.h"

namespace rightsdesk::app {

struct Difference {
  enum class Kind {
    words,     ///< withheld here, released or left standing there
    page,      ///< the same page, of which other parts are withheld
    elsewhere, ///< the same page or person in another case: that case's reference, what was decided and when; nothing else of it
    reviewers  ///< the same mention, person or page, decided in two ways by two people (app/reviewers_differ.h)
  } kind = Kind::words;
  std::string key = {};   ///< names the line from one look to the next
  std::string text = {};  ///< the words, the page or the person
  int withheld = 0, released = 0;
  std::string where_withheld = {}, where_released = {};  ///< "record/page" of the first of each, "people" for a person; empty: in the other case
  std::string other_case = {};                 ///< its reference
  redaction::Decision there = {};              ///< what was decided in it
  std::vector<redaction::Decision> said = {};  ///< of reviewers who differ: the last word of each, the newest first; it stands at `where_withheld`
  std::string standing = {};                   ///< digest of the places and how they are treated
  std::optional<Justification> justified = {}; ///< of exactly this standing
};
/// By kind, then text. A line whose places have changed since it was justified is open again.
std::vector<Difference> differences(Office& office, CaseId const& id);
/// Says why a line is right. Refused: missing (reason), not_found (there is no such line any more).
Done justify_difference(Office& office, CaseId const& id, Actor const& actor, std::string const& key, std::string const& reason);

// Within a verb's own transaction.
std::vector<Difference> differences_in(Work& work, Office const& office, CaseId const& id);
/// Those nobody has justified, as an open point of the review.
std::vector<OpenPoint> open_in(std::vector<Difference> const& differences);
/// The review's open points, with the differences that were just looked for.
std::vector<OpenPoint> open_in_review(Work& work, Office const& office, CaseId const& id, std::vector<Difference> const& differences);
/// Keeps what was decided about each page and each person, for later cases. Called when the review is finished.
void keep_for_later(Work& work, Office const& office, CaseId const& id);

}  // namespace rightsdesk::app
