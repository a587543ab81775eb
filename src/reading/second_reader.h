#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "reading/pdf_text.h"
#include "reading/source.h"

namespace rightsdesk::reading {

/// How far two readers differ over a page: the letters and digits of the words that only one of them has.
struct Difference {
  std::size_t letters = 0;  ///< of those words
  std::size_t of = 0;       ///< of all words of the reader that has more
};
/// More than one letter in fifty, and at least eight: one name that one of the two does not read.
bool is_for_eyes(Difference const& difference);

/// A word counts as read by the other too when its letters stand there one after the other, however it cut its words, also from behind
/// (readers do not agree on the order of what runs to the left). Capitals, accents, marks and the forms of joined letters do not count.
Difference difference(std::vector<PdfWord> const& words, std::string const& other_text);

/// The pages [first, last] as mupdf reads them, which shares no code with poppler and takes a page's glyphs where poppler takes the words
/// that the file says stand for them; by page from `first`. Nothing for the pages that it does not read.
std::vector<std::optional<std::string>> second_reading(Source const& source, int first, int last);

}  // namespace rightsdesk::reading
