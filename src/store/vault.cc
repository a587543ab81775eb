#include "store/vault.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr std::size_t kChunk = std::size_t{256} * 1024;
constexpr char const* kNoKey = "The service is not configured.";
constexpr char const* kUnreadable = "A document that was kept cannot be opened.";

struct File {
  int descriptor;
  explicit File(int opened) : descriptor(opened) {}
  ~File() { ::close(descriptor); }
  File(File const&) = delete;
  File& operator=(File const&) = delete;
};

[[noreturn]] void refuse_key(std::string const& path, std::string const& why) {
  throw Fault(kNoKey, "vault key " + path + ": " + why);
}

std::string text_of_key(std::string const& path) {
  File const file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (file.descriptor < 0) refuse_key(path, std::strerror(errno));
  struct stat state {};
  if (::fstat(file.descriptor, &state) != 0 || !S_ISREG(state.st_mode)) refuse_key(path, "it is not a file");
  if ((state.st_mode & 077) != 0) refuse_key(path, "others may read it: its mode must be 0600");
  char text[256];
  auto const count = ::read(file.descriptor, text, sizeof text);
  if (count < 0) refuse_key(path, std::strerror(errno));
  std::string words(text, static_cast<std::size_t>(count));
  sodium_memzero(text, sizeof text);
  while (words.ends_with('\n')) words.pop_back();
  return words;
}

void write_whole(File const& file, std::string const& path, std::string const& text) {
  auto const count = ::write(file.descriptor, text.data(), text.size());
  if (count != static_cast<ssize_t>(text.size()) || ::fsync(file.descriptor) != 0) {
    auto const why = std::string(std::strerror(errno));
    ::unlink(path.c_str());
    refuse_key(path, "it cannot be written: " + why);
  }
}

void sync_folder_of(std::string const& path) {
  auto const slash = path.rfind('/');
  auto const folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  File const file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (file.descriptor < 0 || ::fsync(file.descriptor) != 0) refuse_key(path, "its folder cannot be synced");
}

/// Overwrites the key when it goes out of use.
struct FreshKey {
  std::string bytes;
  explicit FreshKey(std::string key) : bytes(std::move(key)) {}
  ~FreshKey() { wipe(bytes); }
  FreshKey(FreshKey const&) = delete;
  FreshKey& operator=(FreshKey const&) = delete;
};

std::string place_of_key(CaseId const& owner) { return place_of({"vault_key", owner.str()}); }

std::string place_of_chunk(CaseId const& owner, BlobId const& blob, std::int64_t position, std::int64_t chunks) {
  auto const last = position + 1 == chunks ? "last" : "more";
  return place_of({"vault_chunk", owner.str(), blob.str(), std::to_string(position), last});
}

std::string place_of_text(CaseId const& owner) { return place_of({"vault_text", owner.str()}); }

}  // namespace

VaultKey VaultKey::from_file(std::string const& path) {
  auto text = text_of_key(path);
  VaultKey key;
  key.bytes_.assign(kKeyBytes, '\0');
  std::size_t length = 0;
  char const* end = nullptr;
  int const failed = sodium_hex2bin(reinterpret_cast<unsigned char*>(key.bytes_.data()), key.bytes_.size(), text.data(),
                                    text.size(), nullptr, &length, &end);
  bool const whole = failed == 0 && length == kKeyBytes && end == text.data() + text.size();
  wipe(text);
  if (!whole) refuse_key(path, "it does not hold 64 hexadecimal characters");
  return key;
}

void VaultKey::make_key_file(std::string const& path) {
  ENSURE(sodium_init() >= 0, "libsodium does not start");
  File const file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (file.descriptor < 0) {
    if (errno == EEXIST) return;
    refuse_key(path, std::strerror(errno));
  }
  FreshKey const key(fresh_key());
  std::string text(kKeyBytes * 2 + 1, '\n');
  sodium_bin2hex(text.data(), text.size(), reinterpret_cast<unsigned char const*>(key.bytes.data()), kKeyBytes);
  text.back() = '\n';
  write_whole(file, path, text);
  wipe(text);
  sync_folder_of(path);
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
  return &(keys_[owner] = open_sealed(key_.bytes(), place_of_key(owner), row->text(0)));
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
  try {
    connection_.execute(sql("vault.add_key"), {owner.str(), Blob{store::seal(key_.bytes(), place_of_key(owner), fresh)}});
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
