#include "core/same_secret.h"

#include <sodium.h>

namespace rightsdesk {

bool same_secret(std::string_view one, std::string_view other) {
  return !one.empty() && one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace rightsdesk
