#pragma once
// The forms that pages offer, as a browser would find them, and filled in as somebody plausible would.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/text.h"
#include "web/edge/dispatch.h"

namespace rightsdesk::testing {

/// What one field can be sent as.
struct Control {
  std::string name;
  std::vector<std::string> choices;
};

struct OfferedForm {
  std::string action;
  std::vector<Control> controls;
  /// Filled in for the `turn`th time: each choice in its turn.
  [[nodiscard]] std::map<std::string, std::string> filled_in(std::size_t turn) const {
    std::map<std::string, std::string> fields;
    for (auto const& control : controls) fields.emplace(control.name, control.choices[turn % control.choices.size()]);
    return fields;
  }
  [[nodiscard]] std::size_t turns() const {
    std::size_t most = 1;
    for (auto const& control : controls) most = std::max(most, control.choices.size());
    return most;
  }
};

inline std::string attribute(std::string const& tag, std::string const& name) {
  auto const at = tag.find(" " + name + "=\"");
  if (at == std::string::npos) return {};
  auto const begin = at + name.size() + 3;
  auto value = tag.substr(begin, tag.find('"', begin) - begin);
  for (auto const& [written, meant] : {std::pair{"&quot;", "\""}, {"&#39;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
    for (auto place = value.find(written); place != std::string::npos; place = value.find(written, place + 1)) value.replace(place, std::string(written).size(), meant);
  }
  return value;
}

/// What somebody types there.
inline std::string typed_into(std::string const& name) {
  auto const has = [&](char const* part) { return name.find(part) != std::string::npos; };
  if (name == "day" || has("-day")) return "20";
  if (name == "month" || has("-month")) return "11";
  if (name == "year" || has("-year")) return "2026";
  if (has("email")) return "new.person@example.org";
  if (has("phone")) return "07700 900123";
  if (has("password") || has("passphrase")) return "a long enough password";
  if (has("date")) return "2026-11-20";
  if (has("number") || has("count") || has("pages")) return "1";
  return "Said by telephone on Friday";
}

/// The forms of a page that are posted, but what takes a file.
inline std::vector<OfferedForm> forms_of(std::string const& page) {
  std::vector<OfferedForm> forms;
  for (auto at = page.find("<form "); at != std::string::npos; at = page.find("<form ", at + 1)) {
    auto const end = page.find("</form>", at);
    auto const head = page.substr(at, page.find('>', at) - at);
    if (attribute(head, "method") != "post" || head.find("multipart") != std::string::npos || end == std::string::npos) continue;
    OfferedForm form{attribute(head, "action"), {}};
    auto const choice = [&form](std::string const& name, std::string const& value) {
      if (name.empty() || name == "csrf") return;
      auto const known = std::find_if(form.controls.begin(), form.controls.end(), [&](auto const& one) { return one.name == name; });
      if (known == form.controls.end()) form.controls.push_back({name, {value}});
      else known->choices.push_back(value);
    };
    std::string select;
    for (auto place = page.find('<', at + 1); place < end; place = page.find('<', place + 1)) {
      auto const tag = page.substr(place, page.find('>', place) - place);
      auto const name = attribute(tag, "name"), value = attribute(tag, "value");
      if (tag.starts_with("<select")) select = name;
      else if (tag.starts_with("<option") && !value.empty()) choice(select, value);
      else if (tag.starts_with("<textarea")) choice(name, typed_into(name));
      else if (tag.starts_with("<button")) choice(name, value);
      else if (tag.starts_with("<input")) choice(name, value.empty() && attribute(tag, "type") != "hidden" ? typed_into(name) : value);
    }
    forms.push_back(std::move(form));
  }
  return forms;
}

/// The pattern of the router that a path goes to, with its method; empty: none.
inline std::string pattern_of(std::vector<web::Route> const& routes, std::string const& method, std::string const& path) {
  auto const parts = split(path.substr(0, path.find('?')), '/');
  std::string best;
  std::size_t best_names = parts.size() + 1;
  for (auto const& route : routes) {
    auto const pattern = split(route.pattern, '/');
    if (route.method != method || pattern.size() != parts.size()) continue;
    bool fits = true;
    std::size_t names = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      bool const is_name = pattern[i].starts_with(":");
      names += is_name ? 1 : 0;
      fits = fits && (is_name || pattern[i] == parts[i]);
    }
    if (fits && names < best_names) {
      best = method + " " + route.pattern;
      best_names = names;
    }
  }
  return best;
}

}  // namespace rightsdesk::testing
