#pragma once
// The same pack for people who cannot use a PDF: web pages in one folder, and plain text. docs/pack-format.md.
#include <string>
#include <vector>

#include "disclosure/pack.h"

namespace rightsdesk::disclosure {

/// The parts of make_pack in the same order and words; what is removed stands in words in place of bars; sections in place of
/// pages, one a part and one a record. No script, nothing from elsewhere. Files in a stable order, names of ours only;
/// the same input gives the same bytes. Refused and thrown as make_pack.
Result<std::vector<PackFile>> make_web_pack(PackInput const& input, std::string const& templates_folder);

/// The same in one UTF-8 text.
Result<PackFile> make_plain_pack(PackInput const& input, std::string const& templates_folder);

/// The files in one ZIP, in a folder named `stem`, dated `made_at`. The same files give the same bytes.
PackFile zipped(std::string const& stem, std::vector<PackFile> const& files, Instant made_at);

}  // namespace rightsdesk::disclosure
