#include <cctype>

#include "connectors/protocols/bindings.h"
#include "connectors/protocols/sql.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

bool in_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::set<std::string> placeholders_in(std::string const& text) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') {
      i = text.find('\'', i + 1);
      if (i == std::string::npos) break;
      continue;
    }
    if (text[i] != ':' || i + 1 == text.size() || !in_name(text[i + 1])) continue;
    auto end = i + 1;
    while (end < text.size() && in_name(text[end])) ++end;
    names.insert(text.substr(i + 1, end - i - 1));
    i = end - 1;
  }
  return names;
}

/// Not a defence (the account can only read), but a profile that would write is a mistake worth a word.
bool only_reads(std::string const& text) {
  auto const start = lower_ascii(tidied(text)).substr(0, 7);
  return start == "select " && text.find(';') == std::string::npos;
}

Query read_query(Section& yaml, std::string const& key, std::string const& required) {
  Query query{yaml.text_or("name", key), yaml.text(key), {}};
  query.placeholders = placeholders_in(query.text);
  if (!query.text.empty() && !only_reads(query.text))
    yaml.complain_at(key, "a query is one SELECT, without \";\"");
  if (!query.text.empty() && !query.placeholders.contains(required)) {
    yaml.complain_at(key, "this query needs the placeholder :" + required);
  }
  for (auto const& name : query.placeholders)
    if (name != required) yaml.complain_at(key, ":" + name + " is not a placeholder known here");
  return query;
}

std::vector<Query> read_queries(Section& yaml, std::string const& key, std::string const& required) {
  std::vector<Query> queries;
  for (auto& entry : yaml.sections(key)) {
    if (!entry.has("name")) entry.complain("\"name\" is missing");
    queries.push_back(read_query(entry, "query", required));
    entry.no_more();
  }
  return queries;
}

/// One statement that changes: the account it runs under can do no more than its grants.
Query read_change(Section& entry) {
  Query change{"change", entry.text("change"), {}};
  change.placeholders = placeholders_in(change.text);
  auto const first = lower_ascii(tidied(change.text)).substr(0, 7);
  bool const changes = first == "insert " || first == "update " || first == "delete " || first == "replace";
  if (!change.text.empty() && (!changes || change.text.find(';') != std::string::npos))
    entry.complain_at("change", "a change is one INSERT, REPLACE, UPDATE or DELETE, without \";\"");
  if (!change.text.empty() && !change.placeholders.contains("key")) entry.complain_at("change", "a change needs the placeholder :key");
  for (auto const& name : change.placeholders)
    if (name != "key" && name != "words" && name != "value")
      entry.complain_at("change", ":" + name + " is not a placeholder known here");
  return change;
}

SqlWay read_way(Section& entry) {
  SqlWay way;
  auto const act = sources::act_from(entry.text("act"));
  if (!act) entry.complain_at("act", "\"act\" is mark, unmark, suppress or correct");
  way.act = act.value_or(sources::Act::mark);
  if (way.act == sources::Act::correct) way.field = entry.text("field");
  way.proof = read_query(entry, "proof", "key");
  way.change = read_change(entry);
  entry.no_more();
  return way;
}

Query read_probe(Section& entry) {
  Query probe{entry.text("name"), entry.text("where"), {}};
  probe.placeholders = placeholders_in(probe.text);
  if (!probe.text.empty() && probe.placeholders.empty())
    entry.complain_at("where", "a probe asks with at least one placeholder");
  if (probe.text.find(';') != std::string::npos) entry.complain_at("where", "a condition has no \";\"");
  for (auto const& name : probe.placeholders)
    if (!is_subject_placeholder(name))
      entry.complain_at("where", ":" + name + " is not a placeholder known here");
  entry.no_more();
  return probe;
}

}  // namespace

SqlProfile read_sql_profile(Section& yaml) {
  SqlProfile profile;
  profile.person = yaml.text("person");
  if (!profile.person.empty() && !only_reads(profile.person))
    yaml.complain_at("person", "this is one SELECT, without \";\"");
  profile.person_key = yaml.text("person_key");
  for (auto& entry : yaml.sections("probes")) profile.probes.push_back(read_probe(entry));
  if (profile.probes.empty()) yaml.complain("\"probes\" needs at least one entry");
  profile.details = read_queries(yaml, "details", "keys");
  if (auto entry = yaml.section_if("mentions")) {
    profile.mentions = read_query(*entry, "query", "mentions_in");
    profile.one_mentioned = read_query(*entry, "item", "key");
    entry->no_more();
  }
  profile.collect = read_queries(yaml, "collect", "key");
  if (profile.collect.empty()) yaml.complain("\"collect\" needs at least one entry");
  profile.around = read_queries(yaml, "around", "key");
  for (auto& entry : yaml.sections("write")) profile.write.push_back(read_way(entry));
  yaml.no_more();
  return profile;
}

}  // namespace rightsdesk::connectors
