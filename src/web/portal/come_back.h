#pragma once
// An unfinished form kept by us, and how its writer comes back to it.
#include "app/come_back.h"
#include "web/site.h"

namespace rightsdesk::web::portal {

/// Beside the answers in a draft: names that no question has.
constexpr char const* form_mark = "form.";  ///< what they begin with
constexpr char const* form_key = "form.key";
constexpr char const* form_sent = "form.sent";
constexpr char const* form_at = "form.at";  ///< the page last written to
/// The way by which the form in this draft is kept; nothing while it is not.
std::optional<app::WayBack> way_of(intake::FormAnswers const& draft);
/// The answers alone: what is sent.
intake::FormAnswers without_marks(intake::FormAnswers draft);
/// What is kept: the answers, where they stopped, and the form's own key, so that it is sent once however often it is opened.
intake::FormAnswers to_keep(intake::FormAnswers const& draft);

/// How they can keep it: without e-mail where they asked to be called first.
std::vector<intake::Question> keep_questions(intake::FormAnswers const& draft);
View card_view(app::Card const& card);
std::vector<intake::Question> email_question();
std::vector<intake::Question> card_question();

Reply show_keep(Site& site, Exchange const& exchange);
Reply keep(Site& site, Exchange const& exchange);
Reply keep_with_code(Site& site, Exchange const& exchange);
Reply show_come_back(Site& site, Exchange const& exchange);
/// The words of a card open the form; an address is sent a code, if a form is kept under it, and the page says the same either way.
Reply come_back(Site& site, Exchange const& exchange);
Reply come_back_with_code(Site& site, Exchange const& exchange);

}  // namespace rightsdesk::web::portal
