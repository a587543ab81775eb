#pragma once
// A request as another system sends it: JSON whose names are those of the form's questions, so that there is one door.
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/json.h"
#include "intake/questions.h"
#include "web/api/problem.h"

namespace rightsdesk::web::api {

struct SentRequest {
  intake::FormAnswers answers;
  std::string channel;              ///< "online", "phone", "post", "email", "in_person"
  std::optional<Date> received_on;  ///< the day it reached the council; empty: today
};
/// What was sent, or every field that is wrong: of another kind, unknown, not asked with these answers, a day to come. What the form itself
/// would find is not looked for here.
Result<SentRequest, std::vector<Wrong>> sent_request(Json const& body, Date today);

/// A mistake of the form as one in what was sent: "born-day" is "/answers/born", "address-lines" is "/answers/address/lines".
Wrong wrong_answer(Refusal const& mistake);

/// The JSON schema of `answers`, made from the form's own table.
Json schema_of_answers();

}  // namespace rightsdesk::web::api
