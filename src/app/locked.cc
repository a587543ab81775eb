#include "app/locked.h"

#include "reading/formats.h"
#include "reading/read.h"

namespace rightsdesk::app {
namespace {

/// A member of the central directory (APPNOTE 4.3.12) whose flags say that it is encrypted.
bool has_locked_member(std::string const& zip) {
  constexpr std::string_view kMember("PK\x01\x02", 4);
  constexpr std::size_t kFlags = 8, kHeader = 46;
  for (auto at = zip.find(kMember); at != std::string::npos && at + kHeader <= zip.size(); at = zip.find(kMember, at + kMember.size())) {
    if ((static_cast<unsigned char>(zip[at + kFlags]) & 1U) != 0) return true;
  }
  return false;
}

/// An Office document under a password is a compound file with this stream ([MS-OFFCRYPTO] 2.3.4.4).
bool has_encrypted_package(std::string const& compound) {
  std::string name;
  for (char const letter : std::string_view("EncryptedPackage")) {
    name += letter;
    name += '\0';
  }
  return compound.find(name) != std::string::npos;
}

bool asks_for_password(Office const& office, std::string const& bytes, std::string const& name) {
  reading::Options options;
  options.reader = office.reader;
  options.ocr = reading::Options::Ocr::never;
  options.last_page = 1;
  auto const read = reading::read(bytes, name, options);
  return !read && read.error().code == "needs_password";
}

}  // namespace

bool is_locked(Office const& office, std::string const& bytes, std::string const& name) {
  using reading::Format;
  auto const format = reading::sniffed(bytes, name);
  if (format == Format::pdf) return bytes.find("/Encrypt") != std::string::npos && asks_for_password(office, bytes, name);
  if (format == Format::compound) return has_encrypted_package(bytes);
  return bytes.starts_with("PK") && has_locked_member(bytes);
}

}  // namespace rightsdesk::app
