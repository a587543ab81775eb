#pragma once
// States that come seldom at the desks: what the program gave up, an owner who is written to, a message in the request mailbox, a page that stands twice.
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "main/desks.h"

namespace rightsdesk::testing {

/// This tree's rules, by which every answer of two pages is a large one.
std::unique_ptr<settings::Rules> large_from_two_pages();
/// A request of its own.
CaseId sent(app::Office& office);
/// Under review, with minutes that stand twice and speak of a plan that nobody found, and a mail with a blind copy. Told: "compared" (the case), "hiding" and "minutes" (records).
void prepare_pages_to_compare(app::Council& council, nlohmann::json& told);
/// A system failed until the program gave it up, and answers again.
CaseId with_work_given_up(app::Council& council);
/// Closed files on paper, whose owner is asked in writing.
void add_paper_files(app::Council& council);
/// Case records tell a telephone number that the requester does not.
void tell_of_a_phone(app::Council& council);
CaseId with_search_under_way(app::Council& council);
/// The path in the letter that asks the owner of the paper files for a hold; empty: there is no such letter.
std::string link_of(app::Desk& desk, std::string const& reference, Instant now);
std::string reference_of(app::Office& office, CaseId const& id);
/// A message in the request mailbox with one file; its id.
std::string mail_that_came(Desks& desks, std::string const& subject);
/// A system of the council's is told of what happens.
void subscribe(Desks& desks);
/// What the subscriber is to be told was tried for three days.
void give_up_messages(Desks& desks);

}  // namespace rightsdesk::testing
