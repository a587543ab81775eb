#include "app/figure_tables.h"

#include <nlohmann/json.hpp>

#include "core/csv.h"
#include "core/json.h"

namespace rightsdesk::app {
namespace {

std::string number_or_cell(std::string const& text) { return text.find_first_not_of("-0123456789.") == std::string::npos ? text : csv_cell(text); }

FigureTable regulator_table(FigureRow row, Period const& period) {
  row.by_code.clear();
  auto table = figure_table("Regulator", {row}, regulator_metrics());
  table.rows.insert(table.rows.begin() + 1, {"all", "period", "Period", to_iso(period.from) + " to " + to_iso(period.to), "days", "both days included"});
  return table;
}

}  // namespace

FigureTable figure_table(std::string const& name, std::vector<FigureRow> const& rows, std::vector<Metric> const& metrics) {
  FigureTable table{name, {{"group", "metric", "title", "value", "unit", "formula"}}};
  for (auto const& row : rows) {
    for (auto const& metric : metrics) {
      auto const value = row.values.find(metric.id);
      table.rows.push_back({row.group, metric.id, metric.title, value == row.values.end() ? "" : value->second, metric.unit, metric.formula});
    }
    for (auto const& [code, count] : row.by_code) {
      table.rows.push_back({row.group, "withheld:" + code, "Withheld under " + code, std::to_string(count), "requests", "answered in the period, with something withheld under it"});
    }
    for (auto const& [year, count] : row.overdue_by_year) {
      table.rows.push_back({row.group, "overdue_received:" + std::to_string(year), "Overdue, received in " + std::to_string(year), std::to_string(count), "requests", "overdue at the end, by year of receipt"});
    }
  }
  return table;
}

std::vector<FigureTable> regulator_tables(std::vector<CaseFigures> const& cases, Period const& period) {
  auto const by = [&](char const* name, GroupBy group) { return figure_table(name, figures(cases, period, group), metrics()); };
  return {regulator_table(figures(cases, period, GroupBy::all).front(), period), by("By month", GroupBy::month), by("By right", GroupBy::right), by("By service", GroupBy::service),
          by("By source", GroupBy::source), by("By requester", GroupBy::requester)};
}

std::string as_csv(FigureTable const& table) {
  std::string text;
  for (auto const& row : table.rows) {
    for (std::size_t at = 0; at < row.size(); ++at) text += (at == 0 ? "" : ",") + number_or_cell(row[at]);
    text += "\r\n";
  }
  return text;
}

std::string as_json(std::vector<FigureTable> const& tables) {
  auto json = Json::array();
  for (auto const& table : tables) json.push_back({{"name", table.name}, {"rows", table.rows}});
  return json.dump();
}

std::vector<FigureTable> tables_in(std::string const& json) {
  auto const parsed = parse_json(json);
  if (!parsed) throw Fault("What was counted cannot be read.", "house_figure: " + parsed.error().text);
  std::vector<FigureTable> tables;
  for (auto const& table : *parsed) tables.push_back({table.at("name"), table.at("rows").get<std::vector<std::vector<std::string>>>()});
  return tables;
}

}  // namespace rightsdesk::app
