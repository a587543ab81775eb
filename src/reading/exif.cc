#include "reading/exif.h"

#include <optional>

namespace rightsdesk::reading {
namespace {

class Tags {
 public:
  explicit Tags(std::string_view tiff) : tiff_(tiff), big_(tiff.starts_with("MM")) {}
  [[nodiscard]] unsigned number(std::size_t at, int bytes) const {
    unsigned value = 0;
    for (int i = 0; i < bytes; ++i) {
      auto const place = at + static_cast<std::size_t>(big_ ? i : bytes - 1 - i);
      value = value << 8U | (place < tiff_.size() ? static_cast<unsigned char>(tiff_[place]) : 0U);
    }
    return value;
  }
  /// The short value of a tag of the first directory.
  [[nodiscard]] std::optional<unsigned> first_directory(unsigned tag) const {
    std::size_t const directory = number(4, 4);
    auto const entries = number(directory, 2);
    for (unsigned i = 0; i < entries && directory + 2 + 12UL * i < tiff_.size(); ++i) {
      auto const entry = directory + 2 + 12UL * i;
      if (number(entry, 2) == tag) return number(entry + 8, 2);
    }
    return std::nullopt;
  }

 private:
  std::string_view tiff_;
  bool big_;
};

/// The TIFF part of the APP1 segment; empty when there is none.
std::string_view exif_part(std::string_view bytes) {
  if (!bytes.starts_with("\xFF\xD8")) return {};
  for (std::size_t at = 2; at + 4 < bytes.size() && bytes[at] == '\xFF';) {
    auto const length = static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + 2])) << 8U | static_cast<unsigned char>(bytes[at + 3]);
    if (bytes[at + 1] == '\xE1' && bytes.substr(at + 4).starts_with("Exif")) return bytes.substr(at + 10, length > 8 ? length - 8 : 0);
    if (bytes[at + 1] == '\xDA' || length < 2) return {};
    at += 2 + length;
  }
  return {};
}

}  // namespace

int exif_orientation(std::string_view bytes) {
  auto const part = exif_part(bytes);
  if (part.size() < 8) return 1;
  auto const value = Tags(part).first_directory(0x0112).value_or(1);
  return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

bool exif_has_place(std::string_view bytes) {
  auto const part = exif_part(bytes);
  return part.size() >= 8 && Tags(part).first_directory(0x8825).has_value();
}

}  // namespace rightsdesk::reading
