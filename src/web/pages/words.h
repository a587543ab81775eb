#pragma once
// Codes of the desk as words for the screen. One place; a code without words is shown as it is, with spaces.
#include <functional>
#include <map>
#include <string>

#include "core/because.h"
#include "person/description.h"
#include "web/templates/view.h"

namespace rightsdesk::web {

/// "in_search" -> "In search".
std::string plain(std::string const& code);
/// "thamesbrook-social-care" -> "Thamesbrook social care".
std::string source_words(std::string const& source);
/// "nhs_number" -> "NHS number".
std::string identifier_words(std::string const& kind);
std::string state_words(std::string const& state);
std::string event_words(std::string const& what);
/// Of search::SourceState, collection::Reading, app::PackState and job states.
std::string standing_words(std::string const& standing);
/// The tag's colour class for an urgency or a standing; the words beside it always say the same.
std::string tag_colour(std::string const& code);
/// "Looking for people in the records", of "propose".
std::string job_words(std::string const& kind);
/// On one line, the postcode once.
std::string address_words(person::Address const& address);
/// "3 November 2003" of "2003-11-03T09:00"; what is no date, as it is.
std::string dated_words(std::string const& dated);
/// "1 page", "3 pages".
std::string counted(std::size_t count, std::string const& one, std::string const& many);

/// Gives the name of a member of staff by id.
using NameOf = std::function<std::string(std::string const&)>;
/// "Amal Osei", "The requester", "The program".
std::string actor_words(std::string const& actor, NameOf const& name_of);
/// {step_text, step_rule} in reading order.
std::vector<View> step_views(Because const& because);

}  // namespace rightsdesk::web
