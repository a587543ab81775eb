#include "audit/checkpoint.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "core/base64.h"
#include "core/hex.h"
#include "core/original.h"

namespace rightsdesk::audit {
namespace {

constexpr std::string_view kDash = "\u2014 ";      // EM DASH and a space begin a signature's line
constexpr char kEd25519 = 1;                       // signed-note, "Signature types"
constexpr std::size_t kIdBytes = 4, kHashBytes = 32;

/// The first four bytes of SHA-256 over name, a line break, the kind of key and the key.
std::string id_of(std::string const& name, std::string const& key) {
  auto const hash = bytes_of_hex(sha256_hex(name + "\n" + kEd25519 + key));
  return hash->substr(0, kIdBytes);
}

std::string body_of(Checkpoint const& checkpoint) {
  return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + base64_of(*bytes_of_hex(checkpoint.head)) + "\ntime " + to_iso(checkpoint.at) + "\n";
}

struct Verifier {
  std::string name, id, key;
};

std::optional<Verifier> verifier_from(std::string const& text) {
  auto const first = text.find('+');
  if (first == std::string::npos || first == 0) return std::nullopt;
  auto const second = text.find('+', first + 1);
  if (second == std::string::npos) return std::nullopt;
  auto const id = bytes_of_hex(text.substr(first + 1, second - first - 1));
  auto const bytes = bytes_of_base64(text.substr(second + 1)).value_or("");
  Verifier found{text.substr(0, first), id.value_or(""), bytes.empty() ? "" : bytes.substr(1)};
  bool const sound = bytes.size() == 1 + crypto_sign_PUBLICKEYBYTES && bytes.front() == kEd25519 && found.id == id_of(found.name, found.key);
  return sound ? std::optional{found} : std::nullopt;
}

Result<Checkpoint> checkpoint_from(std::string_view body) {
  auto const unreadable = refused("unreadable", "This is not a checkpoint of a ledger.");
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < body.size();) {
    auto const end = body.find('\n', at);
    if (end == std::string_view::npos) return unreadable;
    lines.emplace_back(body.substr(at, end - at));
    at = end + 1;
  }
  if (lines.size() != 4 || !lines[3].starts_with("time ")) return unreadable;
  Checkpoint checkpoint{lines[0], 0, hex_of(bytes_of_base64(lines[2]).value_or("")), {}};
  auto const [end, error] = std::from_chars(lines[1].data(), lines[1].data() + lines[1].size(), checkpoint.size);
  auto const at = parse_instant(lines[3].substr(5));
  if (error != std::errc{} || !at || checkpoint.head.size() != 2 * kHashBytes) return unreadable;
  checkpoint.at = *at;
  if (checkpoint.size < 0 || body_of(checkpoint) != body) return unreadable;
  return checkpoint;
}

}  // namespace

CheckpointKey::CheckpointKey(std::string name, std::string_view seed)
    : name_(std::move(name)), public_(crypto_sign_PUBLICKEYBYTES, '\0'), secret_(crypto_sign_SECRETKEYBYTES, '\0') {
  ENSURE(!name_.empty() && name_.find_first_of(" +\n\t") == std::string::npos, "a name that cannot stand on a signature's line");
  ENSURE(seed.size() == crypto_sign_SEEDBYTES, "a seed of another length");
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_.data()), reinterpret_cast<unsigned char*>(secret_.data()),
                           reinterpret_cast<unsigned char const*>(seed.data()));
}

CheckpointKey::~CheckpointKey() { sodium_memzero(secret_.data(), secret_.size()); }

std::string CheckpointKey::verifier() const { return name_ + "+" + hex_of(id_of(name_, public_)) + "+" + base64_of(kEd25519 + public_); }

std::string CheckpointKey::note(Checkpoint const& checkpoint) const {
  ENSURE(checkpoint.origin.find('\n') == std::string::npos && !checkpoint.origin.empty(), "an origin on two lines");
  ENSURE(checkpoint.head.size() == 2 * kHashBytes && bytes_of_hex(checkpoint.head), "a head that is no hash");
  auto const body = body_of(checkpoint);
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, reinterpret_cast<unsigned char const*>(body.data()), body.size(),
                       reinterpret_cast<unsigned char const*>(secret_.data()));
  return body + "\n" + std::string(kDash) + name_ + " " + base64_of(id_of(name_, public_) + signature) + "\n";
}

Result<Checkpoint> opened_note(std::string_view note, std::string const& verifier) {
  auto const whose = verifier_from(verifier);
  if (!whose) return refused("unreadable", "This is not the key of a ledger's checkpoints.");
  auto const gap = note.find("\n\n");
  if (gap == std::string_view::npos) return refused("unreadable", "This is not a checkpoint of a ledger.");
  auto const body = note.substr(0, gap + 1);
  auto const wanted = std::string(kDash) + whose->name + " ";
  for (auto rest = note.substr(gap + 2); !rest.empty();) {
    auto const end = std::min(rest.find('\n'), rest.size());
    auto const line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.starts_with(wanted)) continue;
    auto const signature = bytes_of_base64(line.substr(wanted.size())).value_or("");
    if (signature.size() != kIdBytes + crypto_sign_BYTES || !signature.starts_with(whose->id)) continue;
    if (crypto_sign_verify_detached(reinterpret_cast<unsigned char const*>(signature.data()) + kIdBytes, reinterpret_cast<unsigned char const*>(body.data()),
                                    body.size(), reinterpret_cast<unsigned char const*>(whose->key.data())) == 0) {
      return checkpoint_from(body);
    }
  }
  return refused("forged", "Nobody who may has signed this checkpoint as it stands.");
}

}  // namespace rightsdesk::audit
