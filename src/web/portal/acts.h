#pragma once
// What a requester does from the page of their request: answers, asks for less or more, gives a new address, stops it, complains.
#include "app/requester_acts.h"
#include "web/site.h"

namespace rightsdesk::web::portal {

/// One page with a few words, some questions and a button.
struct ActPage {
  std::string title, action, button;
  std::vector<std::string> words;          ///< paragraphs before the questions
  std::string quoted = {};                 ///< what we said to them, set apart
  std::vector<intake::Question> questions;
  enum class Weight { usual, ends_it } weight = Weight::usual;
};
ActPage answer_page(std::string const& question);
ActPage change_page();
ActPage email_page(std::string const& now_used);
ActPage email_code_page();
ActPage phone_page(std::string const& now_used);
ActPage phone_code_page();
ActPage address_page();
ActPage stop_page();
ActPage complain_page();
View act_view(ActPage const& page, intake::FormAnswers const& typed, std::vector<Refusal> const& mistakes);
/// What is open to them, as the list on the page of their request.
View may_view(app::RequesterMay const& may);
/// Words for the query's "done"; empty for a key nobody knows.
std::string done_to_request(std::string const& key);

Reply show_answer(Site& site, Exchange const& exchange);
Reply take_reply(Site& site, Exchange const& exchange);
Reply show_change(Site& site, Exchange const& exchange);
Reply take_change(Site& site, Exchange const& exchange);
Reply show_email(Site& site, Exchange const& exchange);
Reply take_email(Site& site, Exchange const& exchange);
Reply take_email_code(Site& site, Exchange const& exchange);
Reply show_phone(Site& site, Exchange const& exchange);
Reply take_phone(Site& site, Exchange const& exchange);
Reply take_phone_code(Site& site, Exchange const& exchange);
Reply show_address(Site& site, Exchange const& exchange);
Reply take_address(Site& site, Exchange const& exchange);
Reply show_stop(Site& site, Exchange const& exchange);
Reply take_stop(Site& site, Exchange const& exchange);
Reply show_complain(Site& site, Exchange const& exchange);
Reply take_complaint(Site& site, Exchange const& exchange);

}  // namespace rightsdesk::web::portal
