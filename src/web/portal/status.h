#pragma once
// Following a request: reference and one-time code, then plain states, dates and the pack.
#include "app/letters.h"
#include "app/requester_acts.h"
#include "app/resident.h"
#include "web/site.h"

namespace rightsdesk::web::portal {

View status_view(app::ResidentView const& request, app::RequesterMay const& may);
/// The page before a pack is opened; a Bug for a version that is not among the request's.
View open_view(app::ResidentView const& request, int version);
/// The page of the request of whoever came in, with what went wrong.
Reply status_page(Site& site, Exchange const& exchange, CaseId const& about, std::vector<Refusal> const& mistakes);
/// Of a pack as it was typed or stands in the address; 0 for an empty one. Malformed when it is no number.
int version_from(std::string const& typed);

/// The reference, and where texts are offered, how the code is to be sent.
std::vector<intake::Question> reference_questions(app::Office::Texts texts);
Reply ask_reference(Site& site, Exchange const& exchange);
/// Sends a code when the reference exists; says the same either way.
Reply send_code(Site& site, Exchange const& exchange);
Reply take_code(Site& site, Exchange const& exchange);
Reply show_status(Site& site, Exchange const& exchange);
/// What to think of before a pack is opened, and then the ways to open it.
Reply show_open(Site& site, Exchange const& exchange);
Reply download(Site& site, Exchange const& exchange);
/// `path`: of this letter, where its PDF is asked for. `page_language`: of the page round it; a letter that is English on another says so.
View letter_view(app::LetterToRead const& letter, std::string const& path, std::string const& page_language);
/// A letter of ours, as a page or as a PDF; back to the request's page when there is no such letter.
Reply show_letter(Site& site, Exchange const& exchange);
Reply download_letter(Site& site, Exchange const& exchange);
/// Opens a pack to be read here; then its pages one by one, each the sealed page in the frame of this website.
Reply begin_reading(Site& site, Exchange const& exchange);
Reply read_page(Site& site, Exchange const& exchange);
Reply leave(Site& site, Exchange const& exchange);

}  // namespace rightsdesk::web::portal
