#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "document/document.h"
#include "reading/formats.h"
#include "reading/read.h"

namespace rightsdesk::reading {

/// What a reader is given. `path` and `folder` are empty where the reading needs no files (text, or under a fuzzer).
struct Source {
  enum class Share { whole, pages };
  std::string_view bytes;
  std::string name = {};
  Options options = {};
  std::string path = {};    ///< the same bytes as a file
  std::string folder = {};  ///< where it may write
  Share share = Share::whole;  ///< pages: of a PDF whose other contents (properties, comments, files) were taken with earlier pages
};

/// A page, by its place in Document::pages, with ink that is not yet text: all of it, or the part in `region`.
struct Unread {
  std::size_t page = 0;
  std::optional<document::Region> region = {};
};

/// What the first look gives: the document, and what only recognition can still read.
struct Extracted {
  document::Document document;
  std::vector<Unread> unread = {};
  int pages_of_file = 0;  ///< PDF: all its pages, also those not read yet or not wanted; 0: there are no more than those here
};

using Reading = Result<Extracted>;

}  // namespace rightsdesk::reading
