#include <cstddef>
#include <cstdint>
#include <string_view>

#include "reading/picture.h"

/// Opening within limits, and the measures taken of every page.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  using namespace rightsdesk::reading;
  auto const picture = opened(std::string_view(reinterpret_cast<char const*>(bytes), size), 0);
  if (!picture || static_cast<long>(width(*picture)) * height(*picture) > 1'000'000) return 0;
  auto const page = grey(*picture);
  (void)unexplained_ink(page, {});
  (void)shows_contrast(page, {0, 0, width(page), height(page)});
  return 0;
}
