#include "reading/image.h"

#include <algorithm>
#include <cmath>

#include "reading/draft.h"
#include "reading/exif.h"
#include "reading/heic.h"
#include "reading/picture.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

constexpr double kShownDots = 200;

void add_page(Extracted& extracted, Picture const& picture, int number) {
  auto const dots = dots_per_inch(picture);
  document::Page page;
  page.number = number;
  page.layout = document::Layout::fixed;
  page.width = width(picture) * 72 / dots;
  page.height = height(picture) * 72 / dots;
  page.image = as_page_image(dots > kShownDots * 1.2 ? scaled(picture, kShownDots / dots) : Picture(scaled(picture, 1)));
  bool const marked = shows_contrast(grey(picture), {0, 0, width(picture), height(picture)});
  if (marked) extracted.unread.push_back({extracted.document.pages.size(), {}});
  if (!marked) page.flags.push_back(document::Flag::blank);
  extracted.document.pages.push_back(std::move(page));
}

void add_unreadable_page(document::Document& document, int number) {
  document::Page page;
  page.number = number;
  page.layout = document::Layout::fixed;
  page.flags.push_back(document::Flag::not_read);
  document.pages.push_back(std::move(page));
  warn(document, "Page " + std::to_string(number) + " is damaged and cannot be shown: look at the original.");
}

}  // namespace

Reading read_image(Source const& source, Format format) {
  Extracted extracted;
  auto& document = extracted.document;
  document.media_type = media_type(format);
  auto const frames = format == Format::tiff ? frame_count(source.bytes) : 1;
  if (frames > source.options.max_pages) return too_large("it has more pages than are read at once");
  for (int frame = 0; frame < std::max(frames, 1); ++frame) {
    bool const wanted = frame + 1 >= source.options.first_page && (source.options.last_page == 0 || frame < source.options.last_page);
    auto const picture = opened(source.bytes, frame);
    if (!picture && frames <= 1) return tl::unexpected(picture.error());
    if (wanted && picture) add_page(extracted, *picture, frame + 1);
    if (wanted && !picture) add_unreadable_page(document, frame + 1);
  }
  if (format == Format::gif) warn(document, "If this picture moves, only its first view was read.");
  if (exif_has_place(format == Format::heic ? heic_exif(source.bytes) : source.bytes)) warn(document, "The camera wrote into this picture where it was taken; that is not shown or passed on.");
  return extracted;
}

}  // namespace rightsdesk::reading
