#include <algorithm>
#include <nlohmann/json.hpp>

#include "disclosure/press.h"

namespace rightsdesk::disclosure {
namespace {

struct Line {
  std::string dated;  ///< as the record has it; empty when it says no day
  pdf::Entry entry;
};

/// "2010" of an ISO date or instant; empty for anything else.
std::string year_of(std::string const& dated) {
  bool const year = dated.size() >= 4 && std::all_of(dated.begin(), dated.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
  return year && (dated.size() == 4 || dated[4] == '-') ? dated.substr(0, 4) : std::string{};
}

std::vector<Line> lines_by_day(Press& press, std::vector<SetRecord> const& records) {
  std::vector<Line> lines;
  auto const& given = press.input().records;
  for (std::size_t i = 0; i < given.size(); ++i) {
    auto const words = press.label("chronology_line", {{"title", records[i].title}, {"source", given[i].source}});
    lines.push_back({year_of(given[i].record.dated).empty() ? std::string{} : given[i].record.dated, {words, records[i].anchor, 2}});
  }
  std::stable_sort(lines.begin(), lines.end(), [](Line const& a, Line const& b) {
    return a.dated.empty() != b.dated.empty() ? b.dated.empty() : a.dated < b.dated;
  });
  return lines;
}

}  // namespace

void set_chronology(Press& press, std::vector<SetRecord> const& records, pdf::Anchor here) {
  auto const lines = lines_by_day(press, records);
  Json values = common_values(press.input());
  values["any_undated"] = std::any_of(lines.begin(), lines.end(), [](Line const& line) { return line.dated.empty(); });
  press.set("chronology", values, here);
  for (std::size_t i = 0; i < lines.size();) {
    auto const year = year_of(lines[i].dated);
    std::vector<pdf::Entry> entries;
    for (; i < lines.size() && year_of(lines[i].dated) == year; ++i) entries.push_back(lines[i].entry);
    press.flow().heading(2, year.empty() ? press.label("chronology_undated") : year);
    press.flow().contents({}, entries);
  }
}

}  // namespace rightsdesk::disclosure
