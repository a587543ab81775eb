// What colleagues read of what a requester did; what residents read stands with the acts themselves.
#include "app/requester_parts.h"

#include <algorithm>

#include "app/circumstances.h"
#include "app/new_address.h"
#include "app/new_reach.h"
#include "app/requester_acts.h"
#include "app/task_parts.h"

namespace rightsdesk::app {
namespace {

constexpr char kHowItEnds[] = " Make sure that it was them, by a way that they had given before and that is safe. End this task as done, and it is used from then on; as nothing to be done, and the old one stays.";

std::string in_place_of(std::string const& old) { return old.empty() ? "; none was known before." : ", in place of " + old + "."; }

}  // namespace

std::string wish_words(std::string const& wish) {
  if (wish == "less") return "Asks for less";
  if (wish == "more") return "Asks for more";
  if (wish == "format") return "Wants the answer in another way";
  if (wish == "reach") return "Wants to be reached in another way";
  if (wish == "answer") return "An answer to our question";
  if (wish == "email") return "A new email address";
  if (wish == kNewPhone) return "A new phone number";
  if (wish == kPhoneToConfirm) return "A new phone number to confirm";
  if (wish == kAddressToConfirm) return "A new address to confirm";
  return "Something else";
}

casework::Case entered(Work& work, CaseId const& id) {
  auto about = work.cases().find(id);
  ENSURE(about.has_value(), "a resident entered a case that is not there");
  return *std::move(about);
}

int done_today(Work& work, Office const& office, CaseId const& id, std::string const& what) {
  auto const events = work.cases().events(id);
  return static_cast<int>(std::count_if(events.begin(), events.end(), [&](auto const& event) {
    return event.what == what && event.actor == kRequester && event.on == office.clock.today();
  }));
}

void tell_staff(Work& work, Office const& office, casework::Case const& about, std::string const& wish, std::string const& words) {
  auto const* kind = workflow_of(office, about).kind(kRequesterWrote);
  ENSURE(kind != nullptr, "every workflow has the task of what a requester told us");
  auto task = fresh_task(office, about, *kind, "program");
  task.concerns = wish;
  task.concerns_title = wish_words(wish);
  task.words = Personal(words);
  work.tasks().add(task);
}

std::string phone_to_confirm_words(std::string const& phone, std::string const& old) {
  return "They gave a new phone number on the website: " + phone + in_place_of(old) + kHowItEnds;
}

std::string phone_changed_words(std::string const& phone, std::string const& old) {
  return "The phone number was changed on the website, from " + (old.empty() ? "none" : old) + " to " + phone + ". A code came back from the new one by text. If you doubt that it was the person, make sure of it before anything is sent. The download stays shut for " +
         std::to_string(kAddressSettles) + " days, or until this task is ended.";
}

std::string address_to_confirm_words(std::string const& address, std::string const& old) {
  return "They gave a new address on the website: " + (address.empty() ? "no fixed address" : address) + in_place_of(old) + kHowItEnds;
}

}  // namespace rightsdesk::app
