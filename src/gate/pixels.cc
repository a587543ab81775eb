#include "gate/pixels.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace rightsdesk::gate {
namespace {

struct Header {
  int kind = 0, width = 0, height = 0, most = 1;
  std::size_t data = 0;
};

std::optional<Header> header_of(std::string_view bytes) {
  if (bytes.size() < 7 || bytes[0] != 'P' || bytes[1] < '4' || bytes[1] > '6') return std::nullopt;
  Header header;
  header.kind = bytes[1] - '0';
  std::size_t at = 2;
  int* const fields[3] = {&header.width, &header.height, &header.most};
  for (int n = 0; n < (header.kind == 4 ? 2 : 3); ++n) {
    while (at < bytes.size() && (bytes[at] <= ' ' || bytes[at] == '#')) {
      if (bytes[at] == '#') at = std::min(bytes.size(), bytes.find('\n', at));
      ++at;
    }
    long value = 0;
    while (at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '9' && value < 1'000'000) value = value * 10 + (bytes[at++] - '0');
    *fields[n] = static_cast<int>(value);
  }
  header.data = at + 1;
  bool const sane = header.width > 0 && header.height > 0 && header.most <= 255 && static_cast<long>(header.width) * header.height < 400'000'000L;
  return sane ? std::optional(header) : std::nullopt;
}

constexpr int rim = 4;
constexpr int jpeg_noise = 12;

struct Blob {
  int left, top, right, bottom;
  long pixels = 0;
};

/// Boxes round the runs of dark pixels that hang together, row by row.
std::vector<Blob> dark_blobs(Grey const& picture, int darkest) {
  std::vector<Blob> done;
  struct Open {
    int left, right;
    Blob blob;
  };
  std::vector<Open> above;
  for (int y = 0; y < picture.height; ++y) {
    std::vector<Open> here;
    for (int x = 0; x < picture.width;) {
      if (picture.at(x, y) > darkest) { ++x; continue; }
      int const from = x;
      while (x < picture.width && picture.at(x, y) <= darkest) ++x;
      if (x - from < 24) continue;  // letters and rules are narrower
      Open run{from, x, {from, y, x, y + 1, x - from}};
      for (Open& old : above) {
        if (old.right <= from || old.left >= x || old.blob.pixels == 0) continue;
        run.blob = {std::min(run.blob.left, old.blob.left), std::min(run.blob.top, old.blob.top), std::max(run.blob.right, old.blob.right), y + 1, run.blob.pixels + old.blob.pixels};
        old.blob.pixels = 0;
      }
      here.push_back(run);
    }
    for (Open const& old : above) {
      if (old.blob.pixels > 0) done.push_back(old.blob);
    }
    above = std::move(here);
  }
  for (Open const& old : above) done.push_back(old.blob);
  return done;
}

}  // namespace

std::optional<Grey> read_pnm(std::string_view bytes) {
  auto const header = header_of(bytes);
  if (!header) return std::nullopt;
  auto const width = static_cast<std::size_t>(header->width), height = static_cast<std::size_t>(header->height);
  std::size_t const row = header->kind == 4 ? (width + 7) / 8 : header->kind == 5 ? width : width * 3;
  if (bytes.size() < header->data + row * height) return std::nullopt;
  Grey grey{header->width, header->height, std::vector<unsigned char>(width * height)};
  auto const* data = reinterpret_cast<unsigned char const*>(bytes.data()) + header->data;
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      unsigned value = 0;
      if (header->kind == 4) value = (data[y * row + x / 8] >> (7 - x % 8)) & 1U ? 0 : 255;
      else if (header->kind == 5) value = data[y * row + x];
      else value = (data[y * row + 3 * x] * 30U + data[y * row + 3 * x + 1] * 59U + data[y * row + 3 * x + 2] * 11U) / 100U;
      grey.values[y * width + x] = static_cast<unsigned char>(value);
    }
  }
  return grey;
}

bool solid(Grey const& picture, int left, int top, int right, int bottom) {
  left = std::max(0, left + rim);
  top = std::max(0, top + rim);
  right = std::min(picture.width, right - rim);
  bottom = std::min(picture.height, bottom - rim);
  int least = 255, most = 0;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      least = std::min<int>(least, picture.at(x, y));
      most = std::max<int>(most, picture.at(x, y));
    }
  }
  return left >= right || top >= bottom || (most <= 64 && most - least <= jpeg_noise);
}

bool has_translucent_box(Grey const& picture) {
  for (Blob const& blob : dark_blobs(picture, 110)) {
    int const width = blob.right - blob.left, height = blob.bottom - blob.top;
    // A scanner's black rim is dark and uneven too, but it runs off the picture.
    bool const at_the_rim = blob.left <= 2 || blob.top <= 2 || blob.right >= picture.width - 2 || blob.bottom >= picture.height - 2;
    if (at_the_rim || width < 30 || height < 14 || blob.pixels < static_cast<long>(width) * height * 97 / 100) continue;
    int least = 255, most = 0;
    for (int y = blob.top + rim; y < blob.bottom - rim; ++y) {
      for (int x = blob.left + rim; x < blob.right - rim; ++x) {
        least = std::min<int>(least, picture.at(x, y));
        most = std::max<int>(most, picture.at(x, y));
      }
    }
    if (most > least && most - least > jpeg_noise) return true;
  }
  return false;
}

bool has_mosaic(Grey const& picture) {
  constexpr int narrowest = 5, widest = 48, in_a_row = 4;
  std::map<std::pair<int, int>, int> rows;  // (grid phase, side) -> rows seen one after the other
  for (int y = 0; y < picture.height; ++y) {
    std::map<std::pair<int, int>, int> now;
    std::vector<std::pair<int, int>> runs;  // start, length
    for (int x = 0; x < picture.width;) {
      int const first = picture.at(x, y), from = x;
      while (x < picture.width && std::abs(picture.at(x, y) - first) <= 3) ++x;
      runs.emplace_back(from, x - from);
    }
    for (std::size_t i = 0; i < runs.size();) {
      int const side = runs[i].second;
      std::size_t end = i;
      std::vector<bool> greys(16);
      while (end < runs.size() && runs[end].second == side) greys[picture.at(runs[end++].first, y) / 16U] = true;
      // Blocks of 8 from the left edge are what strong JPEG compression leaves by itself.
      bool const jpeg_blocks = side % 8 == 0 && runs[i].first % 8 == 0;
      bool const several = !jpeg_blocks && std::count(greys.begin(), greys.end(), true) >= 3;
      if (side >= narrowest && side <= widest && end - i >= in_a_row && several) {
        auto const key = std::pair(runs[i].first % side, side);
        int const seen = (rows.contains(key) ? rows[key] : 0) + 1;
        if (seen >= side + side / 2) return true;
        now[key] = seen;
      }
      i = std::max(end, i + 1);
    }
    rows = std::move(now);
  }
  return false;
}

}  // namespace rightsdesk::gate
