#include "store/passphrase.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/result.h"
#include "store/secret.h"

namespace rightsdesk::store {
namespace {

constexpr std::string_view kMagic = "rightsdesk case 1\n";
constexpr std::size_t kPiece = 65536;
constexpr std::size_t kHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kExtra = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kPrefix = kMagic.size() + crypto_pwhash_SALTBYTES;

using State = crypto_secretstream_xchacha20poly1305_state;

unsigned char const* raw(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

struct Key {
  std::string bytes = std::string(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
  /// Cost: what libsodium calls moderate, 256 MiB and 3 passes; part of version 1 of the format.
  Key(std::string const& passphrase, std::string_view salt) {
    ENSURE(sodium_init() >= 0, "libsodium does not start");
    int const made = crypto_pwhash(raw(bytes), bytes.size(), passphrase.data(), passphrase.size(), raw(salt), crypto_pwhash_OPSLIMIT_MODERATE,
                                   crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13);
    if (made != 0) throw Fault("There is not enough memory to lock or open the file.", "crypto_pwhash failed");
  }
  ~Key() { wipe(bytes); }
  Key(Key const&) = delete;
  Key& operator=(Key const&) = delete;
};

std::optional<std::string> pieces_opened(State& state, std::string_view prefix, std::string_view sealed) {
  std::string plain;
  unsigned char tag = 0;
  while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
    auto const piece = sealed.substr(0, kPiece + kExtra);
    if (piece.size() < kExtra) return std::nullopt;
    std::string opened(piece.size() - kExtra, '\0');
    auto const* const bound = plain.empty() ? raw(prefix) : nullptr;
    if (crypto_secretstream_xchacha20poly1305_pull(&state, raw(opened), nullptr, &tag, raw(piece), piece.size(), bound, bound ? prefix.size() : 0) != 0) return std::nullopt;
    plain += opened;
    sealed.remove_prefix(piece.size());
    if (opened.empty() && tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) return std::nullopt;
  }
  if (!sealed.empty()) return std::nullopt;
  return plain;
}

}  // namespace

std::string locked_with(std::string const& passphrase, std::string_view plain) {
  ENSURE(sodium_init() >= 0, "libsodium does not start");
  std::string out(kMagic);
  out.resize(kPrefix + kHeader);
  randombytes_buf(out.data() + kMagic.size(), crypto_pwhash_SALTBYTES);
  std::string const prefix = out.substr(0, kPrefix);
  Key const key(passphrase, std::string_view(prefix).substr(kMagic.size()));
  State state;
  crypto_secretstream_xchacha20poly1305_init_push(&state, raw(out) + kPrefix, raw(std::string_view(key.bytes)));
  for (std::size_t at = 0; at == 0 || at < plain.size(); at += kPiece) {
    auto const piece = plain.substr(at, kPiece);
    unsigned char const tag = at + kPiece >= plain.size() ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
    std::string sealed(piece.size() + kExtra, '\0');
    auto const* const bound = at == 0 ? raw(std::string_view(prefix)) : nullptr;
    crypto_secretstream_xchacha20poly1305_push(&state, raw(sealed), nullptr, raw(piece), piece.size(), bound, bound ? prefix.size() : 0, tag);
    out += sealed;
  }
  sodium_memzero(&state, sizeof state);
  return out;
}

std::optional<std::string> unlocked_with(std::string const& passphrase, std::string_view locked) {
  if (!locked.starts_with(kMagic) || locked.size() < kPrefix + kHeader + kExtra) return std::nullopt;
  auto const prefix = locked.substr(0, kPrefix);
  Key const key(passphrase, prefix.substr(kMagic.size()));
  State state;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state, raw(locked.substr(kPrefix, kHeader)), raw(std::string_view(key.bytes))) != 0) return std::nullopt;
  auto plain = pieces_opened(state, prefix, locked.substr(kPrefix + kHeader));
  sodium_memzero(&state, sizeof state);
  return plain;
}

}  // namespace rightsdesk::store
