#pragma once
// What is printed and posted: a cover sheet for a window envelope, and a document laid out for both sides of the paper.
#include <string>
#include <vector>

#include "core/date.h"

namespace rightsdesk::pdf {

struct CoverSheet {
  std::vector<std::string> to;     ///< the recipient's name and address, a line each
  std::vector<std::string> from;   ///< where it goes back to, a line each
  std::vector<std::string> words;  ///< a paragraph each; they stand where no window shows them
  Instant dated;
  std::string font_folder = "/usr/share/fonts/truetype";
};

/// Where the address stands on an A4 sheet, in millimetres from its left and top: inside what the window of a DL envelope (110 x 220, ISO 269) shows,
/// 35 x 90, 20 from the left and 20 from the bottom, of a sheet folded in three, however far the sheet slides in it.
struct WindowPlace {
  double left = 20, top = 55, right = 100, bottom = 79;
};
/// What may come into sight as the sheet slides: nothing but the address stands there.
struct WindowReach {
  double left = 10, top = 44, right = 110, bottom = 90;
};

/// Where the address stands on a letter that GOV.UK Notify prints (its letter specification, v2.4): nothing else may stand beside it up to 125 mm, nor between 30 mm
/// from the top and where the words begin; who writes stands to the right of it. Nothing stands nearer to an edge than 15 mm (left, right) or 5 mm.
struct NotifyPlace {
  double left = 24.6, top = 39.5, right = 120, bottom = 66.3;
  double from_left = 125, words_top = 95;
};

/// One A4 page. A long address is set smaller, down to 7 points, until it fits.
std::string cover_sheet(CoverSheet const& sheet);

/// `cover` with a blank back, then `document`: each of its parts (bookmarks of the first level) begins on the front of a sheet. Blank
/// backs are put in for it; the document's own pages and page numbers stay as they are. The same input gives the same bytes.
/// Throws Fault when one of them is not a PDF.
struct Printable {
  std::string bytes;
  int pages = 0;
};
Printable for_paper(std::string const& cover, std::string const& document);

}  // namespace rightsdesk::pdf
