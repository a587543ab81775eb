#pragma once
// PDFs by libharu: pages of text, pages of one image, and a form printed before it is scanned.
#include <string>
#include <vector>

#include "truth.h"

namespace rightsdesk::make_demo {

/// A4 pages, one for each of `pages`; lines end in \n; the first line of the first page is a letterhead,
/// lines that start with a digit and a full stop are headings. Throws Bug for text outside Latin-1.
std::string text_pdf(std::string const& title, std::vector<std::string> const& pages);
/// One A4 page that is the JPEG and nothing else.
std::string image_pdf(std::string const& jpeg, int width_px, int height_px);

/// A line of the form: what is printed, and what was written behind it by hand.
struct FormLine {
  std::string label;
  Told written;
};
/// Where the ink of one mention lies, points from the bottom left, before the page was tilted.
struct Inked {
  Mention mention;
  Box box;
};
struct PrintedForm {
  std::string pdf;
  std::vector<Inked> inked;
};
/// The children's centre's registration form, filled in with a font like handwriting.
/// Throws Fault when the font (Debian: fonts-rufscript) is not installed.
PrintedForm form_pdf(std::string const& title, std::vector<FormLine> const& lines);

}  // namespace rightsdesk::make_demo
