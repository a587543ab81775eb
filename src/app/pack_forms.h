#pragma once
// The pack once more for people who cannot use it as it is: web pages, plain text, large print; each behind its gate.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/pack_gate.h"
#include "app/pack_making.h"

namespace rightsdesk::app {

/// A file of a pack: its bytes are in PackMaking::spool under its name.
struct MadeForm {
  std::string form;  ///< PackForm::form
  std::string file_name, sha256, sha512;
  std::int64_t size = 0;
};
/// Puts the file aside in the spool, and sums it as it goes in.
MadeForm put_aside(Spool& spool, std::string form, std::string const& file_name, std::string_view bytes);
/// Files that were put aside before it was known which form each is, by their names.
using PutAsideByName = std::map<std::string, MadeForm>;
MadeForm as_form(PutAsideByName const& files, std::string form, std::string const& file_name);
/// "volume-2" and so on: a volume of the pack itself after the first.
bool is_volume(std::string const& form);
/// "volume-2" of the pack itself, "schedule-volume-2" of its schedule, "large-18" or "large-18-volume-2" of another form; `number` from 1.
std::string volume_form(std::string const& form, std::size_t number);
/// Looks at each volume, the places where pixels were removed among what is expected of it.
void check_volumes(std::vector<disclosure::Part> const& volumes, disclosure::Places const& places, gate::Expectations expected, Spool const& spool,
                   Checked& checked);

struct FormsMade {
  std::vector<MadeForm> forms = {};  ///< web, plain, large-18, large-24
  Checked checked = {};              ///< any blocker keeps the pack from being sealed
};

/// The pack as the gate found it clean, and what it saw in it.
struct CheckedPack {
  std::vector<disclosure::Part> const& volumes;  ///< their bytes are in the spool
  std::set<std::string> pictures;                ///< gate::Report::pictures of all of them
};

FormsMade make_forms(PackMaking const& making, CheckedPack const& checked, std::string const& templates_folder);

std::string media_type_of(PackForm const& form);
/// "web" -> "Web pages, for a screen or a screen reader (ZIP)". A Bug for any other.
std::string in_words(PackForm const& form);

}  // namespace rightsdesk::app
