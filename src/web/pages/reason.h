#pragma once
// The field that asks a colleague why. It stands apart from the questions of residents: what those ask is gathered for translation.
#include <vector>

#include "core/result.h"
#include "web/edge/exchange.h"
#include "web/templates/view.h"

namespace rightsdesk::web {

/// The field "reason" of an act that changes rules or rights: asked on the page that shows what the act will do, never empty.
View reason_field(Fields const& form, std::vector<Refusal> const& mistakes);

}  // namespace rightsdesk::web
