#pragma once
// The release gate for the forms of a pack that are not PDF: web pages in a folder, plain text.
#include <functional>
#include <string>
#include <vector>

#include "gate/check.h"

namespace rightsdesk::gate {

/// Opened when it is looked at: only one is in memory.
struct FolderFile {
  std::string name;
  std::function<std::string()> open;
};

/// Opens the checked PDFs of the same pack, one after the other: only one is in memory.
using CheckedPdfs = std::vector<std::function<std::string()>>;

/// Looks at every file of `files`: nothing but .html, .css, .txt, .jpg and .png under plain names; in a web page only tags and
/// attributes that show words and pictures, links to files that are there and none elsewhere, no script, no comment; in a
/// style sheet nothing fetched; in a picture nothing but pixels, and the same pixels as in one of `checked`, where the gate has
/// looked at them already; no withheld string in any text or bytes. Leak classes: file_name, tag, link_address, script, style,
/// image_metadata, unseen_picture, live_text, raw_bytes, and unreadable_file. `Report::pages` is the number of files.
Report check_folder(std::vector<FolderFile> const& files, Expectations const& expected, CheckedPdfs const& checked);

}  // namespace rightsdesk::gate
