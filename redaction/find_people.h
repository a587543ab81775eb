#pragma once
// Batch use: JSON lines in, JSON lines out, one case a line.
#include <cstddef>
#include <iosfwd>
#include <string>

#include "redaction/propose.h"

namespace rightsdesk::redaction {

struct FindPeopleCount {
  std::size_t lines = 0, refused = 0, mentions = 0;
};

/// One line {"id","text","subject":{"names":[…]},"known_people":[{"id","names":[…],"role"}]} gives one line
/// {"id","mentions":[{"start","end","kind","tier","person","because":[{"rule","text"}]}]}: offsets in code points of
/// "text", half-open; tier confident, possible or suspect; "person" the id of a known person or null.
/// `subject` and each known person may also hold "sex", "born" (ISO date), "phones", "emails", "addresses" (strings or
/// {"text","postcode"}), "identifiers" ({"kind","value"}) and known people "professional" (true or false).
/// A line that is not such an object gives {"id" (or null),"error"} and is counted as refused. Same input, same output.
FindPeopleCount find_people(std::istream& in, std::ostream& out, Recognisers const& recognisers);
/// The answer to one line, without the line's end.
std::string find_people_in_line(std::string const& line, Recognisers const& recognisers, FindPeopleCount& count);
std::string to_string(Tier tier);

}  // namespace rightsdesk::redaction
