#include "app/second_look.h"
#include "web/review/pages.h"
#include "web/review/review_page.h"
#include "web/review/second_views.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

using caseload::case_of;

std::string second_path(Exchange const& exchange) { return caseload::case_path(exchange) + "/second"; }

Reply second_page_shown(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  auto const desk = app::second_look(site.office, case_of(exchange), actor_of(exchange));
  auto const page = page_of(site, exchange);
  auto const where = exchange.part("record") + "/" + exchange.part("page");
  auto const drawn = desk ? drawn_page(*desk, where) : nullptr;
  if (drawn == nullptr) throw Malformed("a page that was not drawn", 404);
  auto view = page_view(page, app::exemptions(site.office));
  view.also(second_page_view(*desk, *drawn, caseload::names(site)));
  view.text("second_path", second_path(exchange)).text("look_path", second_path(exchange) + "/" + where).text("page_path", page_path(exchange)).text("reason", exchange.form.one("reason"));
  return with_care(site, exchange, {"review/second-page", "", "Second look", std::move(view), mistakes});
}

}  // namespace

Reply second(Site& site, Exchange const& exchange) {
  auto const desk = app::second_look(site.office, case_of(exchange), actor_of(exchange));
  auto view = second_view(desk, caseload::names(site));
  view.text("second_path", second_path(exchange));
  return in_case(site, exchange, {"review/second", "", "Second look", std::move(view), {}});
}

Reply second_page(Site& site, Exchange const& exchange) { return second_page_shown(site, exchange, {}); }

Reply look_at_page(Site& site, Exchange const& exchange) {
  auto const found = exchange.form.one("found");
  if (found != "right" && found != "wrong") throw Malformed("a finding that does not exist");
  auto const where = exchange.part("record") + "/" + exchange.part("page");
  auto const done = app::look_at_page(site.office, case_of(exchange), actor_of(exchange), where, found == "right" ? app::PageLook::Found::right : app::PageLook::Found::wrong, exchange.form.one("reason"));
  if (!done) return second_page_shown(site, exchange, {done.error()});
  auto const desk = app::second_look(site.office, case_of(exchange), actor_of(exchange));
  auto const next = desk ? next_to_look(*desk, where) : std::string{};
  return caseload::done_at(second_path(exchange) + (next.empty() ? "" : "/" + next), found == "right" ? "looked" : "looked-wrong");
}

}  // namespace rightsdesk::web::review
