#pragma once
// Documents made for the tests; everybody in them is invented.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "document/document.h"
#include "reading/read.h"

namespace rightsdesk::reading::fixtures {

/// An A4 page set in Helvetica, a line every 20 points from the top.
std::string pdf_of(std::vector<std::vector<std::string>> const& pages);

struct Scan {
  double tilt = 0;       ///< degrees, clockwise
  double specks = 0;     ///< share of pixels turned black or white
  int quarter_turns = 0; ///< clockwise
  int dots = 200;
};
/// The first page of `pdf` as a JPEG of a scanner.
std::string scanned_jpeg(std::string const& pdf, Scan const& scan);
/// The same as a telephone photographs it (HEIC).
std::string photographed_heic(std::string const& pdf, Scan const& scan);
/// The pages as a scanner's one file (TIFF).
std::string scanned_tiff(std::vector<std::string> const& pdfs, Scan const& scan);
/// The same, as an image-only PDF.
std::string scanned_pdf(std::string const& pdf, Scan const& scan);
/// A page with long wavy strokes like a hand's, and no letters.
std::string scribbled_pdf();

using Members = std::vector<std::pair<std::string, std::string>>;
std::string zip_of(Members const& members);
/// A Word document whose body holds `body` (the content of w:body), and `more` members.
std::string docx_of(std::string const& body, Members const& more = {});

/// A Microsoft compound file of streams ("folder/name"), folders made as needed.
std::string compound_of(Members const& streams);
/// UTF-16, least byte first.
std::string utf16(std::string const& utf8);
/// A number of `size` bytes, least first.
std::string little(std::uint64_t number, std::size_t size);

/// Options with the reader program of the tests.
Options options();
/// Reads, and must succeed.
document::Document must_read(std::string const& bytes, std::string const& name);
/// The refusal's code, or "read".
std::string outcome(std::string const& bytes, std::string const& name);
/// All pages' text, joined by \f.
std::string text_of(document::Document const& document);
/// All hidden text of one kind, joined by |.
std::string hidden_of(document::Document const& document, std::string const& kind);

}  // namespace rightsdesk::reading::fixtures
