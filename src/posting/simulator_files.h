#pragma once
// Files that an e-mail of GOV.UK Notify brings as a link: a value {"file": base64, "filename", "confirm_email_before_download", "retention_period"} of its
// personalisation. Ours bring none. Seen by src/posting only.
#include <string>

#include "core/json.h"

namespace rightsdesk::posting {

/// What is wrong with the first file among the values that has a fault; empty: nothing. `kind`: of the message.
std::string wrong_with_files(std::string const& kind, Json const& personalisation);
/// Each file replaced by the address it can be fetched from (nothing is there), which `id` makes its own.
Json with_links_to_files(Json personalisation, std::string const& id);

}  // namespace rightsdesk::posting
