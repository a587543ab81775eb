#pragma once
// A record once read: document -> pages -> text and words with boxes, and what was hidden made visible.
// Coordinates are PDF points (1/72 inch), origin at the bottom left of the page; offsets are code points, half-open.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/original.h"

namespace rightsdesk::document {

struct Region {
  double x = 0, y = 0, width = 0, height = 0;
  friend bool operator==(Region const&, Region const&) = default;
};

/// One word of a page: `begin`, `end` in Page::text. `confidence` 0 to 1 (1 for born-digital text).
struct Word {
  std::size_t begin = 0, end = 0;
  Region box = {};
  double confidence = 1;
  friend bool operator==(Word const&, Word const&) = default;
};

/// The page as it looked: an 8-bit grey or RGB JPEG or PNG made by us, never the source's own bytes.
struct PageImage {
  std::string media_type;  ///< "image/png" or "image/jpeg"
  std::string bytes;
  int width_px = 0, height_px = 0;
  friend bool operator==(PageImage const&, PageImage const&) = default;
};

enum class Layout {
  flow,  ///< text we set anew (a note, an e-mail body, a table): no boxes, no image
  fixed  ///< kept as an image of the page, with words and boxes
};

/// What a reviewer must be told about a page. A page with ink and no words is never passed as empty.
enum class Flag { not_read, low_confidence, blank, handwriting, readers_differ };

struct Page {
  int number = 1;  ///< from 1
  Layout layout = Layout::flow;
  double width = 595.276, height = 841.89;  ///< points
  std::string text;                         ///< UTF-8; lines separated by \n, table cells by \t
  std::vector<Word> words = {};             ///< for fixed pages, in reading order
  std::optional<PageImage> image = {};      ///< for fixed pages
  std::vector<Flag> flags = {};
  friend bool operator==(Page const&, Page const&) = default;
};

/// What the format hides from somebody who only looks: shown to the reviewer as its own flagged text.
struct Hidden {
  std::string kind;   ///< "comment", "tracked_deletion", "hidden_sheet", "hidden_row", "header", "property", "bcc", "alt_text", …
  std::string where;  ///< plain words: "sheet Attendance, row 14"
  std::string text;
  friend bool operator==(Hidden const&, Hidden const&) = default;
};

/// A file inside the file: a record of its own, never dropped silently.
struct Attachment {
  std::string name;  ///< as the container gave it: shown, never used as a path
  std::string media_type;
  std::string bytes;
  friend bool operator==(Attachment const&, Attachment const&) = default;
};

struct Document {
  std::string media_type;  ///< by content, not by name
  std::string title = {};  ///< an e-mail's subject, a document's title; may be empty
  std::string author = {};
  std::string dated = {};  ///< ISO date or instant as the document itself says; may be empty
  std::vector<Page> pages = {};
  std::vector<Hidden> hidden = {};
  std::vector<Attachment> attachments = {};
  std::vector<std::string> warnings = {};  ///< plain sentences for the reviewer
  friend bool operator==(Document const&, Document const&) = default;
};

/// The document without images and attachments' bytes (those are kept beside it).
Json to_json(Document const& document);
/// Throws Fault when `json` is not what to_json wrote.
Document document_from(Json const& json);
std::string to_string(Flag flag);

}  // namespace rightsdesk::document
