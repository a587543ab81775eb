#include <cstddef>
#include <cstdint>
#include <string_view>

#include "reading/extract.h"

/// Anything but a document or a refusal is a mistake of ours; std::bad_alloc and std::length_error end the child in order.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  // Archives only: PDF and pictures are read by tools, in processes of their own.
  if (size < 4 || bytes[0] != 'P' || bytes[1] != 'K') return -1;
  rightsdesk::reading::Source source;
  source.bytes = std::string_view(reinterpret_cast<char const*>(bytes), size);
  source.options.max_unpacked_bytes = 16U << 20U;
  (void)rightsdesk::reading::extract(source);
  return 0;
}
