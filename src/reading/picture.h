#pragma once
// Pictures of pages, by leptonica: opened within limits, measured, cleaned, turned, written anew.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "document/document.h"

struct Pix;

namespace rightsdesk::reading {

struct DropPix {
  void operator()(Pix* pix) const;
};
using Picture = std::unique_ptr<Pix, DropPix>;

/// A rectangle of pixels, origin at the top left.
struct Area {
  int x = 0, y = 0, width = 0, height = 0;
};

/// Opens JPEG, PNG, TIFF, GIF, BMP, WebP, HEIC or PNM. `frame` counts from 0 (TIFF only). Refused (`too_large`) beyond 100
/// million pixels, (`damaged`) when it cannot be decoded or has no such frame. Turned upright as a JPEG's Exif says.
Result<Picture> opened(std::string_view bytes, int frame);
/// How many pictures a TIFF holds; 0 when that cannot be told.
int frame_count(std::string_view bytes);
int width(Picture const& picture);
int height(Picture const& picture);
/// Pixels per inch as the file says, if that makes a page between 1 and 50 inches; else as makes the page A4.
double dots_per_inch(Picture const& picture);
Picture grey(Picture const& picture);
Picture scaled(Picture const& picture, double factor);
Picture cut(Picture const& picture, Area area);
/// Clockwise by 90 degrees, `quarters` times.
Picture turned(Picture const& picture, int quarters);
/// JPEG of the page, quality 80; grey when the picture holds no colour.
document::PageImage as_page_image(Picture const& picture);
/// Portable grey map or bitmap, for tesseract.
void write_pnm(Picture const& picture, std::string const& path);

/// Where there are marks of the size of writing that lie in none of `known`: how many such pixels, and what encloses them.
/// Long lines and solid areas are not marks. Specks are left out.
struct Ink {
  std::size_t pixels = 0;  ///< at a quarter of the picture's resolution
  Area around = {};
};
Ink unexplained_ink(Picture const& grey_page, std::vector<Area> const& known);
/// False when the area is all of nearly one shade: what stands there cannot be seen.
bool shows_contrast(Picture const& grey_page, Area area);

/// Without specks when there are very many; else as it is.
Picture without_noise(Picture const& grey_page);

/// True when there are more separate marks than any page of writing has: OCR would only lose its time in it.
bool is_noise(Picture const& page);

/// The page made fit for recognition: specks removed when there are many, then turned about its centre until lines are level.
struct Cleaned {
  Picture picture;
  double turned_by = 0;  ///< degrees, clockwise positive
};
Cleaned cleaned(Picture const& grey_page);
/// The area of the original that encloses `area` of the cleaned picture.
Area before_turning(Area area, Cleaned const& page, Picture const& original);

}  // namespace rightsdesk::reading
