#pragma once
// What was decided about the same page or the same person in another case of the house. The look-up goes by keyed hashes: it finds
// nothing but what the reviewer already has before them, and tells nothing of the other case but its reference, the decision, the day.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/differences.h"

namespace rightsdesk::app {

struct EarlierOffer {
  PersonId person = {};   ///< of this case's register; empty for a page
  std::string where = {}; ///< "record/page"; empty for a person
  redaction::Decision decision;
  std::string reference;  ///< of the other case
};
/// Who may be told that another case exists and what was decided in it: reviewer, second_reviewer, legal, dpo. The pages ask it first.
bool may_see_other_cases(Actor const& actor);

/// For each undecided person the newest decision of another case, if there is one.
std::vector<EarlierOffer> earlier_of_people(Office& office, CaseId const& id);
/// The same of a page that is not withheld whole.
std::optional<EarlierOffer> earlier_of_page(Office& office, CaseId const& id, RecordId const& record, int page);

// Within a verb's own transaction.
/// One page of the case with what is decided about it; undecided while something on it waits.
struct PageStanding {
  std::string where, title;  ///< "record/page"
  std::string key;           ///< page_key of its words; never empty
  int number = 1;
  redaction::Decision decision;
};
/// Withheld whole or not: the parts of a page differ from a sibling's case to the other, for each of them is the one who asks.
/// `marks` are those on this page.
redaction::Decision decided_page(collection::PageRow const& row, std::vector<redaction::Proposal> const& marks, std::map<PersonId, redaction::Decision> const& people);
/// People of the case, and of `pages`, that are decided here in another way than in another case.
std::vector<Difference> decided_otherwise(Work& work, CaseId const& id, std::vector<PageStanding> const& pages);

/// The same for the same page however it was scanned; empty for a page of fewer than 20 letters.
std::string page_key(std::vector<std::string> const& words);
/// Which words of a page go, as a short text that tells no word.
std::string signature_of(std::set<std::pair<std::size_t, std::size_t>> const& gone);

}  // namespace rightsdesk::app
