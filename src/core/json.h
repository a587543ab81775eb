#pragma once
// JSON by nlohmann-json (docs/decisions/003). Include <nlohmann/json.hpp> in .cc files only; headers take this.
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "core/because.h"
#include "core/result.h"

namespace rightsdesk {

using Json = nlohmann::json;

/// Strict: refuses duplicate keys, more than 64 levels, numbers beyond int64, text after the end. The refusal says where.
Result<Json> parse_json(std::string_view text);
Json to_json(Because const& because);
Because because_from(Json const& steps);

}  // namespace rightsdesk
