#pragma once
// From a checked head and a whole body to an Exchange.
#include <string>
#include <string_view>

#include "web/edge/exchange.h"
#include "web/edge/framing.h"

namespace rightsdesk::web {

/// Decodes target, cookies, headers and, for a POST, the form. Throws Malformed: a header that must be single came twice
/// (Cookie, Origin, Content-Type, Sec-Fetch-Site, Authorization, Idempotency-Key), or a body that is neither a form nor JSON (415).
Exchange make_exchange(Head const& head, std::string_view body);

}  // namespace rightsdesk::web
