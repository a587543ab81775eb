#pragma once
#include <string>
#include <vector>

#include "core/date.h"
#include "core/json.h"
#include "core/result.h"
#include "intake/questions.h"
#include "web/api/opendsr.h"

namespace rightsdesk::web::api {

struct OpenDsrRequest {
  std::string id;  ///< UUID v4 in small letters
  Instant submitted = {};
  intake::FormAnswers answers;
};
/// Lower-case UUID v4, as the protocol has it.
bool is_request_id(std::string const& text);
/// A request of the protocol (7.1), or everything that is wrong with it. Our extension is under `domain`; those for others, and members that are not
/// of the protocol, are passed over. Refused besides: what is not done here, such as callbacks, hashed identities, another regulation.
Result<OpenDsrRequest, std::vector<OpenDsrMistake>> opendsr_request(Json const& body, std::string const& domain, Instant now);

}  // namespace rightsdesk::web::api
