#include <cstddef>
#include <cstdint>
#include <string_view>

#include "reading/plain.h"

/// Tables and text in any encoding: read or refused.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  rightsdesk::reading::Source source;
  source.bytes = std::string_view(reinterpret_cast<char const*>(bytes), size);
  (void)rightsdesk::reading::read_csv(source);
  (void)rightsdesk::reading::read_json(source);
  (void)rightsdesk::reading::read_plain(source);
  return 0;
}
