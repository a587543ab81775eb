#pragma once
// A request that came by another product: it has what that product asked.
#include "intake/request.h"

namespace rightsdesk::intake {

/// As make_request, but what the form would ask may be missing, save who it is about and what is asked. What is there must be right.
Result<Request, std::vector<Refusal>> make_partial_request(FormAnswers const& answers, Arrival const& arrival);

/// What the form would ask and the answers lack, by the questions' labels, in the form's order.
std::vector<std::string> not_answered(FormAnswers const& answers);

}  // namespace rightsdesk::intake
