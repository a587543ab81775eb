// Bank holidays that an administrator adds or takes away: shown with what it does, then done with a reason.
#include <charconv>

#include "web/caseload/case_page.h"
#include "web/caseload/holiday_views.h"
#include "web/caseload/pages.h"
#include "web/pages/fields.h"
#include "web/pages/reason.h"

namespace rightsdesk::web::caseload {
namespace {

using What = law::HolidayAct::What;
using Mistakes = std::vector<Refusal>;

law::Jurisdiction where(Site const& site) { return site.office.rules.controllers.at(site.settings.controller).jurisdiction; }

app::HolidayWish wish_in(Site const& site, Exchange const& exchange) {
  auto const& form = exchange.form;
  auto const what = form.one("what");
  app::HolidayWish wish;
  if (what != "add" && what != "remove" && what != "undo") throw Malformed("no such change");
  wish.what = what == "add" ? What::adds : what == "remove" ? What::removes : What::undoes;
  wish.where = where(site);
  wish.day = form.has("iso") ? parse_date(form.one("iso")) : day_in(form, "day");
  wish.title = form.one("title");
  auto const undone = form.one("undone");
  auto const [end, wrong] = std::from_chars(undone.data(), undone.data() + undone.size(), wish.undone);
  if (!undone.empty() && (wrong != std::errc() || end != undone.data() + undone.size())) throw Malformed("a change that is no number");
  return wish;
}

Reply list_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  std::shared_ptr<law::BankHolidays const> in_force;
  site.office.works.look([&](app::Work& work) { in_force = app::holidays_in_force(work, site.office); });
  PageSpec spec{"caseload/holidays", "Bank holidays", holidays_view(*in_force, where(site), app::holiday_acts(site.office), site.office.clock.today(), names(site)), mistakes};
  spec.view.each("new_fields", field_views(holiday_questions(), answers_of(exchange.form), mistakes, Label::plain));
  spec.view.text("done", exchange.query.one("done") == "changed" ? "The bank holidays are changed" : "");
  return site.staff_page(exchange, spec);
}

Reply look_page(Site& site, Exchange const& exchange, app::HolidayPreview const& preview, Mistakes const& mistakes) {
  PageSpec spec{"caseload/holidays-look", "What this will do", holiday_look_view(preview), mistakes, "/staff/holidays"};
  spec.view.each("reason_fields", {reason_field(exchange.form, mistakes)});
  return site.staff_page(exchange, spec);
}

}  // namespace

Reply holidays(Site& site, Exchange const& exchange) { return list_page(site, exchange, {}); }

Reply look_at_holiday(Site& site, Exchange const& exchange) {
  auto const preview = app::preview_holiday(site.office, actor_of(exchange), wish_in(site, exchange));
  return preview ? look_page(site, exchange, *preview, {}) : list_page(site, exchange, {preview.error()});
}

Reply change_holiday(Site& site, Exchange const& exchange) {
  auto const wish = wish_in(site, exchange);
  auto const done = app::change_holiday(site.office, actor_of(exchange), wish, exchange.form.one("counted_with"), exchange.form.one("reason"));
  if (done) return Reply::redirect("/staff/holidays?done=changed");
  auto const preview = app::preview_holiday(site.office, actor_of(exchange), wish);
  return preview ? look_page(site, exchange, *preview, {done.error()}) : list_page(site, exchange, {done.error()});
}

}  // namespace rightsdesk::web::caseload
