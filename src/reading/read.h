#pragma once
// Bytes of any format -> document. Every parser runs in a sandboxed child; a bad file costs itself and nothing else.
#include <functional>
#include <string>
#include <vector>

#include "core/result.h"
#include "document/document.h"

namespace rightsdesk::reading {

struct Options {
  enum class Ocr { automatic, never } ocr = Ocr::automatic;
  std::string password = {};      ///< for a locked file, when somebody gave it
  int max_pages = 20'000;
  std::size_t max_unpacked_bytes = 200U << 20U;  ///< of all files packed in one, together
  int first_page = 1;                            ///< PDF and images: the first page wanted,
  int last_page = 0;                             ///< and the last, included; 0: to the end. Pages keep their numbers
  int pages_of_a_child = 100;  ///< the most of a PDF that one child reads; fewer when its pages are heavy. At least 1
  std::string reader = {};  ///< path of the reader program (rightsdesk itself); empty: this program's own file
};

/// The document, or one plain reason why it is refused (code needs_password, unsupported, damaged, too_large, empty).
/// The kind of file is decided by content; `name` only helps among text formats. Throws Fault when we failed, not the file.
/// Plain text, CSV and JSON are decoded here; every other format in a sandboxed child (about 20 ms).
Result<document::Document> read(std::string const& bytes, std::string const& name, Options const& options);

/// Whether this is what `read` says of a file that needs a password.
bool says_locked(std::string const& text);

/// Is given the pages as they are finished, in order, a part of the file at a time; it may take their pictures' bytes away, so
/// that no more than a part's pictures are held at once. What was kept of a file that is refused in the end is the caller's to drop.
using TakePages = std::function<void(std::vector<document::Page>& pages)>;
/// As above. A part of a long PDF that cannot be read costs its own pages: they are there, flagged not_read, with a warning.
Result<document::Document> read(std::string const& bytes, std::string const& name, Options const& options, TakePages const& take);

/// The sandboxed child's whole work: `folder` holds request.json and the file `input`; the answer is left there.
/// `rightsdesk reader-child FOLDER` calls this and nothing else. The status to exit with: 0 when an answer stands.
int reader_child(std::string const& folder);

}  // namespace rightsdesk::reading
