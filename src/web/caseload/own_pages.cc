#include "app/own_settings.h"
#include "web/caseload/case_page.h"
#include "web/caseload/own_views.h"
#include "web/caseload/pages.h"

namespace rightsdesk::web::caseload {
namespace {

Reply own_page(Site& site, Exchange const& exchange, app::OwnSettings const& own, std::vector<Refusal> const& mistakes) {
  PageSpec spec{"caseload/own", "Your settings", own_view(own, site.office.rules.desk.break_after), mistakes};
  spec.view.text("done", done_words(exchange.query.one("done")));
  return site.staff_page(exchange, spec);
}

}  // namespace

app::OwnSettings own_settings_in(Fields const& form) {
  app::OwnSettings own;
  own.pictures = form.one("pictures") == "blurred" ? app::OwnSettings::Pictures::blurred : app::OwnSettings::Pictures::shown;
  own.names = form.one("names") == "initials" ? app::OwnSettings::Names::initials : app::OwnSettings::Names::whole;
  auto const minutes = form.one("break");
  bool const number = !minutes.empty() && minutes.size() < 4 && minutes.find_first_not_of("0123456789") == std::string::npos;
  own.break_after = minutes.empty() ? 0 : number ? std::stoi(minutes) : -1;
  own.keys = form.one("keys") == "on" ? app::OwnSettings::Keys::on : app::OwnSettings::Keys::off;
  for (auto const& act : app::key_acts()) {
    auto const name = "key-" + act.id;
    if (form.has(name) && form.one(name) != act.usual) own.key_for[act.id] = form.one(name);
  }
  return own;
}

Reply own(Site& site, Exchange const& exchange) { return own_page(site, exchange, app::own_settings(site.office, StaffId(exchange.staff.id)), {}); }

Reply keep_own(Site& site, Exchange const& exchange) {
  auto const own = own_settings_in(exchange.form);
  auto const done = app::keep_own_settings(site.office, actor_of(exchange), own);
  if (!done) return own_page(site, exchange, own, {done.error()});
  return done_at("/staff/own", "own");
}

}  // namespace rightsdesk::web::caseload
