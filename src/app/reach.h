#pragma once
// What a decision for all of something would reach, shown before anybody decides: how many places, in which words.
#include <string>
#include <vector>

#include "app/review_deed.h"

namespace rightsdesk::app {

struct Reach {
  enum class Kind {
    people,       ///< every mention of `people` that has no decision of its own
    words,        ///< wherever the words of `proposal` stand in the case, marked before or not; never the subject's own
    page,         ///< every proposal on the page
    record,       ///< every proposal in the record
    whole_record  ///< every page of the record, whole
  } kind = Kind::words;
  std::vector<PersonId> people = {};
  RecordId record = {};
  int page = 1;
  ProposalId proposal = {};
};

/// One place that is reached, with 60 characters around it.
struct Context {
  std::string title, where;  ///< the record's, and "record/page"
  std::string before, words, after;
  redaction::Decision holds = {};  ///< what holds there now
};
struct Contexts {
  std::string words;                 ///< what it is about: names, the words, the record's title
  std::size_t places = 0, pages = 0, records = 0;
  std::size_t decided = 0;           ///< of the places: already decided, which is replaced
  std::size_t own = 0;               ///< for people: mentions with a decision of their own, which stays
  std::vector<Context> shown = {};   ///< at most 200, in reading order
  std::string seal = {};             ///< changes when it reaches something else
};
/// Refused: missing (nobody selected), not_found, subject (the person who asks), nothing (it reaches no place).
Result<Contexts> contexts_of(Office& office, CaseId const& id, Reach const& reach);
/// One act over all of it. `seal`: of the contexts that were shown; refused (changed) when it would reach others by now.
Done decide_all(Office& office, CaseId const& id, Actor const& actor, Reach const& reach, Ruling const& ruling, std::string const& seal);

}  // namespace rightsdesk::app
