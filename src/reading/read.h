#pragma once
// Bytes of any format -> document. Every parser runs in a sandboxed child; a bad file costs itself and nothing else.
#include <string>

#include "core/result.h"
#include "document/document.h"

namespace rightsdesk::reading {

struct Options {
  enum class Ocr { automatic, never } ocr = Ocr::automatic;
  std::string password = {};      ///< for a locked file, when somebody gave it
  int max_pages = 20'000;
  std::size_t max_unpacked_bytes = 1U << 30U;
  std::string reader = {};  ///< path of the reader program (rightsdesk itself); empty: this program's own file
};

/// The document, or one plain reason why it is refused (code needs_password, unsupported, damaged, too_large, empty).
/// The kind of file is decided by content; `name` only helps among text formats. Throws Fault when we failed, not the file.
Result<document::Document> read(std::string const& bytes, std::string const& name, Options const& options);

}  // namespace rightsdesk::reading
