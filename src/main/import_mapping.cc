#include "main/import_mapping.h"

#include "core/text.h"
#include "yaml/section.h"

namespace rightsdesk {
namespace {

app::Column column_in(yaml::Section& of) {
  app::Column column;
  bool const always = of.has("always"), one = of.has("column"), several = of.has("columns");
  if (always + one + several != 1) of.complain("one of \"column\", \"columns\" and \"always\" says where the value comes from");
  if (always) column.always = of.text("always");
  if (one) column.names = {of.text("column")};
  if (several) column.names = of.texts("columns");
  column.between = of.has("lines") && of.yes("lines") ? "\n" : of.text_or("between", " ");
  for (auto const& [there, here] : of.pairs("values")) column.values[lower_ascii(there)] = here;
  if (of.has("otherwise")) column.otherwise = of.text("otherwise");
  if (column.otherwise && column.values.empty()) of.complain_at("otherwise", "\"otherwise\" goes with \"values\"");
  return column;
}

app::DayOrder days_in(yaml::Section& top) {
  auto const wanted = top.text_or("days", "day_first");
  if (wanted == "month_first") return app::DayOrder::month_first;
  if (wanted == "iso") return app::DayOrder::iso;
  if (wanted != "day_first") top.complain_at("days", "\"days\" is day_first, month_first or iso");
  return app::DayOrder::day_first;
}

}  // namespace

Result<app::ImportMapping, std::vector<std::string>> load_import_mapping(std::string const& file) {
  yaml::Complaints complaints;
  auto top = yaml::Section::of_file(file, complaints);
  app::ImportMapping mapping;
  mapping.system = top.text("system");
  mapping.id = top.text("id");
  mapping.received = top.text("received");
  mapping.days = days_in(top);
  auto channel = top.section("channel");
  mapping.channel = column_in(channel);
  channel.no_more();
  for (auto& row : top.sections("answers")) {
    auto field = row.text("field");
    mapping.answers.push_back({std::move(field), column_in(row)});
    row.no_more();
  }
  for (auto& row : top.sections("leave_out")) {
    app::LeaveOut rule{row.text("column"), {}};
    for (auto const& value : row.texts("values")) rule.values.insert(lower_ascii(value));
    mapping.leave_out.push_back(std::move(rule));
    row.no_more();
  }
  top.no_more();
  if (complaints.empty()) {
    for (auto const& wrong : app::wrong_with(mapping)) complaints.push_back(file + ":1: " + wrong);
  }
  if (!complaints.empty()) return tl::unexpected(std::move(complaints));
  return mapping;
}

}  // namespace rightsdesk
