#pragma once
// What the acts of a requester share, within a verb's own transaction (app/requester_acts.h, app/new_reach.h).
#include <string>

#include "app/office.h"

namespace rightsdesk::app {

constexpr char kRequester[] = "requester";  ///< who acts, in events and in the ledger

/// The case somebody came in to; that it is there was shown before.
casework::Case entered(Work& work, CaseId const& id);
/// How often this was done today on the case by its requester.
int done_today(Work& work, Office const& office, CaseId const& id, std::string const& what);
/// What a wish is called on its task.
std::string wish_words(std::string const& wish);
/// The words of the tasks that follow a new number or address (app/new_reach.h); `old` may be empty.
std::string phone_to_confirm_words(std::string const& phone, std::string const& old);
std::string phone_changed_words(std::string const& phone, std::string const& old);
std::string address_to_confirm_words(std::string const& address, std::string const& old);
/// The task "what the requester told us", concerning `wish`.
void tell_staff(Work& work, Office const& office, casework::Case const& about, std::string const& wish, std::string const& words);

}  // namespace rightsdesk::app
