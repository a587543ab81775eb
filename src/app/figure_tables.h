#pragma once
// The figures as tables for people to take away: headings first, every number with its formula.
#include <string>
#include <vector>

#include "app/figures.h"

namespace rightsdesk::app {

struct FigureTable {
  std::string name;                            ///< at most 31 characters
  std::vector<std::vector<std::string>> rows;  ///< the headings first
};

/// Columns: group, metric, title, value, unit, formula. One line a group and metric; then the exemptions used and the overdue by year of receipt.
FigureTable figure_table(std::string const& name, std::vector<FigureRow> const& rows, std::vector<Metric> const& metrics);
/// What a regulator has asked councils for (desks.md R3.9) as one table with its period; then all measures by month, right, service, source and requester.
std::vector<FigureTable> regulator_tables(std::vector<CaseFigures> const& cases, Period const& period);

/// RFC 4180; a number below nought is a number, not a formula.
std::string as_csv(FigureTable const& table);
std::string as_json(std::vector<FigureTable> const& tables);
/// Throws Fault for what as_json did not write.
std::vector<FigureTable> tables_in(std::string const& json);

}  // namespace rightsdesk::app
