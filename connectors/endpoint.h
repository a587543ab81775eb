#pragma once
// Where an instance of a case system is and how we sign in: kept apart from what its fields mean.
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "sources/source.h"
#include "yaml/section.h"

namespace rightsdesk::connectors {

using yaml::Complaints;
using yaml::Section;

/// A variable's value, or nullopt when it is not set. `process_environment` is the usual one.
using Environment = std::function<std::optional<std::string>(std::string const& name)>;
std::optional<std::string> process_environment(std::string const& name);

/// Values by name: "host", "port", "user", "password", "ca", "url", "api_key", "root", "path" …
/// A value may be written ${NAME} (a variable) or @/path/of/file (its content, without the last line end).
class Endpoint {
 public:
  Endpoint() = default;
  explicit Endpoint(std::map<std::string, std::string> values) : values_(std::move(values)) {}
  /// `over` wins, key by key.
  [[nodiscard]] Endpoint overlaid(Endpoint const& over) const;
  /// With every ${NAME} and @file replaced. Throws SourceFailure::unreachable naming the variable or file
  /// that is not there.
  [[nodiscard]] Endpoint filled_in(std::string const& title, Environment const& environment) const;

  [[nodiscard]] std::string text(std::string const& key, std::string const& otherwise = {}) const;
  [[nodiscard]] std::map<std::string, std::string> const& values() const { return values_; }

 private:
  std::map<std::string, std::string> values_;
};

/// By source id.
using Endpoints = std::map<std::string, Endpoint>;

/// The block "endpoint:" of a connector.yaml. Secrets written out ("password", "api_key", "client_secret")
/// are complaints.
Endpoint read_endpoint(Section& yaml, std::string const& protocol);

}  // namespace rightsdesk::connectors
