#pragma once
// A file with all the files inside it.
#include <functional>
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

/// Is given each page as it is finished, with the place of its file ("" for the file itself, "-a2" for its second attachment,
/// "-a2-a1" for the first of that); it may take the picture's bytes away.
using TakePage = std::function<void(std::string const& place, document::Page& page)>;

/// Reads the file and everything inside it. Refused as `read` refuses the file itself, and (too_large) when files lie more than
/// 12 deep in one another or are more than 3,000. What is refused inside only costs itself.
Result<Tree> read_tree(std::string const& bytes, std::string const& name, Options const& options, TakePage const& take = {});

/// Reads the file and everything inside it, as read_tree does and with its refusals, and writes into `folder`, which is made:
/// text.txt (all text, the files' inside below their names), pages.json (pages, words with boxes), found.json (what was found
/// inside, hidden or active, warnings), page images and attachments under names of ours. The pictures are written as they come,
/// so that a long file needs no memory for them; those of a file that is refused in the end are removed. Throws Fault.
Result<void> read_out(std::string const& bytes, std::string const& name, Options const& options, std::string const& folder);

/// `rightsdesk read PATH --name ORIGINAL --out DIR [--ocr auto|never] [--password-file FILE]`: 0 read; 3 refused, with one line
/// of reason on `errors`; 2 wrong usage. Faults are thrown. `arguments` are those after "read".
int read_command(std::vector<std::string> const& arguments, std::string const& reader, std::ostream& errors);

}  // namespace rightsdesk::reading
