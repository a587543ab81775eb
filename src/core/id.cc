#include "core/id.h"

#include <sodium.h>

#include "core/result.h"

namespace rightsdesk {

std::string fresh_id_text() {
  static constexpr char kCrockford[] = "0123456789abcdefghjkmnpqrstvwxyz";
  ENSURE(sodium_init() >= 0, "the operating system's random generator does not answer");
  unsigned char bytes[26];
  randombytes_buf(bytes, sizeof bytes);
  std::string text;
  text.reserve(sizeof bytes);
  for (unsigned char byte : bytes) text += kCrockford[byte & 31U];
  return text;
}

}  // namespace rightsdesk
