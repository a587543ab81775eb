#pragma once
// What a program is told when it does not get what it asked for: RFC 9457, application/problem+json.
#include <optional>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/result.h"
#include "web/edge/dispatch.h"

namespace rightsdesk::web::api {

/// One field that is wrong. `pointer` (RFC 6901) is into the body as it was sent, or "?name" for a field of the query.
struct Wrong {
  std::string pointer, code, message;
};

/// `code` names one of the kinds below; `detail` says what about this request. No personal data: nothing of what was sent is repeated.
struct Problem {
  std::string code, detail;
  std::vector<Wrong> errors = {};
  std::string incident = {};
};

struct ProblemKind {
  std::string code;
  int status;
  std::string title;  ///< the same for every problem of the kind
  std::string words;  ///< what to do about it; what /api/v1/problems/<code> says
};
/// All of them, by code.
std::vector<ProblemKind> const& problem_kinds();

/// Bug for a code that is no kind.
Reply problem(Problem const& of);
/// A verb's refusal: not_found, not_permitted, missing and its like by field, or that it cannot be done now, with what holds it back.
Reply problem_of(Refusal const& refusal);
/// The edge's own refusals, for the paths that programs ask; nothing for pages.
std::optional<Reply> failure_answer(Failure const& failure);
/// 200, or another status, with this body.
Reply json_reply(Json const& body, int status = 200);

}  // namespace rightsdesk::web::api
