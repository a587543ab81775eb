#pragma once
// A file behind a passphrase, by libsodium: Argon2id makes the key, secretstream (XChaCha20-Poly1305) seals the bytes piece by piece.
// docs/case-archive.md describes it byte by byte.
#include <optional>
#include <string>
#include <string_view>

namespace rightsdesk::store {

/// Its bytes differ each time: salt and nonce are random.
std::string locked_with(std::string const& passphrase, std::string_view plain);
/// Nothing when it was locked with another passphrase, or is not whole: changed, shortened, or with something after its end.
std::optional<std::string> unlocked_with(std::string const& passphrase, std::string_view locked);

}  // namespace rightsdesk::store
