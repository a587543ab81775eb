#pragma once
#include <string>

namespace rightsdesk::reading {

/// The programs beside ours that read, by their numbers; empty: not there, or it does not tell.
struct Versions {
  std::string poppler = {}, mupdf = {}, tesseract = {};
};
/// Asks each of them when it is first called, which takes some 50 ms; the same from then on. Thread-safe.
Versions versions_here();

/// Who reads a kind of file (document::Document::media_type) today: "PDF reader 2, poppler 22.12.0, mupdf 1.21.1, tesseract 5.3.0". Another text
/// means that the same file may come out otherwise. The number of our own reader of a kind goes up whenever it does.
std::string reader_of(std::string const& media_type, Versions const& beside);
/// The same kind of reader today, of what reader_of said once.
std::string reader_today(std::string const& then, Versions const& beside);

}  // namespace rightsdesk::reading
