#include "core/original.h"

#include <sodium.h>

#include "core/hex.h"

namespace rightsdesk {

std::string sha256_hex(std::string_view bytes) {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
  return hex_of({reinterpret_cast<char const*>(digest), sizeof digest});
}

}  // namespace rightsdesk
