#pragma once
#include <vector>

#include "reading/source.h"

namespace rightsdesk::reading {

struct PdfWord {
  std::string text;
  double left = 0, top = 0, width = 0, height = 0;  ///< points, origin at the top left of the page as shown
  int line = 0;
};

/// pdftotext's words of the pages [first, last], in its reading order. A page it cannot do stays without words and is
/// named in `failed`.
struct PdfText {
  std::vector<std::vector<PdfWord>> pages;
  std::vector<int> failed;
};
PdfText pdf_text(Source const& source, int first, int last);

/// True when the text layer is no text: glyphs without a meaning (private or control characters, replacement marks).
bool is_gibberish(std::vector<PdfWord> const& words);

}  // namespace rightsdesk::reading
