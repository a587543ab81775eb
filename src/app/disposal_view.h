#pragma once
// What the schedule says of a person's records (law.md 3.3), laid beside a task that asks whether they may go. It decides nothing.
#include <map>
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

enum class Disposing { kept, due, held, unknown };
std::string to_string(Disposing disposing);

/// One service of the notice: how long it keeps what it holds about this person.
struct DisposalLine {
  std::string service;
  std::string as_worded;  ///< the rule in the notice's words; empty: it states none
  Disposing disposing = Disposing::unknown;
  std::string words;      ///< "Kept until 4 November 2017. Its time has passed: look before anything goes"
  Because because;
};

// Within a verb's own transaction.
/// The last day on which each of the controller's services keeps what it holds about this person, by the service's id; those whose rule, or what is
/// known of the person, gives no day are not there.
std::map<std::string, Date> kept_until(Work& work, Office const& office, casework::Case const& about);
/// The services that keep something in the source the task concerns, or, where it concerns none, those the request names; every
/// one where it names none. What the task's fields know (`ended`, `died`) counts.
std::vector<DisposalLine> disposal_of(Work& work, Office const& office, casework::Case const& about, casework::Task const& task);

}  // namespace rightsdesk::app
