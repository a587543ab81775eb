#include <cctype>

#include "connectors/protocols/bindings.h"
#include "connectors/protocols/describe.h"
#include "connectors/protocols/rest.h"

namespace rightsdesk::connectors {
namespace {

void check_pointer(Section& yaml, std::string const& key, std::string const& pointer) {
  if (!pointer.empty() && pointer.front() != '/')
    yaml.complain_at(key, "\"" + pointer + "\" is no JSON pointer: it begins with \"/\"");
}

std::string pointer(Section& yaml, std::string const& key) {
  auto text = yaml.text(key);
  check_pointer(yaml, key, text);
  return text;
}

std::string pointer_or_none(Section& yaml, std::string const& key) {
  return yaml.has(key) ? pointer(yaml, key) : "";
}

std::map<std::string, std::string> fields(Section& yaml, std::string const& key) {
  auto const pairs = yaml.pairs(key);
  for (auto const& [field, at] : pairs) {
    if (!is_person_field(field))
      yaml.complain_at(key, "\"" + field + "\" is not a field of a person known here");
    check_pointer(yaml, key, at);
  }
  return pairs;
}

RestProfile::Probe read_probe(Section& entry) {
  RestProfile::Probe probe{entry.text("name"), entry.pairs("query"), {}};
  for (auto const& [parameter, text] : probe.query) {
    if (!text.starts_with(':')) continue;
    probe.placeholders.insert(text.substr(1));
    if (!is_subject_placeholder(text.substr(1)))
      entry.complain_at("query", text + " is not a placeholder known here");
  }
  if (probe.placeholders.empty()) entry.complain("a probe asks with at least one placeholder");
  entry.no_more();
  return probe;
}

RestProfile::Items read_items(Section& entry) {
  RestProfile::Items items;
  items.name = entry.text("name");
  items.heading = entry.text("heading");
  items.at = pointer_or_none(entry, "at");
  for (auto const& key : entry.texts_or_none("without")) items.without.insert(key);
  items.key = items.at.empty() ? pointer_or_none(entry, "key") : pointer(entry, "key");
  items.title = pointer_or_none(entry, "title");
  items.dated = pointer_or_none(entry, "dated");
  items.author = pointer_or_none(entry, "author");
  entry.no_more();
  return items;
}

void read_search(Section yaml, RestProfile& profile) {
  profile.search_path = yaml.text("path");
  for (auto& entry : yaml.sections("probes")) profile.probes.push_back(read_probe(entry));
  if (profile.probes.empty()) yaml.complain("\"probes\" needs at least one entry");
  auto paging = yaml.section("paging");
  profile.page = paging.text("page");
  profile.page_size = paging.text("page_size");
  profile.size = paging.number_or("size", 50);
  profile.total = pointer(paging, "total");
  paging.no_more();
  profile.items = pointer(yaml, "items");
  yaml.no_more();
}

void read_record(Section yaml, RestProfile& profile) {
  profile.kind = yaml.text("kind");
  profile.record_key = pointer(yaml, "key");
  profile.record_title = pointer(yaml, "title");
  profile.shared = fields(yaml, "shared");
  profile.people = pointer_or_none(yaml, "people");
  profile.person = fields(yaml, "person");
  if (profile.person.empty()) yaml.complain("\"person\" needs at least one field");
  profile.relation = pointer_or_none(yaml, "relation");
  profile.person_key = pointer_or_none(yaml, "person_key");
  yaml.no_more();
}

}  // namespace

RestProfile read_rest_profile(Section& yaml) {
  RestProfile profile;
  profile.api_key_header = yaml.text_or("api_key_header", "");
  read_search(yaml.section("search"), profile);
  read_record(yaml.section("record"), profile);
  auto collect = yaml.section("collect");
  profile.record_path = collect.text("path");
  if (profile.record_path.find("{key}") == std::string::npos)
    collect.complain_at("path", "\"path\" needs {key}");
  for (auto& entry : collect.sections("items")) profile.collect.push_back(read_items(entry));
  if (profile.collect.empty()) collect.complain("\"items\" needs at least one entry");
  collect.no_more();
  yaml.no_more();
  return profile;
}

}  // namespace rightsdesk::connectors
