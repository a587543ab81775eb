#include <algorithm>

#include "app/caseload.h"
#include "app/cover.h"
#include "core/text.h"
#include "web/caseload/case_page.h"
#include "web/caseload/own_views.h"
#include "web/caseload/pages.h"
#include "web/pages/fields.h"
#include "web/routes.h"

namespace rightsdesk::web::caseload {
namespace {

using intake::Kind;

std::vector<intake::Question> day_questions() {
  return {{"from", "First day", "For example, 30 11 2026", Kind::date, true, "Enter the first day"}, {"to", "Last day", "They stand in on that day too", Kind::date, true, "Enter the last day"}};
}

std::map<std::string, std::string> names_of_colleagues(Site& site) {
  std::map<std::string, std::string> names;
  for (auto const& one : site.door.colleagues()) {
    if (sees_cases(one)) names[one.id] = one.name;
  }
  return names;
}

app::NewCover cover_in(Site& site, Exchange const& exchange) {
  auto const names = names_of_colleagues(site);
  auto const named = [&](std::string const& id) { return names.contains(id) ? app::Assignee{StaffId(id), names.at(id)} : app::Assignee{}; };
  auto const& form = exchange.form;
  return {named(form.one("of")), named(form.one("by")), day_in(form, "from"), day_in(form, "to")};
}

Reply cover_page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  auto const actor = actor_of(exchange);
  auto const& form = exchange.form;
  CoverShown shown{app::covers(site.office, actor), names_of_colleagues(site), exchange.staff.id, app::may_arrange_for_others(actor)};
  shown.of = form.has("of") ? form.one("of") : exchange.staff.id;
  shown.by = form.one("by");
  PageSpec spec{"caseload/cover", "Who stands in for whom", cover_view(shown), mistakes};
  spec.view.each("day_fields", field_views(day_questions(), answers_of(form), mistakes, Label::plain)).text("done", done_words(exchange.query.one("done")));
  return site.staff_page(exchange, spec);
}

}  // namespace

Reply cover(Site& site, Exchange const& exchange) { return cover_page(site, exchange, {}); }

/// What it will mean, before it is done.
Reply look_at_cover(Site& site, Exchange const& exchange) {
  auto const wish = cover_in(site, exchange);
  auto const may = app::may_cover(site.office, actor_of(exchange), wish);
  if (!may) return cover_page(site, exchange, {may.error()});
  app::CaseFilter theirs;
  theirs.officer = wish.of.id.str();
  auto const open = app::cases_listed(site.office, theirs, {}, {0, 1}).found;
  View view;
  view.text("away", wish.of.name).text("stands_in", wish.by.name).text("from_words", in_words(*wish.from)).text("to_words", in_words(*wish.to));
  view.text("open_words", counted(static_cast<std::size_t>(open), "case that you see is with them now", "cases that you see are with them now"));
  std::vector<View> fields;
  for (auto const& [name, values] : answers_of(exchange.form)) fields.push_back(View().text("field_name", name).text("field_value", values.front()));
  PageSpec spec{"caseload/cover-look", "Let " + wish.by.name + " stand in?", view.each("kept_fields", std::move(fields)).text("done", "")};
  spec.back = "/staff/cover";
  return site.staff_page(exchange, spec);
}

Reply arrange_cover(Site& site, Exchange const& exchange) {
  auto const done = app::arrange_cover(site.office, actor_of(exchange), cover_in(site, exchange));
  if (!done) return cover_page(site, exchange, {done.error()});
  return done_at("/staff/cover", "cover");
}

Reply end_cover(Site& site, Exchange const& exchange) {
  auto const& form = exchange.form;
  auto const from = parse_date(form.one("first")), to = parse_date(form.one("last"));
  if (!from || !to) throw Malformed("days that are none");
  auto const done = app::end_cover(site.office, actor_of(exchange), {StaffId(form.one("away")), StaffId(form.one("stands_in")), *from, *to});
  if (!done) return cover_page(site, exchange, {{done.error().code, done.error().text, "", {}}});
  return done_at("/staff/cover", "cover-ended");
}

}  // namespace rightsdesk::web::caseload
