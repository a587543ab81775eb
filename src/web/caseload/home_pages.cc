#include <algorithm>

#include "app/calendar.h"
#include "app/seen.h"
#include "web/caseload/case_page.h"
#include "web/caseload/home_views.h"
#include "web/caseload/pages.h"
#include "web/routes.h"

namespace rightsdesk::web::caseload {
namespace {

Reply calendar_page(Site& site, Exchange const& exchange, std::string const& secret) {
  auto const since = app::calendar_since(site.office, actor_of(exchange));
  View view;
  view.when("has_calendar", since.has_value()).text("since", since ? in_words(local_date(*since)) : "").text("done", "");
  view.text("address", secret.empty() ? "" : site.office.public_url + "/calendar/" + secret + "/due.ics");
  return site.staff_page(exchange, {"caseload/calendar", "Your calendar", std::move(view)});
}

/// Whoever may no longer come in, or sees no cases, has no calendar either.
bool still_sees_cases(Site& site, StaffId const& owner) {
  auto const all = site.door.colleagues();
  return std::any_of(all.begin(), all.end(), [&](ColleagueLine const& one) { return one.id == owner.str() && sees_cases(one); });
}

}  // namespace

Reply home(Site& site, Exchange const& exchange) {
  std::map<std::string, std::string> names;
  for (auto const& colleague : site.door.colleagues()) names[colleague.id] = colleague.name;
  PageSpec spec{"caseload/home", "Today", home_view(app::home_of(site.office, actor_of(exchange)), names)};
  spec.view.text("own_href", "/staff/cases?with=" + exchange.staff.id).text("today", in_words(site.office.clock.today())).text("done", done_words(exchange.query.one("done")));
  return site.staff_page(exchange, spec);
}

Reply calendar(Site& site, Exchange const& exchange) { return calendar_page(site, exchange, ""); }

/// Shows the address on this page and never again.
Reply open_calendar(Site& site, Exchange const& exchange) { return calendar_page(site, exchange, app::new_calendar(site.office, actor_of(exchange))); }

Reply end_calendar(Site& site, Exchange const& exchange) {
  app::end_calendar(site.office, actor_of(exchange));
  return Reply::redirect("/staff/calendar");
}

/// Asked without a session: what it shows is what its owner may see now.
Reply calendar_feed(Site& site, Exchange const& exchange) {
  auto const owner = app::calendar_owner(site.office, exchange.part("secret"));
  if (!owner || !still_sees_cases(site, *owner)) throw Malformed("no such calendar", 404);
  app::SeenWorks works(site.office.works, {*owner, site.settings.controller});
  auto office = site.office.over(works);
  return Reply::download(app::calendar_feed(office, *owner), "text/calendar; charset=utf-8", "due.ics");
}

}  // namespace rightsdesk::web::caseload
