#pragma once
// Legal's desk: people first, then page by page. Everything works with forms alone.
#include "web/site.h"

namespace rightsdesk::web::review {

Reply home(Site& site, Exchange const& exchange);
Reply people(Site& site, Exchange const& exchange);
Reply decide_people(Site& site, Exchange const& exchange);
Reply add_person(Site& site, Exchange const& exchange);
Reply page(Site& site, Exchange const& exchange);
Reply image(Site& site, Exchange const& exchange);
Reply decide_proposal(Site& site, Exchange const& exchange);
Reply check_page(Site& site, Exchange const& exchange);
Reply withhold_page(Site& site, Exchange const& exchange);
Reply words(Site& site, Exchange const& exchange);
Reply withhold_words(Site& site, Exchange const& exchange);
/// Two clicks on the picture, each a GET: nothing is kept until the area's own form is sent.
Reply area(Site& site, Exchange const& exchange);
Reply withhold_area(Site& site, Exchange const& exchange);
Reply grounds(Site& site, Exchange const& exchange);
Reply record_ground(Site& site, Exchange const& exchange);
Reply inconsistencies(Site& site, Exchange const& exchange);
Reply finish(Site& site, Exchange const& exchange);

}  // namespace rightsdesk::web::review
