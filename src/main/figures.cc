#include "app/figures.h"

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/figure_tables.h"
#include "core/json.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/regulator_pack.h"
#include "main/workbook.h"

namespace rightsdesk {
namespace {

struct Asked {
  std::string service, from, to, by = "all", xlsx, regulator;
  bool csv = false, json = false;
};

std::map<std::string, app::GroupBy> const kGroups{{"all", app::GroupBy::all}, {"right", app::GroupBy::right}, {"service", app::GroupBy::service},
                                                  {"source", app::GroupBy::source}, {"requester", app::GroupBy::requester}, {"month", app::GroupBy::month}};

void write_tables(std::string const& path, std::vector<app::FigureTable> const& tables) {
  std::vector<Sheet> sheets;
  for (auto const& table : tables) sheets.push_back({table.name, table.rows});
  write_workbook(path, sheets);
}

void write_regulator_figures(std::string const& folder, std::vector<app::CaseFigures> const& cases, app::Period const& period) {
  std::filesystem::create_directories(folder);
  auto const tables = app::regulator_tables(cases, period);
  write_file(folder + "/regulator.csv", app::as_csv(tables.front()));
  write_tables(folder + "/regulator.xlsx", tables);
  for (auto const* name : {"regulator.csv", "regulator.xlsx"}) std::printf("wrote %s/%s\n", folder.c_str(), name);
}

void print_json(std::vector<app::FigureRow> const& rows) {
  auto metrics = Json::array();
  for (auto const& metric : app::metrics()) metrics.push_back({{"id", metric.id}, {"title", metric.title}, {"unit", metric.unit}, {"formula", metric.formula}});
  auto groups = Json::array();
  for (auto const& row : rows) {
    auto years = Json::object();
    for (auto const& [year, count] : row.overdue_by_year) years[std::to_string(year)] = count;
    groups.push_back({{"group", row.group}, {"values", row.values}, {"withheld", row.by_code}, {"overdue_by_year_received", years}});
  }
  std::printf("%s\n", Json({{"metrics", metrics}, {"groups", groups}}).dump(2).c_str());
}

void print_lines(std::vector<app::FigureRow> const& rows) {
  for (auto const& row : rows) {
    std::printf("%s\n", row.group.c_str());
    for (auto const& metric : app::metrics()) {
      auto const value = row.values.find(metric.id);
      if (value == row.values.end()) continue;
      std::printf("  %-34s %10s %-9s %s\n", metric.title.c_str(), value->second.c_str(), metric.unit.c_str(), metric.formula.c_str());
    }
    for (auto const& [code, count] : row.by_code) std::printf("  withheld under %-19s %10d requests\n", code.c_str(), count);
    for (auto const& [year, count] : row.overdue_by_year) std::printf("  overdue, received in %-13d %10d requests\n", year, count);
  }
}

int figures(Asked const& asked) {
  auto const from = parse_date(asked.from), to = parse_date(asked.to);
  if (!from || !to || *to < *from) {
    std::cerr << "--from and --to are days like 2026-11-01, the second not before the first\n";
    return 2;
  }
  House house(asked.service, House::Schema::must_be_current);
  auto const cases = app::cases_for_figures(house.office());
  if (!asked.regulator.empty()) {
    write_regulator_figures(asked.regulator, cases, {*from, *to});
    return 0;
  }
  auto const rows = app::figures(cases, {*from, *to}, kGroups.at(asked.by));
  auto const table = app::figure_table("Figures", rows, app::metrics());
  if (!asked.xlsx.empty()) write_tables(asked.xlsx, {table});
  else if (asked.csv) std::printf("%s", app::as_csv(table).c_str());
  else if (asked.json) print_json(rows);
  else print_lines(rows);
  return 0;
}

}  // namespace

void add_figures(CLI::App& program, Chosen& chosen) {
  static Asked asked;
  auto* command = program.add_subcommand("figures", "The measures of the work for a period, each with its formula.");
  command->add_option("--service", asked.service, "The service file")->required();
  command->add_option("--from", asked.from, "First day, 2026-11-01")->required();
  command->add_option("--to", asked.to, "Last day")->required();
  command->add_option("--by", asked.by, "all, right, service, source, requester or month")->check(CLI::IsMember({"all", "right", "service", "source", "requester", "month"}));
  auto* csv = command->add_flag("--csv", asked.csv, "Comma separated, one line a group and metric");
  command->add_flag("--json", asked.json, "As one JSON object")->excludes(csv);
  command->add_option("--xlsx", asked.xlsx, "Writes them to this workbook instead")->excludes(csv);
  command->add_option("--regulator-pack", asked.regulator, "Folder for what a regulator asks of a council: regulator.csv and regulator.xlsx");
  command->callback([&chosen] { chosen = [] { return figures(asked); }; });
}

}  // namespace rightsdesk
