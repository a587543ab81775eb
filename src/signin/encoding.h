#pragma once
#include <map>
#include <string>

namespace rightsdesk::signin {

/// RFC 3986: letters, digits and -._~ as they are, everything else as %XX.
std::string percent_encoded(std::string const& text);
/// "name=value&…", both percent-encoded, by name.
std::string form_encoded(std::map<std::string, std::string> const& fields);

}  // namespace rightsdesk::signin
