#pragma once
// How GOV.UK Notify calls a service back (rest-api, Callbacks). Seen by src/posting only.
#include <string>

#include "core/date.h"
#include "core/json.h"

namespace rightsdesk::posting {

/// What became of an e-mail or a text.
Json receipt(Json const& notification, Instant now);
/// A letter that came back in the post.
Json returned_letter(Json const& notification, Instant now);
/// POSTs it to an address of this machine with the token in its Authorization; the status of the answer, 0 where there was none within five seconds.
int called_back(std::string const& url, std::string const& token, Json const& told);

}  // namespace rightsdesk::posting
