#pragma once
// Counts of the house as charts (desks.md R3.8), each with what it counts in words, so that anybody can count again from the list of cases.
// No names.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/case_desk.h"
#include "app/office.h"

namespace rightsdesk::app {

struct ChartBar {
  std::string label;
  std::vector<int> values;      ///< one a series; none at all where there is nothing to count
  std::string words = {};       ///< what the label stands for, in the table; empty: the label says it
  std::vector<int> behind = {}; ///< one for each of the chart's `behind`
};
struct Chart {
  enum class Kind { stacked, side_by_side } kind = Kind::stacked;
  std::string id, title, counts;  ///< counts: what is counted, and from which columns of the list
  std::vector<std::string> series;
  std::vector<ChartBar> bars;
  std::vector<std::string> behind = {};  ///< further columns of the table, which the picture does not show
  struct Line {
    int at;
    std::string words;
  };
  std::optional<Line> line = {};         ///< what is aimed at, across the picture
};
std::vector<Chart> charts_of(Office& office);
/// The services that the form offers, in its words, by their ids.
std::map<std::string, std::string> service_titles();
/// How many of the cases that this colleague sees the figures among them do not hold yet.
int cases_not_counted(Office& office);

// The charts from what the database counted: pure.
/// Open cases with a running clock by the week of their due day, four weeks back to eight ahead; what lies outside stands in the first and the last bar.
Chart due_by_week(std::vector<DueCount> const& counted, Date today);
/// Cases received and closed in each of the last thirteen months, and open at its end.
Chart in_and_out(std::vector<MonthCount> const& received, std::vector<MonthCount> const& closed, Date today);

}  // namespace rightsdesk::app
