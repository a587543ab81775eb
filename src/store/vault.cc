#include "store/vault.h"

#include <algorithm>

#include "store/key_file.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr std::size_t kChunk = std::size_t{256} * 1024;
constexpr char const* kUnreadable = "A document that was kept cannot be opened.";

std::string place_of_key(CaseId const& owner) { return place_of({"vault_key", owner.str()}); }

std::string place_of_chunk(CaseId const& owner, BlobId const& blob, std::int64_t position, std::int64_t chunks) {
  auto const last = position + 1 == chunks ? "last" : "more";
  return place_of({"vault_chunk", owner.str(), blob.str(), std::to_string(position), last});
}

std::string place_of_text(CaseId const& owner) { return place_of({"vault_text", owner.str()}); }

}  // namespace

std::string sealed_case_key(std::string const& wrapping, CaseId const& owner, std::string const& key) { return store::seal(wrapping, place_of_key(owner), key); }
std::string opened_case_key(std::string const& wrapping, CaseId const& owner, std::string const& sealed) { return open_sealed(wrapping, place_of_key(owner), sealed); }

VaultKey VaultKey::opened(std::string const& installation, std::string const& ring) {
  auto const opening = InstallationKey::at(installation);
  VaultKey key;
  if (KeyRing::stands(ring)) {
    key.ring_ = std::make_shared<KeyRing const>(ring, opening);
  } else {
    key.bytes_ = opening.bytes();
  }
  return key;
}

VaultKey VaultKey::from_file(std::string const& path) { return opened(path, path + ".ring"); }

void VaultKey::make_key_file(std::string const& path) { store::make_key_file(path); }

std::string VaultKey::bytes() const { return ring_ ? ring_->content().service : bytes_; }

std::vector<std::string> VaultKey::keys_for(std::string_view purpose) const {
  if (!ring_) return {key_for(bytes_, purpose)};
  auto const content = ring_->content();
  std::vector<std::string> keys{key_for(content.service, purpose)};
  for (auto before = content.service_before.rbegin(); before != content.service_before.rend(); ++before)
    if (!before->bytes.empty()) keys.push_back(key_for(before->bytes, purpose));
  return keys;
}

std::string VaultKey::seal_for(std::string_view purpose, std::string_view place, std::string_view plain) const {
  return store::seal(key_for(bytes(), purpose), place, plain);
}

std::string VaultKey::open_for(std::string_view purpose, std::string_view place, std::string_view sealed) const {
  auto const keys = keys_for(purpose);
  for (std::size_t i = 0; i + 1 < keys.size(); ++i) try {
      return open_sealed(keys[i], place, sealed);
    } catch (Fault const&) {  // one of before may have sealed it; the last of them tells
    }
  return open_sealed(keys.back(), place, sealed);
}

/// The oldest first.
std::vector<std::string> VaultKey::hashing_keys(std::string_view purpose) const {
  if (!ring_) return {key_for(bytes_, purpose)};
  std::vector<std::string> keys;
  auto const content = ring_->content();
  for (auto const& before : content.service_before) {
    if (!before.bytes.empty()) keys.push_back(key_for(before.bytes, purpose));
    else if (auto const kept = before.hashing.find(std::string(purpose)); kept != before.hashing.end()) keys.push_back(kept->second);
  }
  keys.push_back(key_for(content.service, purpose));
  return keys;
}

std::vector<std::string> VaultKey::once_hashed(std::string_view purpose, std::string_view text) const {
  std::vector<std::string> hashes;
  auto const keys = hashing_keys(purpose);
  for (auto key = keys.rbegin(); key != keys.rend(); ++key) hashes.push_back(keyed_hash(*key, text));
  return hashes;
}

std::vector<std::string> VaultKey::hashed_through(std::string_view purpose, std::string_view text) const {
  std::vector<std::string> hashes;
  for (auto const& key : hashing_keys(purpose)) hashes.push_back(keyed_hash(key, hashes.empty() ? std::string(text) : hashes.back()));
  return hashes;
}

std::string VaultKey::hash_on(std::string_view purpose, std::string hash, std::size_t generations) const {
  auto const keys = hashing_keys(purpose);
  for (auto at = generations + 1; at < keys.size(); ++at) hash = keyed_hash(keys[at], hash);
  return hash;
}

WrappingKey VaultKey::wraps_now() const { return ring_ ? ring_->content().current() : WrappingKey{"", bytes_}; }

std::string VaultKey::wrapping(std::string const& id) const {
  if (!ring_ && id.empty()) return bytes_;
  if (!ring_) throw Fault(kUnreadable, "the key of a case is sealed under key " + id + " of a key ring, and there is no ring");
  auto const content = ring_->content();
  auto const* found = content.find(id);
  if (found == nullptr) throw Fault(kUnreadable, "the key of a case is sealed under key \"" + id + "\", which is not in the ring (any more)");
  return found->bytes;
}

