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

struct Placeholder {
  std::size_t begin, end;  ///< in the text, ":" included
  std::string name;
  bool quoted;  ///< between single quotes
};

std::vector<Placeholder> placeholders_of(std::string const& text) {
  auto const in_name = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  std::vector<Placeholder> all;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') quoted = !quoted;
    if (text[i] != ':' || i + 1 == text.size() || !in_name(text[i + 1])) continue;
    auto end = i + 1;
    while (end < text.size() && in_name(text[end])) ++end;
    all.push_back({i, end, text.substr(i + 1, end - i - 1), quoted});
    i = end - 1;
  }
  return all;
}

RestProfile::Probe read_probe(Section& entry) {
  RestProfile::Probe probe{entry.text("name"), entry.pairs("query"), {}};
  for (auto const& [parameter, text] : probe.query) {
    for (auto const& one : placeholders_of(text)) {
      probe.placeholders.insert(one.name);
      bool const alone = one.begin == 0 && one.end == text.size();
      if (!is_subject_placeholder(one.name))
        entry.complain_at("query", ":" + one.name + " is not a placeholder known here");
      if (!alone && !one.quoted && !one.name.starts_with("born"))
        entry.complain_at("query", ":" + one.name + " in a filter stands between single quotes");
    }
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

void read_paging(Section paging, RestProfile& profile) {
  auto const style = paging.text_or("style", "page");
  if (style == "cursor")
    profile.paging = RestProfile::Paging::cursor;
  else if (style == "link")
    profile.paging = RestProfile::Paging::link;
  else if (style != "page")
    paging.complain_at("style", "\"style\" is page, cursor or link");
  bool const numbers = profile.paging == RestProfile::Paging::numbers;
  if (numbers) profile.page = paging.text("page");
  if (profile.paging == RestProfile::Paging::cursor) profile.page = paging.text("cursor");
  profile.page_size = numbers ? paging.text("page_size") : paging.text_or("page_size", "");
  profile.size = paging.number_or("size", 50);
  profile.total = numbers ? pointer(paging, "total") : pointer_or_none(paging, "total");
  if (!numbers) profile.next = pointer(paging, "next");
  paging.no_more();
}

void read_search(Section yaml, RestProfile& profile) {
  profile.search_path = yaml.text("path");
  for (auto& entry : yaml.sections("probes")) profile.probes.push_back(read_probe(entry));
  if (profile.probes.empty()) yaml.complain("\"probes\" needs at least one entry");
  read_paging(yaml.section("paging"), profile);
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

std::string path_with_key(Section& entry, std::string const& key) {
  auto path = entry.text(key);
  if (path.find("{key}") == std::string::npos) entry.complain_at(key, "\"" + key + "\" needs {key}");
  return path;
}

RestProfile::Way read_way(Section& entry) {
  RestProfile::Way way;
  auto const act = sources::act_from(entry.text("act"));
  if (!act) entry.complain_at("act", "\"act\" is mark, unmark, suppress or correct");
  way.act = act.value_or(sources::Act::mark);
  if (way.act == sources::Act::correct) way.field = entry.text("field");
  way.method = entry.text("method");
  if (way.method != "PUT" && way.method != "POST" && way.method != "PATCH" && way.method != "DELETE")
    entry.complain_at("method", "\"method\" is PUT, POST, PATCH or DELETE");
  way.path = path_with_key(entry, "path");
  way.body = entry.pairs("body");
  for (auto const& [name, text] : way.body) {
    if (text.starts_with(':') && text != ":words" && text != ":value")
      entry.complain_at("body", text + " is not a placeholder known here");
  }
  way.proof = path_with_key(entry, "proof");
  entry.no_more();
  return way;
}

}  // namespace

std::string filled_in(std::string const& text, std::map<std::string, std::string> const& binding) {
  std::string out;
  std::size_t at = 0;
  for (auto const& one : placeholders_of(text)) {
    auto const& value = binding.at(one.name);
    out += text.substr(at, one.begin - at);
    for (char const c : value) out += one.quoted && c == '\'' ? "''" : std::string(1, c);
    at = one.end;
  }
  return out + text.substr(at);
}

RestProfile read_rest_profile(Section& yaml) {
  RestProfile profile;
  profile.api_key_header = yaml.text_or("api_key_header", "");
  auto const sign_in = yaml.text_or("sign_in", "none");
  if (sign_in == "basic")
    profile.sign_in = RestProfile::SignIn::basic;
  else if (sign_in == "client_credentials")
    profile.sign_in = RestProfile::SignIn::client_credentials;
  else if (sign_in != "none")
    yaml.complain_at("sign_in", "\"sign_in\" is none, basic or client_credentials");
  read_search(yaml.section("search"), profile);
  read_record(yaml.section("record"), profile);
  auto collect = yaml.section("collect");
  profile.record_path = collect.text("path");
  if (profile.record_path.find("{key}") == std::string::npos)
    collect.complain_at("path", "\"path\" needs {key}");
  for (auto& entry : collect.sections("items")) profile.collect.push_back(read_items(entry));
  if (profile.collect.empty()) collect.complain("\"items\" needs at least one entry");
  collect.no_more();
  for (auto& entry : yaml.sections("write")) profile.write.push_back(read_way(entry));
  yaml.no_more();
  return profile;
}

}  // namespace rightsdesk::connectors
