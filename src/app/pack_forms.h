#pragma once
// The pack once more for people who cannot use it as it is: web pages, plain text, large print; each behind its gate.
#include <set>
#include <string>
#include <vector>

#include "app/pack_gate.h"
#include "app/pack_making.h"

namespace rightsdesk::app {

struct MadeForm {
  std::string form, file_name, bytes;
};

struct FormsMade {
  std::vector<MadeForm> forms = {};  ///< web, plain, large-18, large-24
  Checked checked = {};              ///< any blocker keeps the pack from being sealed
};

/// The pack as the gate found it clean, and what it saw in it.
struct CheckedPack {
  std::string const& bytes;
  std::set<std::string> const& pictures;  ///< gate::Report::pictures
};

FormsMade make_forms(PackMaking const& making, CheckedPack const& checked, std::string const& templates_folder);

std::string media_type_of(PackForm const& form);
/// "web" -> "Web pages, for a screen or a screen reader (ZIP)". A Bug for any other.
std::string in_words(PackForm const& form);

}  // namespace rightsdesk::app
