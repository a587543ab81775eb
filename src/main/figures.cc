#include "app/figures.h"

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/csv.h"
#include "core/json.h"
#include "main/commands.h"
#include "main/house.h"

namespace rightsdesk {
namespace {

struct Asked {
  std::string service, from, to, by = "all";
  bool csv = false, json = false;
};

std::map<std::string, app::GroupBy> const kGroups{{"all", app::GroupBy::all}, {"right", app::GroupBy::right}, {"service", app::GroupBy::service},
                                                  {"source", app::GroupBy::source}, {"month", app::GroupBy::month}};

/// A number below nought is a number, not a formula.
std::string cell(std::string const& text) {
  return text.find_first_not_of("-0123456789.") == std::string::npos ? text : csv_cell(text);
}

void print_csv(std::vector<app::FigureRow> const& rows) {
  std::printf("group,metric,title,value,unit,formula\r\n");
  auto const line = [](std::vector<std::string> const& cells) {
    std::string text;
    for (auto const& each : cells) text += (text.empty() ? "" : ",") + cell(each);
    std::printf("%s\r\n", text.c_str());
  };
  for (auto const& row : rows) {
    for (auto const& metric : app::metrics()) {
      auto const value = row.values.find(metric.id);
      line({row.group, metric.id, metric.title, value == row.values.end() ? "" : value->second, metric.unit, metric.formula});
    }
    for (auto const& [code, count] : row.by_code) line({row.group, "withheld:" + code, "Withheld under " + code, std::to_string(count), "requests", "answered in the period, with something withheld under it"});
    for (auto const& [year, count] : row.overdue_by_year) line({row.group, "overdue_received:" + std::to_string(year), "Overdue, received in " + std::to_string(year), std::to_string(count), "requests", "overdue at the end, by year of receipt"});
  }
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
  auto const rows = app::figures(app::cases_for_figures(house.office()), {*from, *to}, kGroups.at(asked.by));
  if (asked.csv) print_csv(rows);
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
  command->add_option("--by", asked.by, "all, right, service, source or month")->check(CLI::IsMember({"all", "right", "service", "source", "month"}));
  auto* csv = command->add_flag("--csv", asked.csv, "Comma separated, one line a group and metric");
  command->add_flag("--json", asked.json, "As one JSON object")->excludes(csv);
  command->callback([&chosen] { chosen = [] { return figures(asked); }; });
}

}  // namespace rightsdesk
