#include "web/review/keep_views.h"
#include "web/review/pages.h"
#include "web/review/review_page.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

using caseload::case_of;
using Mistakes = std::vector<Refusal>;

int page_in(Exchange const& exchange, std::string const& scope) { return scope == "record" ? 0 : number_of(exchange); }

Reply choose_page(Site& site, Exchange const& exchange, app::KeepOnly const& keep, Mistakes const& mistakes) {
  auto const desk = app::keep_desk(site.office, case_of(exchange), record_of(exchange), keep.page);
  if (!desk) throw Malformed("no such page", 404);
  auto view = keep_view(*desk, keep.page, exchange.form.has("scope") ? std::optional(keep.lines) : std::nullopt);
  view.text("page_path", page_path(exchange));
  return in_case(site, exchange, {"review/keep", "", "Keep only what is about the person", std::move(view), mistakes});
}

Reply shown_page(Site& site, Exchange const& exchange, app::KeepOnly const& keep, Mistakes const& mistakes) {
  auto const shown = app::keep_shown(site.office, case_of(exchange), keep);
  if (!shown) return choose_page(site, exchange, keep, {shown.error()});
  app::Ruling const offered{redaction::Outcome::withhold, exchange.form.one("code"), exchange.form.one("reason")};
  auto view = keep_shown_view(*shown, keep, offered, app::exemptions(site.office));
  view.text("page_path", page_path(exchange));
  return in_case(site, exchange, {"review/keep-shown", "", "What would stay", std::move(view), mistakes});
}

}  // namespace

Reply keep(Site& site, Exchange const& exchange) {
  return choose_page(site, exchange, {record_of(exchange), page_in(exchange, exchange.query.one("scope"))}, {});
}

Reply keep_chosen(Site& site, Exchange const& exchange) {
  app::KeepOnly const chosen{record_of(exchange), page_in(exchange, exchange.form.one("scope")), lines_in(exchange.form.all("keep"))};
  if (!exchange.form.has("seal")) return shown_page(site, exchange, chosen, {});
  app::Ruling const ruling{redaction::Outcome::withhold, exchange.form.one("code"), exchange.form.one("reason")};
  auto const done = app::keep_only(site.office, case_of(exchange), actor_of(exchange), chosen, ruling, exchange.form.one("seal"));
  if (!done) return shown_page(site, exchange, chosen, {done.error()});
  return Reply::redirect(page_path(exchange) + "?done=kept");
}

}  // namespace rightsdesk::web::review
