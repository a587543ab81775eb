#pragma once
// The same pack for people who cannot use a PDF: web pages in one folder, and plain text. docs/pack-format.md.
#include <functional>
#include <string>
#include <vector>

#include "core/spool.h"
#include "disclosure/pack.h"

namespace rightsdesk::disclosure {

/// A file that is kept somewhere, and opened when it is wanted.
struct KeptFile {
  std::string name;
  std::function<std::string()> open;  ///< the same bytes each time
};

/// The parts of make_pack in the same order and words; what is removed stands in words in place of bars; sections in place of
/// pages, one a part and one a record. No script, nothing from elsewhere. Files in a stable order, names of ours only;
/// the same input gives the same bytes. Each is put into `spool` as soon as it is whole, so that memory does not grow with their pictures, and can be
/// opened as long as the spool is there. Refused and thrown as make_pack.
Result<std::vector<KeptFile>> make_web_pack(PackInput const& input, std::string const& templates_folder, Spool& spool);

/// The same in one UTF-8 text.
Result<PackFile> make_plain_pack(PackInput const& input, std::string const& templates_folder);

/// The files in one ZIP, in a folder named `stem`, dated `made_at`. The same files give the same bytes.
PackFile zipped(std::string const& stem, std::vector<PackFile> const& files, Instant made_at);
/// The same of files that are opened one after the other.
PackFile zipped(std::string const& stem, std::vector<KeptFile> const& files, Instant made_at);

}  // namespace rightsdesk::disclosure
