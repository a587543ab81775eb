#include <algorithm>

#include "app/charts.h"
#include "app/flags.h"
#include "app/cover.h"
#include "app/own_settings.h"
#include "app/standing.h"
#include "core/csv.h"
#include "core/text.h"
#include "web/caseload/case_page.h"
#include "web/caseload/list_desk.h"
#include "web/caseload/pages.h"
#include "web/edge/decode.h"
#include "web/routes.h"

namespace rightsdesk::web::caseload {
namespace {

using Mistakes = std::vector<Refusal>;

constexpr char kViews[] = "view";
constexpr std::size_t kMostViews = 20, kLongestName = 40;

Reply list_page(Site& site, Exchange const& exchange, ListWish wish, Mistakes const& mistakes) {
  auto listing = app::cases_listed(site.office, wish.filter, wish.order, {(wish.page - 1) * lines_a_page, lines_a_page});
  int const pages = std::max(1, (listing.found + lines_a_page - 1) / lines_a_page);
  if (wish.page > pages) {
    wish.page = pages;
    listing = app::cases_listed(site.office, wish.filter, wish.order, {(pages - 1) * lines_a_page, lines_a_page});
  }
  PageSpec spec{"caseload/list", "Cases", list_view(listing, app::case_counts(site.office), wish, choices_of(site, exchange)), mistakes};
  spec.view.text("done", done_words(exchange.query.one("done"))).text("view_name", exchange.form.one("name"));
  return site.staff_page(exchange, spec);
}

Reply assign_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const shown = app::assign_shown(site.office, actor_of(exchange), cases_selected(exchange));
  auto view = assign_view(shown, choices_of(site, exchange), exchange.form.one("to"));
  view.text("query", exchange.form.one("query")).text("done", "");
  return site.staff_page(exchange, {"caseload/assign", "Give cases to a colleague", std::move(view), mistakes});
}

/// The list as it is taken away, and the record of it.
std::vector<app::CaseStanding> exported(Site& site, Exchange const& exchange, std::string const& as) {
  auto const wish = wish_in(exchange.query);
  auto noted = wish;
  if (!wish.filter.reference.empty()) noted.filter.reference = "typed";  // the ledger keeps no words that somebody typed
  return app::cases_exported(site.office, actor_of(exchange), wish.filter, wish.order, query_of(noted) + " as=" + as);
}

Rows rows_of(Site& site, Exchange const& exchange, std::string const& as) {
  return exported_rows(exported(site, exchange, as), site.office.clock.today(), choices_of(site, exchange), wish_in(exchange.query).columns);
}

}  // namespace

Choices choices_of(Site& site, Exchange const& exchange) {
  Choices choices;
  choices.me = exchange.staff.id;
  for (auto const& [name, workflow] : site.office.rules.workflows) choices.rights[name] = workflow.table().title;
  choices.services = app::service_titles();
  for (auto const& colleague : site.door.colleagues()) {
    choices.colleagues[colleague.id] = colleague.name;
    if (sees_cases(colleague)) choices.assignees[colleague.id] = colleague.name;
  }
  for (auto const& tag : site.office.rules.desk.tags) choices.tags[tag.id] = tag.title;
  for (auto const& [id, title] : app::flag_titles(site.office.rules.desk)) choices.flags[id] = title;
  auto const own = app::own_settings(site.office, StaffId(exchange.staff.id));
  if (own.names == app::OwnSettings::Names::initials) choices.names = Choices::Names::initials;
  site.office.works.look([&](app::Work& work) {
    choices.covered.clear();
    for (auto const& cover : app::covered_by(work, StaffId(exchange.staff.id), site.office.clock.today())) choices.covered.emplace_back(cover.of.str(), choices.colleagues[cover.of.str()]);
    choices.saved.clear();
    for (auto const& note : work.own().of(StaffId(exchange.staff.id), kViews)) choices.saved.emplace_back(note.name, note.content);
  });
  return choices;
}

ListWish wish_of_form(Exchange const& exchange) { return wish_in(parse_form(exchange.form.one("query"))); }

std::string back_to_list(ListWish const& wish, std::string const& done) {
  auto const query = query_of(wish);
  return "/staff/cases?" + (query.empty() ? "" : query + "&") + "done=" + done;
}

