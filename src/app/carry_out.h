#pragma once
// What a decision makes happen that the program itself can do: the copy to take elsewhere (UK GDPR Art 20).
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

/// One thing the person provided, as the copy holds it. Personal data.
struct PortableItem {
  std::string name, value;
  std::string given_on;  ///< ISO day; may be empty
  std::string basis;     ///< "6(1)(a)"
  std::string source;    ///< title of the system it was held in; empty: written down by hand
};

/// UTF-8 JSON with the case's reference, the day and every item; values exactly as given.
std::string portable_json(std::string const& reference, Date made_on, std::vector<PortableItem> const& items);
/// RFC 4180 with a heading. A value that a spreadsheet would run as a formula gets a ' before it; the JSON has it as given.
std::string portable_csv(std::vector<PortableItem> const& items);

/// Writes the copy in both forms from the items decided to be in it, keeps them under the case's key, and moves the case on.
/// An item without a value of its own takes the text of its record. Refused as the workflow refuses `write_copy`, and
/// (unreadable) where a record to be taken whole has no text.
Done write_portable_copy(Office& office, CaseId const& id, Actor const& actor);

struct PortableFile {
  std::string file_name, media_type, bytes;  ///< "SRR-….json": no name of a person in it
};
/// The copy last written, `form` "json" or "csv"; the look is in the ledger. Refused (not_found) when there is none.
Result<PortableFile> portable_copy(Office& office, CaseId const& id, Actor const& actor, std::string const& form);

}  // namespace rightsdesk::app
