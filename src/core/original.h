#pragma once
#include <string>
#include <string_view>

namespace rightsdesk {

/// SHA-256 of `bytes` as 64 lower-case hexadecimal characters (FIPS 180-4).
std::string sha256_hex(std::string_view bytes);

/// Content as it was when it reached us: the bytes and the hash taken on arrival. Never changed after.
class Original {
 public:
  explicit Original(std::string bytes) : bytes_(std::move(bytes)), sha256_(sha256_hex(bytes_)) {}
  [[nodiscard]] std::string const& bytes() const { return bytes_; }
  [[nodiscard]] std::string const& sha256() const { return sha256_; }

 private:
  std::string bytes_;
  std::string sha256_;
};

}  // namespace rightsdesk
