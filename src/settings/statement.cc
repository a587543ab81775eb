#include "settings/statement.h"

#include "yaml/section.h"

namespace rightsdesk::settings {
namespace {

Date day_of(yaml::Section& top, std::string const& key) {
  auto const day = parse_date(top.text(key));
  if (!day && top.has(key)) top.complain_at(key, "\"" + key + "\" is a day, as 2026-11-23");
  return day.value_or(Date{});
}

}  // namespace

AccessibilityStatement load_statement(std::string const& file, std::vector<std::string>& complaints) {
  auto top = yaml::Section::of_file(file, complaints);
  AccessibilityStatement statement;
  statement.prepared_on = day_of(top, "prepared_on");
  statement.tested_on = day_of(top, "tested_on");
  statement.tested_how = top.text("tested_how");
  statement.answer_days = top.number_or("answer_days", 0);
  if (!top.has("answer_days")) top.complain("\"answer_days\" is missing");
  for (auto& row : top.sections("gaps")) {
    statement.gaps.push_back({row.text("what"), row.text("why"), row.text("instead")});
    row.no_more();
  }
  top.no_more();
  return statement;
}

}  // namespace rightsdesk::settings
