#pragma once
// A profile's query with its ":name" placeholders turned into "?" and the values in their order.
#include <map>
#include <string>
#include <vector>

#include "connectors/protocols/database.h"

namespace rightsdesk::connectors {

struct BoundQuery {
  std::string text;
  std::vector<std::string> values;
};

/// A placeholder with several values becomes "?, ?, …" (for IN). ":mentions_in(column)" becomes "column
/// REGEXP ?", "column ~ ?", or a LIKE for each of its values, as the database has it. Text in single quotes is left alone. A placeholder without a value is a Bug.
BoundQuery bound(std::string const& query, std::map<std::string, std::vector<std::string>> const& values,
                 Dialect dialect = Dialect::mysql);
/// The end of a query that asks for `most` rows at most; empty where the database has no LIMIT.
std::string limit_clause(Dialect dialect, std::size_t most);
/// The regular expression of Mentions as the database reads it.
std::string expression_for(Dialect dialect, std::string const& expression);

}  // namespace rightsdesk::connectors
