#include "settings/workflow_parts.h"
#include "settings/workflow_tables.h"

namespace rightsdesk::settings {
namespace {

using workflow::Condition;

std::vector<Condition> parts_of(yaml::Section& row, std::string const& key);

std::vector<std::pair<std::string, Condition::Kind>> const kKinds{
    {"holds", Condition::Kind::holds},   {"every", Condition::Kind::every},
    {"some", Condition::Kind::some},     {"none", Condition::Kind::none},
    {"open", Condition::Kind::open},     {"letter_sent", Condition::Kind::letter_sent},
    {"happened", Condition::Kind::happened}, {"all_of", Condition::Kind::all_of},
    {"any_of", Condition::Kind::any_of}};

Condition condition_of(yaml::Section& row) {
  Condition condition;
  std::string key;
  for (auto const& [name, kind] : kKinds) {
    if (!row.has(name)) continue;
    if (!key.empty()) row.complain_at(name, "one condition is either \"" + key + "\" or \"" + name + "\"");
    key = name;
    condition.kind = kind;
  }
  if (key.empty()) {
    row.complain("a condition is one of holds, every, some, none, open, letter_sent, happened, all_of, any_of");
    condition.names = {""};
    return condition;
  }
  if (key == "all_of" || key == "any_of") {
    condition.parts = parts_of(row, key);
  } else {
    condition.names = row.is_list(key) ? row.texts(key) : std::vector<std::string>{row.text(key)};
  }
  auto const ended = row.texts_or_none("ended");
  condition.ended = {ended.begin(), ended.end()};
  condition.at_least = row.number_or("at_least", 0);
  condition.since = row.text_or("since", "");
  condition.days_ago = row.number_or("days_ago", 0);
  row.no_more();
  return condition;
}

std::vector<Condition> parts_of(yaml::Section& row, std::string const& key) {
  std::vector<Condition> parts;
  for (auto& part : row.sections(key)) parts.push_back(condition_of(part));
  return parts;
}

}  // namespace

std::vector<Condition> conditions_of(yaml::Section& row) {
  if (!row.has("when")) return {};
  return row.is_list("when") ? parts_of(row, "when") : std::vector<Condition>{workflow::holds(row.text("when"))};
}

std::set<std::string> roles_of(yaml::Section& row, std::string const& key) {
  auto const listed = row.texts(key);
  for (auto const& role : listed) {
    if (!role.empty() && role_names().count(role) == 0) row.complain_at(key, "there is no role \"" + role + "\"");
  }
  return {listed.begin(), listed.end()};
}

}  // namespace rightsdesk::settings
