#include "sandbox/folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "sandbox/spawned.h"

namespace rightsdesk::sandbox {
namespace {

[[noreturn]] void fail(char const* what) {
  throw Fault("A working folder could not be used.", std::string("private folder: ") + what + ": error " + std::to_string(errno));
}

void must_be_plain(std::string const& name) {
  ENSURE(!name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos, "a file of a private folder has a plain name");
}

}  // namespace

Folder::Folder() {
  auto const* base = std::getenv("TMPDIR");
  auto pattern = std::string(base != nullptr && base[0] == '/' ? base : "/tmp") + "/rightsdesk-XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) fail("make");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void Folder::write(std::string const& name, std::string_view bytes) const {
  must_be_plain(name);
  Descriptor const file(open((path_ + "/" + name).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file.open()) fail("create");
  for (std::size_t done = 0; done < bytes.size();) {
    auto const wrote = ::write(file.number(), bytes.data() + done, bytes.size() - done);
    if (wrote < 0 && errno != EINTR) fail("write");
    if (wrote > 0) done += static_cast<std::size_t>(wrote);
  }
}

Result<std::string> Folder::read(std::string const& name, std::size_t most) const {
  must_be_plain(name);
  Descriptor const file(open((path_ + "/" + name).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat found {};
  if (!file.open() || fstat(file.number(), &found) != 0 || !S_ISREG(found.st_mode)) {
    return refused("missing", "The file is not there.");
  }
  if (static_cast<std::size_t>(found.st_size) > most) return refused("too_large", "The file is too large.");
  std::string bytes(static_cast<std::size_t>(found.st_size), '\0');
  for (std::size_t done = 0; done < bytes.size();) {
    auto const got = ::read(file.number(), bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno != EINTR) fail("read");
    if (got == 0) bytes.resize(done);
    if (got > 0) done += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace rightsdesk::sandbox
