#include "store/sealed.h"

#include <nlohmann/json.hpp>

namespace rightsdesk::store {

Blob Sealed::seal(Json const& json) { return seal(std::string_view(json.dump())); }

Json Sealed::json(std::string const& bytes) {
  auto parsed = parse_json(text(bytes));
  if (!parsed) throw Fault("Something stored for this case cannot be opened.", "sealed column: " + parsed.error().text);
  return *parsed;
}

}  // namespace rightsdesk::store
