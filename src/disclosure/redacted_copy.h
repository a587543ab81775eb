#pragma once
// One file redacted outside a case: its pages set anew, without letter, contents or schedule.
#include <string>
#include <vector>

#include "disclosure/pack.h"

namespace rightsdesk::disclosure {

struct CopyInput {
  std::vector<redaction::BurnedRecord> records;  ///< the file, then the files found inside it
  law::Exemption exemption;                      ///< the row of the one code that stands on their markers
  Instant made_at;                               ///< the only instant in the file
};

struct RedactedCopy {
  std::string bytes;  ///< of the PDF
  int pages = 0;
  Places places;
};

/// Nothing of the source stands in it but what remains: no title, author, date or name of a file. The same input gives the same bytes.
/// Refused: an image that cannot be read (unreadable_image). Throws Fault as make_pack.
Result<RedactedCopy> make_redacted_copy(CopyInput const& input, std::string const& templates_folder);

}  // namespace rightsdesk::disclosure
