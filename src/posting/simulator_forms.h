#pragma once
// What each call of Notify takes, and what it says of a body that is not so.
#include <string>
#include <vector>

#include "core/json.h"

namespace rightsdesk::posting {

/// What is wrong with the body of POST /v2/notifications/<kind>, as Notify words it; empty: nothing. `kind`: "email", "sms", "letter".
std::vector<std::string> wrong_with_body(std::string const& kind, Json const& body);

/// 07…, +447… or 447… with ten digits after the trunk; or another country's with "+" and 8 to 15 digits.
bool is_phone_number(std::string const& text);
bool is_uuid_text(std::string const& text);

/// The names between double brackets, in order, once each.
std::vector<std::string> placeholders(std::string const& text);
/// With each ((name)) replaced, once: what a value says fills nothing; a list becomes a bulleted one.
std::string filled(std::string const& text, Json const& personalisation);

}  // namespace rightsdesk::posting
