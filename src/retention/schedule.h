#pragma once
// How long our own cases are kept (config/retention.yaml), and what is due for each on a day. It proposes; `retention run` acts.
#include <optional>
#include <string>
#include <vector>

#include "core/because.h"
#include "core/date.h"

namespace rightsdesk::retention {

enum class Act {
  keep,
  review,      ///< a person looks whether it may go
  anonymise,   ///< the person goes, the counts stay
  destroy,     ///< the case's key is forgotten: documents, names and letters are gone for good
};
std::string to_string(Act act);

struct Rule {
  std::string id;                        ///< "answered"
  std::string text, citation;
  std::vector<std::string> states = {};  ///< of the workflow; empty: any that is closed
  bool disputed = false;                 ///< for cases that went to the regulator, a tribunal or a court
  int months = 0;                        ///< from the day it closed
  Act then = Act::review;
};

struct Schedule {
  int hold_months = 6;      ///< after the answer, before a hold may end (H-14)
  int message_days = 30;    ///< after it went out, before a sent message leaves the outbox; its copy stays with the case
  std::vector<Rule> rules;  ///< the first that fits holds
};

/// What the schedule needs of a case.
struct CaseFacts {
  std::string state;
  std::optional<Date> closed = {};    ///< the day it came to a closed state; empty while open
  bool disputed = false;
  bool reviewed = false;              ///< a named person has said that it may go
  std::vector<std::string> holds = {};  ///< why it may not go now
};

struct Verdict {
  Act act = Act::keep;
  std::string rule;
  std::optional<Date> due = {};  ///< the first day on which the rule asks for its act
  Because because;
};
/// Pure. A hold keeps the case whatever the rule; destroying waits for a person's review.
Verdict verdict_on(CaseFacts const& facts, Schedule const& schedule, Date today);

/// config/retention.yaml; every fault goes to `complaints` as "file:line: what".
Schedule load_schedule(std::string const& file, std::vector<std::string>& complaints);

}  // namespace rightsdesk::retention
