#pragma once
// The second look at a large answer, as its pages show it. Pure.
#include <optional>
#include <string>

#include "app/second_look.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::review {

View second_view(std::optional<app::SecondLookDesk> const& desk, NameOf const& name_of);
/// One of the pages drawn, beside what page_view() says of it.
View second_page_view(app::SecondLookDesk const& desk, app::SecondLookPage const& page, NameOf const& name_of);
/// The page that was drawn there; null when it was not.
app::SecondLookPage const* drawn_page(app::SecondLookDesk const& desk, std::string const& where);
/// The next page after `where` that nobody has looked at, from the front again at the end; empty when there is none.
std::string next_to_look(app::SecondLookDesk const& desk, std::string const& where);

}  // namespace rightsdesk::web::review
