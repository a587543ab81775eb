#include "reading/open_document.h"
#include "reading/package.h"
#include "reading/sheet.h"
#include "reading/slides.h"
#include "reading/word.h"

namespace rightsdesk::reading {

Reading read_package(Source const& source) {
  auto const package = Package::opened(source.bytes, source.options);
  if (!package) return tl::unexpected(package.error());
  switch (package->format()) {
    case Format::word: return read_word(*package);
    case Format::sheet: return read_sheet(*package);
    case Format::slides: return read_slides(*package);
    case Format::open_text:
    case Format::open_sheet:
    case Format::open_slides: return read_open_document(*package);
    default: return read_archive(*package);
  }
}

}  // namespace rightsdesk::reading
