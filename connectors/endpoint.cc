#include "connectors/endpoint.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace rightsdesk::connectors {
namespace {

using sources::SourceFailure;

std::map<std::string, std::set<std::string>> const& keys_of_protocol() {
  static std::map<std::string, std::set<std::string>> const keys{
      {"sql", {"host", "port", "database", "user", "password", "ca", "driver", "dsn", "write_user", "write_password"}},
      {"rest",
       {"url", "api_key", "user", "password", "client_id", "client_secret", "token_url", "scope", "ca", "loopback", "write_api_key"}},
      {"files", {"root"}},
      {"tables", {"root"}},
      {"mailbox",
       {"path", "url", "user", "password", "client_id", "client_secret", "token_url", "scope", "ca", "folders", "search"}},
      {"commission", {}}};
  return keys;
}

/// Whom to write to: every source may have it.
bool is_contact(std::string const& key) {
  return key == "team" || key == "email" || key == "post" || key == "escalate_to" || key == "side";
}

bool is_secret(std::string const& key) {
  return key == "password" || key == "api_key" || key == "client_secret" || key == "write_password" || key == "write_api_key";
}

bool is_reference(std::string const& value) {
  return value.starts_with('@') || (value.starts_with("${") && value.find('}') == value.size() - 1);
}

std::string content_of(std::string const& path, std::string const& title) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    throw SourceFailure(SourceFailure::Kind::unreachable,
                        title + " is not connected: a file its settings name cannot be read.",
                        "cannot read " + path);
  }
  std::ostringstream all;
  all << in.rdbuf();
  auto text = all.str();
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

std::string expanded(std::string const& value, std::string const& title, Environment const& environment) {
  std::string out;
  std::size_t at = 0;
  while (at < value.size()) {
    auto const open = value.find("${", at);
    auto const close = open == std::string::npos ? open : value.find('}', open);
    if (close == std::string::npos) break;
    auto const name = value.substr(open + 2, close - open - 2);
    auto const found = environment(name);
    if (!found) {
      throw SourceFailure(SourceFailure::Kind::unreachable,
                          title + " is not connected: the setting " + name + " is not there.",
                          name + " is not set");
    }
    out += value.substr(at, open - at) + *found;
    at = close + 1;
  }
  return out + value.substr(at);
}

}  // namespace

std::optional<std::string> process_environment(std::string const& name) {
  char const* const value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

Endpoint Endpoint::overlaid(Endpoint const& over) const {
  auto values = values_;
  for (auto const& [key, value] : over.values_) values[key] = value;
  return Endpoint(std::move(values));
}

Endpoint Endpoint::filled_in(std::string const& title, Environment const& environment) const {
  std::map<std::string, std::string> values;
  for (auto const& [key, value] : values_) {
    auto const text = expanded(value, title, environment);
    values[key] = value.starts_with('@') ? content_of(text.substr(1), title) : text;
  }
  return Endpoint(std::move(values));
}

std::string Endpoint::text(std::string const& key, std::string const& otherwise) const {
  auto const found = values_.find(key);
  return found == values_.end() ? otherwise : found->second;
}

Endpoint read_endpoint(Section& yaml, std::string const& protocol) {
  auto values = yaml.pairs("endpoint");
  auto const known = keys_of_protocol().find(protocol);
  for (auto const& [key, value] : values) {
    if (known != keys_of_protocol().end() && !known->second.contains(key) && !is_contact(key)) {
      yaml.complain_at("endpoint", "\"" + key + "\" is not a key of the endpoint of protocol " + protocol);
    }
    if (is_secret(key) && !is_reference(value)) {
      yaml.complain_at(
          "endpoint",
          "\"" + key + "\" is a secret: write ${NAME} of a variable, or @ and the path of a file");
    }
  }
  return Endpoint(std::move(values));
}

}  // namespace rightsdesk::connectors
