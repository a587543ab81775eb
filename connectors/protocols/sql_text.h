#pragma once
// A profile's query with its ":name" placeholders turned into "?" and the values in their order.
#include <map>
#include <string>
#include <vector>

namespace rightsdesk::connectors {

struct BoundQuery {
  std::string text;
  std::vector<std::string> values;
};

/// A placeholder with several values becomes "?, ?, …" (for IN). ":mentions_in(column)" becomes "column
/// REGEXP ?". Text in single quotes is left alone. A placeholder without a value is a Bug.
BoundQuery bound(std::string const& query, std::map<std::string, std::vector<std::string>> const& values);

}  // namespace rightsdesk::connectors
