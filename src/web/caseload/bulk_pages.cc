#include "app/many_cases.h"
#include "app/tagging.h"
#include "core/csv.h"
#include "web/caseload/bulk_views.h"
#include "web/caseload/case_page.h"
#include "web/caseload/list_desk.h"
#include "web/caseload/pages.h"

namespace rightsdesk::web::caseload {
namespace {

bool is_sure(Exchange const& exchange) { return exchange.form.one("sure") == "yes"; }

Reply bulk_page(Site& site, Exchange const& exchange, PageSpec spec) {
  spec.view.text("query", exchange.form.one("query")).text("done", "");
  return site.staff_page(exchange, spec);
}

Reply nothing_selected(Site& site, Exchange const& exchange) { return list_with(site, exchange, {{"missing", "Select at least one case", "", {}}}); }

Reply tag_page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  std::map<std::string, std::string> titles;
  for (auto const& tag : site.office.rules.desk.tags) titles[tag.id] = tag.title;
  auto const shown = app::tags_shown(site.office, actor_of(exchange), cases_selected(exchange));
  return bulk_page(site, exchange, {"caseload/tag", "Tag cases", tag_view(shown, titles, exchange.form.one("tag")), mistakes});
}

Reply chase_page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  auto view = chase_view(app::owed_to(site.office, cases_selected(exchange)));
  std::vector<View> cases;
  for (auto const& id : cases_selected(exchange)) cases.push_back(View().text("case", id.str()));
  view.each("selected", std::move(cases));
  return bulk_page(site, exchange, {"caseload/chase", "Ask owners of sources again", std::move(view), mistakes});
}

std::vector<std::pair<CaseId, CommissionId>> owed_in(Fields const& form) {
  std::vector<std::pair<CaseId, CommissionId>> asked;
  for (auto const& one : form.all("owed")) {
    auto const slash = one.find('/');
    if (slash == std::string::npos) throw Malformed("an owner without a case");
    asked.emplace_back(CaseId(one.substr(0, slash)), CommissionId(one.substr(slash + 1)));
  }
  return asked;
}

app::Label::Kind kind_in(Fields const& form) { return form.one("kind") == "post" ? app::Label::Kind::post : app::Label::Kind::folder; }

}  // namespace

Reply tag(Site& site, Exchange const& exchange) {
  if (cases_selected(exchange).empty()) return nothing_selected(site, exchange);
  if (!is_sure(exchange)) return tag_page(site, exchange, {});
  auto const off = exchange.form.one("act") == "off";
  auto const done = app::tag_cases(site.office, actor_of(exchange), cases_selected(exchange), exchange.form.one("tag"), off ? app::Tagging::take_off : app::Tagging::put_on);
  if (!done) return tag_page(site, exchange, {done.error()});
  return Reply::redirect(back_to_list(wish_of_form(exchange), off ? "untagged" : "tagged"));
}

Reply chase_cases(Site& site, Exchange const& exchange) {
  if (cases_selected(exchange).empty()) return nothing_selected(site, exchange);
  if (!is_sure(exchange)) return chase_page(site, exchange, {});
  auto const done = app::chase_owners(site.office, actor_of(exchange), owed_in(exchange.form));
  if (!done) return chase_page(site, exchange, {done.error()});
  return Reply::redirect(back_to_list(wish_of_form(exchange), "chased"));
}

Reply take_cases(Site& site, Exchange const& exchange) {
  auto const cases = cases_selected(exchange);
  if (cases.empty()) return nothing_selected(site, exchange);
  if (!is_sure(exchange)) {
    return bulk_page(site, exchange, {"caseload/take", "Take cases away", selected_view(app::labels_shown(site.office, cases, app::Label::Kind::folder)), {}});
  }
  bool const book = exchange.form.one("as") == "xlsx";
  if (book && site.sheets == nullptr) throw Malformed("no workbooks here", 404);
  auto const taken = app::cases_taken(site.office, actor_of(exchange), cases);
  auto const today = site.office.clock.today();
  if (exchange.form.one("as") == "json") return Reply::download(exported_json(taken, today, choices_of(site, exchange), {}), "application/json", "cases.json");
  auto const rows = exported_rows(taken, today, choices_of(site, exchange), {});
  if (book) return Reply::download(site.sheets->xlsx("Cases", rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "cases.xlsx");
  std::string text = "\xEF\xBB\xBF";
  for (auto const& row : rows) text += csv_line(row);
  return Reply::download(std::move(text), "text/csv; charset=utf-8", "cases.csv");
}

Reply print_labels(Site& site, Exchange const& exchange) {
  auto const cases = cases_selected(exchange);
  if (cases.empty()) return nothing_selected(site, exchange);
  if (!is_sure(exchange)) return bulk_page(site, exchange, {"caseload/labels-look", "Print labels", selected_view(app::labels_shown(site.office, cases, app::Label::Kind::post)), {}});
  auto const labels = app::labels_printed(site.office, actor_of(exchange), cases, kind_in(exchange.form));
  return bulk_page(site, exchange, {"caseload/labels", "Labels", labels_view(labels), {}});
}

}  // namespace rightsdesk::web::caseload
