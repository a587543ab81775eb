#include "web/edge/exchange.h"

#include <algorithm>

namespace rightsdesk::web {

std::string Fields::one(std::string_view name) const {
  auto const found = all(name);
  if (found.size() > 1) throw Malformed("a field that may be sent once was sent again");
  return found.empty() ? std::string() : found.front();
}

std::vector<std::string> Fields::all(std::string_view name) const {
  std::vector<std::string> found;
  for (auto const& [key, value] : values_) {
    if (key == name) found.push_back(value);
  }
  return found;
}

bool Fields::has(std::string_view name) const {
  return std::any_of(values_.begin(), values_.end(), [&](auto const& pair) { return pair.first == name; });
}

std::string Exchange::header(std::string_view lower_case_name) const {
  auto const found = headers.find(std::string(lower_case_name));
  return found == headers.end() ? std::string() : found->second;
}

std::string Exchange::cookie(std::string const& name) const {
  auto const found = cookies.find((secure ? "__Host-" : "") + name);
  return found == cookies.end() ? std::string() : found->second;
}

}  // namespace rightsdesk::web
