#pragma once
// What a browser calls itself.
#include <string>
#include <string_view>

namespace rightsdesk::web {

/// A User-Agent header (RFC 9110, 10.1.5) in a few words of ours, "Firefox on Windows", "Safari on an iPhone", "A browser on Linux"; never any of its own. At most 60 characters.
/// Empty when it names nothing that is known. It is a claim: for recognising one's own, never for letting somebody in.
std::string browser_in_words(std::string_view user_agent);

}  // namespace rightsdesk::web
