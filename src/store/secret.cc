#include "store/secret.h"

#include <sodium.h>

#include "core/hex.h"
#include "core/result.h"

namespace rightsdesk::store {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr unsigned long long kPasses = 1;
constexpr std::size_t kMemory = std::size_t{46} * 1024 * 1024;
static_assert(kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES && kKeyBytes == crypto_generichash_KEYBYTES);

unsigned char const* bytes(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string keyed_digest(std::string const& key, std::string_view text) {
  ENSURE(key.size() == kKeyBytes, "a key has 32 bytes");
  std::string digest(kKeyBytes, '\0');
  crypto_generichash(bytes(digest), digest.size(), bytes(text), text.size(), bytes(std::string_view(key)), key.size());
  return digest;
}

}  // namespace

std::string fresh_key() {
  std::string key(kKeyBytes, '\0');
  randombytes_buf(key.data(), key.size());
  return key;
}

std::string key_for(std::string const& key, std::string_view purpose) {
  return keyed_digest(key, "rightsdesk key for " + std::string(purpose));
}

std::string seal(std::string const& key, std::string_view place, std::string_view plain) {
  ENSURE(key.size() == kKeyBytes, "a key has 32 bytes");
  std::string sealed(kNonce + plain.size() + kTag, '\0');
  randombytes_buf(sealed.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + kNonce, nullptr, bytes(plain), plain.size(), bytes(place),
                                             place.size(), nullptr, bytes(sealed), bytes(std::string_view(key)));
  return sealed;
}

std::string open_sealed(std::string const& key, std::string_view place, std::string_view sealed) {
  ENSURE(key.size() == kKeyBytes, "a key has 32 bytes");
  constexpr char const* kSafe = "Something that was kept cannot be opened.";
  if (sealed.size() < kNonce + kTag) throw Fault(kSafe, "a sealed text is too short");
  std::string plain(sealed.size() - kNonce - kTag, '\0');
  int const failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
      bytes(plain), nullptr, nullptr, bytes(sealed) + kNonce, sealed.size() - kNonce, bytes(place), place.size(),
      bytes(sealed), bytes(std::string_view(key)));
  if (failed != 0) throw Fault(kSafe, "a sealed text has been changed, moved, or was sealed with another key");
  return plain;
}

std::string place_of(std::initializer_list<std::string_view> fields) {
  std::string place;
  for (auto const field : fields) place += std::to_string(field.size()) + ":" + std::string(field);
  return place;
}

std::string keyed_hash(std::string const& key, std::string_view text) {
  return hex_of(keyed_digest(key, text));
}

std::string password_hash(std::string const& password) {
  char text[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str(text, password.data(), password.size(), kPasses, kMemory) != 0) {
    throw Fault("The service is busy. Try again in a minute.", "no memory for hashing a password");
  }
  return text;
}

bool password_fits(std::string const& hash, std::string const& password) {
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string fresh_digits(int count) {
  std::string digits;
  for (int i = 0; i < count; ++i) digits += static_cast<char>('0' + randombytes_uniform(10));
  return digits;
}

void wipe(std::string& secret) { sodium_memzero(secret.data(), secret.size()); }

}  // namespace rightsdesk::store
