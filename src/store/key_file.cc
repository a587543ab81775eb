#include "store/key_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/result.h"
#include "store/secret.h"

namespace rightsdesk::store {
namespace {

struct File {
  int descriptor;
  explicit File(int opened) : descriptor(opened) {}
  ~File() { ::close(descriptor); }
  File(File const&) = delete;
  File& operator=(File const&) = delete;
};

[[noreturn]] void refuse_key(std::string const& path, std::string const& why) {
  throw Fault("The service is not configured.", "key " + path + ": " + why);
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

}  // namespace

std::string key_in_file(std::string const& path) {
  auto text = text_of_key(path);
  std::string key(kKeyBytes, '\0');
  std::size_t length = 0;
  char const* end = nullptr;
  int const failed = sodium_hex2bin(reinterpret_cast<unsigned char*>(key.data()), key.size(), text.data(),
                                    text.size(), nullptr, &length, &end);
  bool const whole = failed == 0 && length == kKeyBytes && end == text.data() + text.size();
  wipe(text);
  if (!whole) refuse_key(path, "it does not hold 64 hexadecimal characters");
  return key;
}

void make_key_file(std::string const& path) {
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

void take_the_place(std::string const& fresh, std::string const& path) {
  if (::rename(fresh.c_str(), path.c_str()) != 0) refuse_key(path, std::strerror(errno));
  sync_folder_of(path);
}

}  // namespace rightsdesk::store
