#pragma once
// The short forms of a case's records: which the pack will explain, which nobody explains yet, and a colleague's words for one.
#include <string>
#include <utility>
#include <vector>

#include "app/office.h"
#include "disclosure/short_forms.h"

namespace rightsdesk::app {

struct ShortFormsDesk {
  std::vector<disclosure::GlossaryRow> explained;           ///< those that occur, by their spelling; of the pages as read, so that one may be withheld yet
  std::vector<std::pair<std::string, int>> unexplained;     ///< at most 40, most often first; names in capitals and initials may be among them
};
/// Reads the title and the text of every record in hand, each time.
ShortFormsDesk short_forms(Office& office, CaseId const& id);

/// `meaning` stands beside `written` in the packs of this case from now on, instead of what the rules say of it; the last one said holds.
/// It is printed: the gate looks through it like through every word of the pack.
/// Refused: not_one_word (`written` is not one word of 2 to 20 letters), missing (no meaning), too_long (over 200), not_permitted, not_yet.
Done explain_short_form(Office& office, CaseId const& id, Actor const& actor, std::string const& written, std::string const& meaning);

/// The rules' and the controller's, with what colleagues said of them in this case.
std::vector<disclosure::ShortForm> known_short_forms(Work& work, Office const& office, casework::Case const& about);

}  // namespace rightsdesk::app
