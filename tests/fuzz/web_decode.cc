#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/text.h"
#include "web/edge/decode.h"
#include "web/edge/framing.h"

namespace {

template <typename Work>
void answered_or_malformed(Work const& work) {
  try {
    work();
  } catch (rightsdesk::web::Malformed const&) {
  }
}

void check(rightsdesk::web::Fields const& fields) {
  for (auto const& [name, value] : fields.values()) {
    if (rightsdesk::valid_utf8(name) != name || rightsdesk::valid_utf8(value) != value) std::abort();
  }
}

}  // namespace

/// Its first byte says what the rest is: a target, a form, cookies, a head, a content type, or (else) an upload in parts.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  using namespace rightsdesk::web;
  if (size == 0) return 0;
  std::string_view const rest(reinterpret_cast<char const*>(bytes) + 1, size - 1);
  answered_or_malformed([&] {
    switch (bytes[0]) {
      case 't': check(parse_target(rest).query); break;
      case 'f': check(parse_form(rest)); break;
      case 'c': (void)parse_cookies(rest); break;
      case 'h':
        if (auto const head = parse_head(rest)) {
          if (!check_framing(*head, {})) (void)body_length(*head);
          (void)keeps_alive(*head);
        }
        break;
      case 'b': (void)multipart_boundary(rest); break;
      default: {
        Fields fields;
        std::vector<UploadedFile> files;
        parse_multipart(rest, "frontier", fields, files);
        check(fields);
      }
    }
  });
  return 0;
}
