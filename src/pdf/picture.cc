#include "pdf/picture.h"

#include <zlib.h>

#include <algorithm>

#include "pdf/jpeg.h"
#include "pdf/png.h"

namespace rightsdesk::pdf {
namespace {

std::string deflated(std::string const& rows) {
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  std::string out(size, '\0');
  int const done = compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<Bytef const*>(rows.data()),
                             static_cast<uLong>(rows.size()), 6);
  ENSURE(done == Z_OK, "zlib could not compress within its own bound");
  out.resize(size);
  return out;
}

void make_grey_if_it_is(Pixels& pixels) {
  if (pixels.size.channels != 3) return;
  auto const& bytes = pixels.bytes;
  for (std::size_t i = 0; i + 2 < bytes.size(); i += 3) {
    if (bytes[i] != bytes[i + 1] || bytes[i] != bytes[i + 2]) return;
  }
  for (std::size_t i = 0; 3 * i < bytes.size(); ++i) pixels.bytes[i] = bytes[3 * i];
  pixels.bytes.resize(bytes.size() / 3);
  pixels.size.channels = 1;
}

bool two_tone(Pixels const& pixels) {
  return pixels.size.channels == 1 &&
         std::all_of(pixels.bytes.begin(), pixels.bytes.end(), [](unsigned char v) { return v == 0 || v == 255; });
}

std::string packed_rows(Pixels const& pixels) {
  auto const width = static_cast<std::size_t>(pixels.size.width);
  std::string rows;
  for (std::size_t y = 0; y < static_cast<std::size_t>(pixels.size.height); ++y) {
    std::string row((width + 7) / 8, '\0');
    for (std::size_t x = 0; x < width; ++x) {
      if (pixels.bytes[y * width + x] != 0) row[x / 8] = static_cast<char>(row[x / 8] | (0x80 >> (x % 8)));
    }
    rows += '\0';
    rows += row;
  }
  return rows;
}

std::string up_filtered_rows(Pixels const& pixels) {
  auto const width = static_cast<std::size_t>(pixels.size.width) * static_cast<std::size_t>(pixels.size.channels);
  std::string rows;
  rows.reserve(pixels.bytes.size() + static_cast<std::size_t>(pixels.size.height));
  for (std::size_t at = 0; at < pixels.bytes.size(); at += width) {
    rows += at == 0 ? '\0' : '\2';
    for (std::size_t i = at; i < at + width; ++i) {
      int const above = at == 0 ? 0 : pixels.bytes[i - width];
      rows += static_cast<char>(pixels.bytes[i] - above);
    }
  }
  return rows;
}

Result<Picture> from_png(std::string_view bytes) {
  auto pixels = decode_png(bytes);
  if (!pixels) return refused("unreadable_image", "The image is broken or too big.");
  make_grey_if_it_is(*pixels);
  Picture picture{Picture::Coding::deflated, pixels->size.width, pixels->size.height, pixels->size.channels, 8, {}};
  if (two_tone(*pixels)) picture.bits = 1;
  picture.bytes = deflated(picture.bits == 1 ? packed_rows(*pixels) : up_filtered_rows(*pixels));
  return picture;
}

Result<Picture> from_jpeg(std::string_view bytes) {
  Size size;
  std::string kept;
  if (decode_jpeg(bytes, size)) kept = stripped_jpeg(bytes);
  if (kept.empty()) return refused("unreadable_image", "The image is broken, too big or not in grey or colour.");
  return Picture{Picture::Coding::jpeg, size.width, size.height, size.channels, 8, std::move(kept)};
}

std::string big_endian(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
  return out;
}

/// Length, type, data and checksum (ISO/IEC 15948, 5.3).
std::string chunk(std::string const& type, std::string const& data) {
  auto const body = type + data;
  auto const sum = crc32(0, reinterpret_cast<Bytef const*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(static_cast<std::uint32_t>(sum));
}

}  // namespace

std::string file_of(Picture const& picture) {
  if (picture.coding == Picture::Coding::jpeg) return picture.bytes;
  std::string header = big_endian(static_cast<std::uint32_t>(picture.width)) + big_endian(static_cast<std::uint32_t>(picture.height));
  header += static_cast<char>(picture.bits);
  header += static_cast<char>(picture.channels == 3 ? 2 : 0);
  header.append(3, '\0');
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + chunk("IDAT", picture.bytes) + chunk("IEND", {});
}

Result<Picture> read_picture(std::string_view media_type, std::string_view bytes) {
  if (media_type == "image/png") return from_png(bytes);
  if (media_type == "image/jpeg") return from_jpeg(bytes);
  return refused("not_an_image", "Only PNG and JPEG images can be put on a page.");
}

}  // namespace rightsdesk::pdf
