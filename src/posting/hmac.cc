#include "posting/hmac.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "core/result.h"

namespace rightsdesk::posting {

std::string hmac_sha256(std::string_view text, std::string const& secret) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
  unsigned int size = 0;
  auto const* const done = HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), reinterpret_cast<unsigned char const*>(text.data()), text.size(),
                                sum.data(), &size);
  ENSURE(done != nullptr, "HMAC-SHA256 is always there");
  return {reinterpret_cast<char const*>(sum.data()), size};
}

}  // namespace rightsdesk::posting