Reply list_with(Site& site, Exchange const& exchange, Mistakes const& mistakes) { return list_page(site, exchange, wish_of_form(exchange), mistakes); }

std::vector<CaseId> cases_selected(Exchange const& exchange) {
  std::vector<CaseId> cases;
  for (auto const& id : exchange.form.all("case")) {
    if (std::find(cases.begin(), cases.end(), CaseId(id)) == cases.end()) cases.emplace_back(id);
  }
  return cases;
}

Reply list(Site& site, Exchange const& exchange) { return list_page(site, exchange, wish_in(exchange.query), {}); }

Reply list_csv(Site& site, Exchange const& exchange) {
  std::string text = wish_in(exchange.query).mark == ListWish::Mark::with ? "\xEF\xBB\xBF" : "";  // spreadsheets take it for the system's own letters otherwise
  for (auto const& row : rows_of(site, exchange, "csv")) text += csv_line(row);
  return Reply::download(std::move(text), "text/csv; charset=utf-8", "cases.csv");
}

Reply list_xlsx(Site& site, Exchange const& exchange) {
  if (site.sheets == nullptr) throw Malformed("no workbooks here", 404);
  return Reply::download(site.sheets->xlsx("Cases", rows_of(site, exchange, "xlsx")), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "cases.xlsx");
}

Reply list_json(Site& site, Exchange const& exchange) {
  auto const cases = exported(site, exchange, "json");
  return Reply::download(exported_json(cases, site.office.clock.today(), choices_of(site, exchange), wish_in(exchange.query).columns), "application/json", "cases.json");
}

Reply save_view(Site& site, Exchange const& exchange) {
  auto const wish = wish_of_form(exchange);
  auto kept = wish;
  kept.filter.reference.clear();  // one case is no view, and what was typed may be a name
  auto const name = tidied(exchange.form.one("name"));
  if (name.empty()) return list_page(site, exchange, wish, {{"missing", "Enter a name for this view", "name", {}}});
  if (count_code_points(name) > kLongestName) return list_page(site, exchange, wish, {{"too_long", "The name must be 40 letters or fewer", "name", {}}});
  bool full = false;
  StaffId const owner(exchange.staff.id);
  site.office.works.in_one([&](app::Work& work) {
    auto const own = work.own().of(owner, kViews);
    bool const there = std::any_of(own.begin(), own.end(), [&](auto const& note) { return note.name == name; });
    full = !there && own.size() >= kMostViews;
    if (!full) work.own().put(owner, {kViews, name, query_of(kept), site.office.clock.now()});
  });
  if (full) return list_page(site, exchange, wish, {{"too_many", "You have 20 views already. Remove one first.", "name", {}}});
  return Reply::redirect(back_to_list(wish, "view"));
}

Reply remove_view(Site& site, Exchange const& exchange) {
  site.office.works.in_one([&](app::Work& work) { work.own().drop(StaffId(exchange.staff.id), kViews, exchange.form.one("name")); });
  return Reply::redirect(back_to_list({}, "view-gone"));
}

Reply assign_preview(Site& site, Exchange const& exchange) {
  if (exchange.form.all("case").empty()) return list_page(site, exchange, wish_of_form(exchange), {{"missing", "Select at least one case", "", {}}});
  return assign_page(site, exchange, {});
}

Reply assign(Site& site, Exchange const& exchange) {
  auto const to = exchange.form.one("to");
  if (to.empty()) return assign_page(site, exchange, {{"missing", "Select a colleague", "to", {}}});
  app::Assignee chosen{StaffId(to), ""};
  for (auto const& colleague : site.door.colleagues()) {
    if (colleague.id == to && sees_cases(colleague)) chosen.name = colleague.name;
  }
  if (to == app::kNobody) chosen = {};
  else if (chosen.name.empty()) return assign_page(site, exchange, {{"not_found", "Select a colleague", "to", {}}});
  auto const done = app::assign(site.office, actor_of(exchange), cases_selected(exchange), chosen);
  if (!done) return assign_page(site, exchange, {done.error()});
  return Reply::redirect(back_to_list(wish_of_form(exchange), "given"));
}

}  // namespace rightsdesk::web::caseload
