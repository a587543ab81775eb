#pragma once
// A file with all the files inside it.
#include <iosfwd>
#include <string>
#include <vector>

#include "core/result.h"
#include "document/document.h"
#include "reading/read.h"

namespace rightsdesk::reading {

/// A document, and what became of each of its attachments, in their order.
struct Tree {
  document::Document document;
  struct Branch;
  std::vector<Branch> branches;
};

/// Either read, or refused with a reason: never dropped silently.
struct Tree::Branch {
  std::string name;
  Result<Tree> read;
};

/// Reads the file and everything inside it. Refused as `read` refuses the file itself, and (too_large) when files lie more than
/// 12 deep in one another or are more than 3,000. What is refused inside only costs itself.
Result<Tree> read_tree(std::string const& bytes, std::string const& name, Options const& options);

/// Writes text.txt (all text, the files' inside below their names), pages.json (pages, words with boxes), found.json (what was
/// found inside, hidden or active, warnings), page images and attachments under names of ours. Makes `folder`. Throws Fault.
void write_out(Tree const& tree, std::string const& folder);

/// `rightsdesk read PATH --name ORIGINAL --out DIR [--ocr auto|never] [--password-file FILE]`: 0 read; 3 refused, with one line
/// of reason on `errors`; 2 wrong usage. Faults are thrown. `arguments` are those after "read".
int read_command(std::vector<std::string> const& arguments, std::string const& reader, std::ostream& errors);

}  // namespace rightsdesk::reading
