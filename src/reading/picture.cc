#include "reading/picture.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "reading/exif.h"
#include "reading/formats.h"
#include "reading/heic.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

constexpr long kMostPixels = 100'000'000;
constexpr double kA4Inches = 8.27, kA4InchesHigh = 11.69;

void quiet() {
  static bool const done = (setMsgSeverity(L_SEVERITY_NONE), true);
  (void)done;
}

bool is_tiff(std::string_view bytes) { return bytes.starts_with("II*") || bytes.starts_with(std::string_view("MM\0*", 4)); }

l_uint8 const* start(std::string_view bytes) { return reinterpret_cast<l_uint8 const*>(bytes.data()); }

Picture whole(Picture picture, char const* what) {
  if (!picture) throw std::runtime_error(std::string("leptonica: ") + what);
  return picture;
}

/// By the header alone, before any memory is taken for it.
Result<void> within_limits(std::string_view bytes, int frame) {
  l_int32 format = 0, wide = 0, high = 0, bits = 0, samples = 0, mapped = 0;
  auto const failed = is_tiff(bytes) ? readHeaderMemTiff(start(bytes), bytes.size(), frame, &wide, &high, &bits, &samples, nullptr, &mapped, &format)
                                     : pixReadHeaderMem(start(bytes), bytes.size(), &format, &wide, &high, &bits, &samples, &mapped);
  if (failed != 0 || wide < 1 || high < 1) return damaged("the picture's size cannot be told");
  if (static_cast<long>(wide) * high > kMostPixels) return too_large("the picture has more than 100 million points");
  return {};
}

/// Exif orientation 1..8 as quarter turns and a mirror (CIPA DC-008, tag 0112).
Picture upright(Picture picture, int orientation) {
  if (orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7) {
    picture.reset(pixFlipLR(nullptr, picture.get()));
    picture = whole(std::move(picture), "flip");
  }
  switch (orientation) {
    case 3: case 4: return turned(picture, 2);
    case 6: case 7: return turned(picture, 1);
    case 5: case 8: return turned(picture, 3);
    default: return picture;
  }
}

}  // namespace

void DropPix::operator()(Pix* pix) const { pixDestroy(&pix); }

Result<Picture> opened(std::string_view bytes, int frame) {
  quiet();
  if (sniffed(bytes, {}) == Format::heic) return heic_picture(bytes);
  if (auto fits = within_limits(bytes, frame); !fits) return tl::unexpected(fits.error());
  Picture picture(is_tiff(bytes) ? pixReadMemTiff(start(bytes), bytes.size(), frame) : pixReadMem(start(bytes), bytes.size()));
  if (!picture) return damaged("the picture cannot be decoded");
  if (pixGetColormap(picture.get()) != nullptr) picture = whole(Picture(pixRemoveColormap(picture.get(), REMOVE_CMAP_BASED_ON_SRC)), "colours");
  auto const resolution = pixGetXRes(picture.get());
  picture = upright(std::move(picture), exif_orientation(bytes));
  pixSetResolution(picture.get(), resolution, resolution);
  return picture;
}

int frame_count(std::string_view bytes) {
  quiet();
  std::unique_ptr<FILE, decltype(&fclose)> const file(fmemopen(const_cast<char*>(bytes.data()), bytes.size(), "rb"), &fclose);
  l_int32 count = 0;
  return file && tiffGetCount(file.get(), &count) == 0 ? count : 0;
}

int width(Picture const& picture) { return pixGetWidth(picture.get()); }
int height(Picture const& picture) { return pixGetHeight(picture.get()); }

double dots_per_inch(Picture const& picture) {
  double const wide = width(picture), high = height(picture);
  double const stated = pixGetXRes(picture.get());
  if (stated >= 50 && std::max(wide, high) / stated <= 50 && std::max(wide, high) / stated >= 4) return stated;
  auto const [across, along] = wide <= high ? std::pair(kA4Inches, kA4InchesHigh) : std::pair(kA4InchesHigh, kA4Inches);
  return std::max({wide / across, high / along, 20.0});
}

Picture grey(Picture const& picture) { return whole(Picture(pixConvertTo8(picture.get(), 0)), "grey"); }

Picture scaled(Picture const& picture, double factor) {
  auto const f = static_cast<l_float32>(factor);
  return whole(Picture(pixScale(picture.get(), f, f)), "scale");
}

Picture cut(Picture const& picture, Area area) {
  Box* box = boxCreate(area.x, area.y, area.width, area.height);
  Picture part(pixClipRectangle(picture.get(), box, nullptr));
  boxDestroy(&box);
  return whole(std::move(part), "cut");
}

Picture turned(Picture const& picture, int quarters) {
  return whole(Picture(pixRotateOrth(picture.get(), quarters % 4)), "turn");
}

document::PageImage as_page_image(Picture const& picture) {
  l_float32 seen = 0, coloured = 0;
  bool const has_colour = pixGetDepth(picture.get()) == 32 && pixColorFraction(picture.get(), 40, 224, 40, 4, &seen, &coloured) == 0 &&
                          seen * coloured > 0.002F;
  auto const flat = has_colour ? whole(Picture(pixConvertTo32(picture.get())), "colour") : grey(picture);
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  auto const failed = pixWriteMemJpeg(&bytes, &size, flat.get(), 80, 0);
  std::string jpeg(reinterpret_cast<char const*>(bytes), failed == 0 ? size : 0);
  std::free(bytes);
  if (jpeg.empty()) throw std::runtime_error("leptonica: jpeg");
  return {"image/jpeg", std::move(jpeg), width(flat), height(flat)};
}

void write_pnm(Picture const& picture, std::string const& path) {
  if (pixWrite(path.c_str(), picture.get(), IFF_PNM) != 0) throw std::runtime_error("leptonica: pnm");
}

}  // namespace rightsdesk::reading
