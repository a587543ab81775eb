#include "store/sealed_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "store/secret.h"

namespace rightsdesk::store {
namespace {

constexpr std::size_t kHash = 64;
constexpr std::size_t kLength = 4;

[[noreturn]] void fault(std::string const& path) {
  throw Fault("The file cannot be written or read.", path + ": " + std::strerror(errno));
}

/// The place of a piece; the last is at a place of its own, so that no piece before it can be taken for the end.
std::string place(std::string const& id, std::uint64_t number, std::string_view what) {
  return place_of({"sealed file", id, std::to_string(number), what});
}

std::string key_mark(std::string const& key) { return keyed_hash(key, "which key"); }

std::string length_of(std::size_t size) {
  std::string out;
  for (std::size_t i = 0; i < kLength; ++i) out += static_cast<char>((size >> (8 * i)) & 0xFFU);
  return out;
}

std::string take(std::FILE* file, std::size_t size) {
  std::string bytes(size, '\0');
  bytes.resize(std::fread(bytes.data(), 1, size, file));
  return bytes;
}

}  // namespace

SealedFile::SealedFile(std::string path, std::string_view mark, std::string key)
    : path_(std::move(path)), key_(std::move(key)), id_(keyed_hash(fresh_key(), "id")) {
  int const descriptor = ::open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) fault(path_);
  file_ = ::fdopen(descriptor, "wb");
  write(mark);
  write(key_mark(key_));
  write(id_);
}

SealedFile::~SealedFile() {
  wipe(key_);
  if (file_ == nullptr) return;
  std::fclose(file_);
  ::unlink(path_.c_str());
}

void SealedFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fault(path_);
}

void SealedFile::add(std::string_view piece) {
  ENSURE(!piece.empty() && piece.size() <= kMostPiece, "a piece has 1 byte to kMostPiece");
  auto const sealed = seal(key_, place(id_, next_++, "piece"), piece);
  write(length_of(sealed.size()));
  write(sealed);
}

void SealedFile::finish() {
  auto const sealed = seal(key_, place(id_, next_, "end"), "");
  write(length_of(0));
  write(sealed);
  if (std::fflush(file_) != 0 || ::fsync(::fileno(file_)) != 0) fault(path_);
  auto* const file = std::exchange(file_, nullptr);
  if (std::fclose(file) != 0) fault(path_);
  auto const folder = std::filesystem::path(path_).parent_path().string();
  int const descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0 || ::fsync(descriptor) != 0) fault(folder);
  ::close(descriptor);
}

Result<std::unique_ptr<SealedFileReader>> SealedFileReader::open(std::string const& path, std::string_view mark, std::string key) {
  std::unique_ptr<SealedFileReader> reader(new SealedFileReader);
  reader->key_ = std::move(key);
  reader->file_ = std::fopen(path.c_str(), "rbe");
  if (reader->file_ == nullptr) fault(path);
  if (take(reader->file_, mark.size()) != mark) return refused("not_sealed", "This file is not one that this command makes.");
  auto const of_key = take(reader->file_, kHash);
  reader->id_ = take(reader->file_, kHash);
  if (reader->id_.size() != kHash) return tl::unexpected(reader->damaged());
  if (of_key != key_mark(reader->key_)) return refused("another_key", "This file was sealed with another vault key than the one named here.");
  return reader;
}

SealedFileReader::~SealedFileReader() {
  wipe(key_);
  if (file_ != nullptr) std::fclose(file_);
}

Refusal SealedFileReader::damaged() const {
  return {"damaged", "This file is damaged: it was changed or cut short. Take another copy of it."};
}

Result<std::string> SealedFileReader::next() {
  if (ended_) return std::string();
  auto const written = take(file_, kLength);
  if (written.size() != kLength) return tl::unexpected(damaged());
  std::size_t size = 0;
  for (std::size_t i = 0; i < kLength; ++i) size |= std::size_t{static_cast<unsigned char>(written[i])} << (8 * i);
  bool const end = size == 0;
  constexpr std::size_t kAround = 64;  // more than what sealing adds
  if (size > SealedFile::kMostPiece + kAround) return tl::unexpected(damaged());
  try {
    if (end) {
      ended_ = true;
      open_sealed(key_, place(id_, next_, "end"), take(file_, kAround));
      if (std::fgetc(file_) != EOF) return tl::unexpected(damaged());
      return std::string();
    }
    return open_sealed(key_, place(id_, next_++, "piece"), take(file_, size));
  } catch (Fault const&) {  // what cannot be opened was changed; there is no other reason
    return tl::unexpected(damaged());
  }
}

}  // namespace rightsdesk::store
