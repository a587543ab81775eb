#pragma once
// What every pack says beside the records: config/packs.yaml, and config/controllers/<id>/pack.yaml where a controller has more or other words.
#include <string>
#include <vector>

#include "disclosure/short_forms.h"

namespace rightsdesk::settings {

struct PackWords {
  std::vector<disclosure::ShortForm> short_forms;
  std::vector<disclosure::SupportRow> support;  ///< in the order of the page
};

/// The words of a file; what is wrong with it is added to `complaints`.
PackWords load_pack_words(std::string const& file, std::vector<std::string>& complaints);
/// Both: of a spelling that both explain only `own` stands, and its support comes first.
PackWords with_own(PackWords general, PackWords own);

}  // namespace rightsdesk::settings
