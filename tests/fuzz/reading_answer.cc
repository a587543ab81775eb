#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "reading/exchange.h"

/// What a reader child leaves is not to be trusted: it is a document or not of its shape.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  auto const json = rightsdesk::parse_json({reinterpret_cast<char const*>(bytes), size});
  if (!json) return 0;
  try {
    (void)rightsdesk::reading::extracted_from(*json);
  } catch (std::exception const&) {  // not of its shape; the caller tells it so
  }
  return 0;
}
