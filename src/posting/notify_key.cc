#include "posting/notify_key.h"

#include <nlohmann/json.hpp>

#include "core/base64.h"
#include "core/json.h"
#include "core/same_secret.h"
#include "posting/hmac.h"

namespace rightsdesk::posting {
namespace {

constexpr std::size_t kUuid = 36;

bool is_uuid(std::string_view text) {
  if (text.size() != kUuid) return false;
  for (std::size_t i = 0; i < kUuid; ++i) {
    bool const dash = i == 8 || i == 13 || i == 18 || i == 23;
    char const c = text[i];
    bool const digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (dash ? c != '-' : !digit) return false;
  }
  return true;
}

}  // namespace

std::optional<NotifyKey> notify_key(std::string const& text) {
  if (text.size() < 2 * kUuid + 1) return std::nullopt;
  NotifyKey key{text.substr(text.size() - 2 * kUuid - 1, kUuid), text.substr(text.size() - kUuid)};
  if (!is_uuid(key.service) || !is_uuid(key.secret) || text[text.size() - kUuid - 1] != '-') return std::nullopt;
  return key;
}

std::string notify_token(NotifyKey const& key, Instant now) {
  auto const second = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  auto const text = base64url_of(R"({"typ":"JWT","alg":"HS256"})") + "." + base64url_of(Json{{"iss", key.service}, {"iat", second}}.dump());
  return text + "." + base64url_of(hmac_sha256(text, key.secret));
}

bool is_signed(std::string_view text, std::string_view signature, std::string const& secret) {
  auto const given = bytes_of_base64url(signature);
  return given && same_secret(*given, hmac_sha256(text, secret));
}

}  // namespace rightsdesk::posting
