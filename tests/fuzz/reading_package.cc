#include <cstddef>
#include <cstdint>
#include <string_view>

#include "reading/package.h"

/// Anything but a document or a refusal is a mistake of ours; std::bad_alloc and std::length_error end the child in order.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  rightsdesk::reading::Source source;
  source.bytes = std::string_view(reinterpret_cast<char const*>(bytes), size);
  source.options.max_unpacked_bytes = 16U << 20U;
  (void)rightsdesk::reading::read_package(source);
  return 0;
}
