// The figures of the house for a regulator: asked for with a period, counted by a worker, taken away as CSV, workbook or PDF.
#include <algorithm>

#include "app/house_figures.h"
#include "core/text.h"
#include "web/caseload/case_page.h"
#include "web/caseload/chart_views.h"
#include "web/caseload/pages.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::caseload {
namespace {

using intake::Kind;
using Standing = app::HouseFiguresLine::Standing;

std::vector<intake::Question> period_questions() {
  return {{"from", "First day", "For example, 1 4 2026", Kind::date, true, "Enter the first day"}, {"to", "Last day", "This day is in the period too", Kind::date, true, "Enter the last day"}};
}

Reply regulator_page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  auto const lines = app::house_figures(site.office, actor_of(exchange), site.settings.controller);
  if (!lines) throw Malformed("not for this role", 403);
  PageSpec spec{"caseload/regulator", "Figures for a regulator", house_figures_view(*lines, names(site)), mistakes};
  spec.view.each("period_fields", field_views(period_questions(), answers_of(exchange.form), mistakes, Label::plain)).text("done", done_words(exchange.query.one("done")));
  return site.staff_page(exchange, spec);
}

std::string file_stem_of(std::vector<app::FigureTable> const& tables) {
  auto const days = tables.front().rows.at(1).at(3);  // "2026-04-01 to 2026-06-30"
  return "figures-" + days.substr(0, 10) + "-to-" + days.substr(days.size() - 10);
}

SheetMaker::Tables sheets_of(std::vector<app::FigureTable> const& tables) {
  SheetMaker::Tables sheets;
  for (auto const& table : tables) sheets.emplace_back(table.name, table.rows);
  return sheets;
}

}  // namespace

View house_figures_view(std::vector<app::HouseFiguresLine> const& lines, NameOf const& name_of) {
  std::vector<View> views;
  for (auto const& line : lines) {
    auto const& figures = line.figures;
    View view;
    view.text("period_words", in_words(figures.period.from) + " to " + in_words(figures.period.to)).text("asked_by", actor_words(figures.asked_by, name_of)).text("asked_at", in_words(figures.asked_at));
    view.text("standing_words", line.standing == Standing::done ? "Ready" : line.standing == Standing::failed ? "Failed" : "Being counted");
    view.text("standing_colour", line.standing == Standing::done ? "green" : line.standing == Standing::failed ? "red" : "grey");
    view.when("is_ready", line.standing == Standing::done).when("has_failed", line.standing == Standing::failed).when("is_counted", line.standing == Standing::working);
    view.text("figures_href", "/staff/regulator/" + figures.id).text("kept_until", in_words(line.kept_until)).text("counted_at", figures.made_at ? in_words(*figures.made_at) : "");
    views.push_back(std::move(view));
  }
  bool const working = std::any_of(lines.begin(), lines.end(), [](auto const& line) { return line.standing == Standing::working; });
  View view;
  return view.when("any_lines", !views.empty()).when("any_working", working).each("figures", std::move(views)).text("kept_days", std::to_string(app::kHouseFiguresKeptDays));
}

Reply regulator(Site& site, Exchange const& exchange) { return regulator_page(site, exchange, {}); }

Reply count_for_regulator(Site& site, Exchange const& exchange) {
  auto const from = day_in(exchange.form, "from"), to = day_in(exchange.form, "to");
  std::vector<Refusal> mistakes;
  if (!from) mistakes.push_back({"not_real", "First day must be a real date", "from", {}});
  if (!to) mistakes.push_back({"not_real", "Last day must be a real date", "to", {}});
  if (!mistakes.empty()) return regulator_page(site, exchange, mistakes);
  auto const done = app::ask_for_house_figures(site.office, actor_of(exchange), site.settings.controller, {*from, *to});
  return done ? done_at("/staff/regulator", "counting") : regulator_page(site, exchange, {done.error()});
}

Reply regulator_file(Site& site, Exchange const& exchange) {
  auto const id = exchange.part("figures"), as = exchange.part("file");
  auto const actor = actor_of(exchange);
  auto const& controller = site.settings.controller;
  if (as == "pdf") {
    auto file = app::house_pdf(site.office, actor, controller, id);
    if (!file) throw Malformed("no such figures", 404);
    return Reply::download(std::move(file->bytes), file->media_type, file->file_name);
  }
  if (as != "csv" && (as != "xlsx" || site.sheets == nullptr)) throw Malformed("no such file", 404);
  auto const tables = app::house_tables(site.office, actor, controller, id, as);
  if (!tables) throw Malformed("no such figures", 404);
  if (as == "csv") return Reply::download("\xEF\xBB\xBF" + app::as_csv(tables->front()), "text/csv; charset=utf-8", file_stem_of(*tables) + ".csv");
  return Reply::download(site.sheets->xlsx(sheets_of(*tables)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file_stem_of(*tables) + ".xlsx");
}

}  // namespace rightsdesk::web::caseload
