#pragma once
// Sealing, hashing and inventing secrets, by libsodium. The only file of the store that names an algorithm.
#include <cstdint>
#include <string>
#include <string_view>

namespace rightsdesk::store {

constexpr std::size_t kKeyBytes = 32;

/// A fresh random key.
std::string fresh_key();
/// The key for one purpose, derived from `key` (keyed BLAKE2b): knowing it tells nothing of `key` or of another purpose's.
std::string key_for(std::string const& key, std::string_view purpose);

/// XChaCha20-Poly1305 with a random 24-byte nonce in front. `place` says where the result belongs; it is not kept in it, and
/// opening it as if from another place fails. `key` has 32 bytes.
std::string seal(std::string const& key, std::string_view place, std::string_view plain);
/// Throws Fault when it was sealed with another key or for another place, or has been changed.
std::string open_sealed(std::string const& key, std::string_view place, std::string_view sealed);
/// Fields run together so that no two lists of fields give the same text: each with its length before it.
std::string place_of(std::initializer_list<std::string_view> fields);

/// 64 hex characters; nobody can make it, or test a guess against it, without `key` (keyed BLAKE2b).
std::string keyed_hash(std::string const& key, std::string_view text);

/// Argon2id, 46 MiB and 1 pass (OWASP): the text of crypto_pwhash_str, which holds its own salt and cost.
std::string password_hash(std::string const& password);
/// Takes as long as hashing does.
bool password_fits(std::string const& hash, std::string const& password);

/// `count` random decimal digits.
std::string fresh_digits(int count);

/// Overwrites the text's bytes.
void wipe(std::string& secret);

}  // namespace rightsdesk::store