void require_ring(Connection& connection, VaultKey const& key) {
  if (key.ring() != nullptr) return;
  for (auto const& row : connection.rows(sql("vault.count_by_key"))) {
    if (!row.text(0).empty()) throw Fault("The service is not configured.", "the key ring is missing: cases are sealed under its key " + row.text(0));
  }
}

VaultKey::~VaultKey() { wipe(bytes_); }

Vault::~Vault() { forget_keys(); }

void Vault::forget_keys() {
  for (auto& [owner, key] : keys_) wipe(key);
  keys_.clear();
}

std::string const* Vault::remembered(CaseId const& owner) {
  if (keys_of_ != connection_.transactions_begun() || !connection_.mid_transaction()) forget_keys();
  keys_of_ = connection_.transactions_begun();
  if (auto const found = keys_.find(owner); found != keys_.end()) return &found->second;
  auto const row = connection_.row(sql("vault.key"), {owner.str()});
  if (!row) return nullptr;
  if (row->number(1) != 0) throw Fault(kUnreadable, "what case " + owner.str() + " kept has been shredded");
  return &(keys_[owner] = opened_case_key(key_.wrapping(row->text(2)), owner, row->text(0)));
}

std::string const& Vault::key_of(CaseId const& owner) {
  auto const* key = remembered(owner);
  if (!key) throw Fault(kUnreadable, "the key of case " + owner.str() + " is missing");
  return *key;
}

std::string const& Vault::key_to_seal_with(CaseId const& owner) {
  ENSURE(!owner.empty(), "what is kept belongs to a case");
  ENSURE(connection_.mid_transaction(), "what belongs to a case is kept within a transaction");
  if (auto const* key = remembered(owner)) return *key;
  auto fresh = fresh_key();
  auto const wraps = key_.wraps_now();
  try {
    connection_.execute(sql("vault.add_key"), {owner.str(), Blob{sealed_case_key(wraps.bytes, owner, fresh)}, wraps.id});
  } catch (Conflict const& another_made_it) {
    throw TryAgain(another_made_it.what(), another_made_it.internal());
  }
  return keys_[owner] = std::move(fresh);
}

std::string Vault::seal(CaseId const& owner, std::string_view text) {
  return store::seal(key_to_seal_with(owner), place_of_text(owner), text);
}

std::string Vault::unseal(CaseId const& owner, std::string const& sealed) {
  return open_sealed(key_of(owner), place_of_text(owner), sealed);
}

BlobId Vault::keep(CaseId const& owner, std::string_view bytes) {
  auto const id = BlobId::fresh();
  keep_as(id, owner, bytes);
  return id;
}

void Vault::keep_as(BlobId const& id, CaseId const& owner, std::string_view bytes) {
  auto const& key = key_to_seal_with(owner);
  auto const size = static_cast<std::int64_t>(bytes.size());
  auto const chunks = std::max<std::int64_t>(1, static_cast<std::int64_t>((bytes.size() + kChunk - 1) / kChunk));
  connection_.execute(sql("vault.add_blob"), {id.str(), owner.str(), size, chunks});
  for (std::int64_t position = 0; position < chunks; ++position) {
    auto const plain = bytes.substr(static_cast<std::size_t>(position) * kChunk, kChunk);
    auto sealed = store::seal(key, place_of_chunk(owner, id, position, chunks), plain);
    connection_.execute(sql("vault.add_chunk"), {id.str(), position, Blob{std::move(sealed)}});
  }
}

void Vault::destroy(BlobId const& blob) {
  connection_.execute(sql("vault.drop_chunks"), {blob.str()});
  connection_.execute(sql("vault.drop_blob"), {blob.str()});
}

std::string Vault::open(BlobId const& blob) {
  auto const row = connection_.row(sql("vault.blob"), {blob.str()});
  if (!row) throw Fault(kUnreadable, "blob " + blob.str() + " is missing");
  CaseId const owner(row->text(0));
  auto const size = row->number(1), chunks = row->number(2);
  auto const& key = key_of(owner);
  std::string bytes;
  for (std::int64_t position = 0; position < chunks; ++position) {
    auto const chunk = connection_.row(sql("vault.chunk"), {blob.str(), position});
    if (!chunk) throw Fault(kUnreadable, "blob " + blob.str() + " lacks chunk " + std::to_string(position));
    bytes += open_sealed(key, place_of_chunk(owner, blob, position, chunks), chunk->text(0));
  }
  if (static_cast<std::int64_t>(bytes.size()) != size || chunks < 1) {
    throw Fault(kUnreadable, "blob " + blob.str() + " has another size than when it was kept");
  }
  return bytes;
}

void Vault::shred(CaseId const& owner) {
  forget_keys();
  connection_.execute(sql("vault.shred"), {owner.str()});
}

}  // namespace rightsdesk::store
