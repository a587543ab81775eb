#pragma once
// Those who ask, as JSON lines: connectors/README.md, "A file of queries".
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "person/description.h"

namespace rightsdesk::matching {

/// Personal data: never logged.
struct SearchRequest {
  std::string id;
  person::Description subject;
  std::set<std::pair<std::string, std::string>> confirmed = {};  ///< records a person confirmed, by source and key
};

/// One line. Refused (in words, without the place) when it is not JSON, a key is unknown, or a value is not of its kind;
/// every such key at once. `otherwise` is the id of a line without one.
Result<SearchRequest> request_from_json(std::string_view line, std::string otherwise);
/// Every line that is not blank. Refused with every wrong line as "file:line: what".
Result<std::vector<SearchRequest>> requests_from_jsonl(std::string_view text, std::string const& file);

}  // namespace rightsdesk::matching
