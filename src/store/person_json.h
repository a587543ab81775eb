#pragma once
// A person's description as JSON, for the sealed columns.
#include "core/json.h"
#include "intake/request.h"
#include "person/description.h"

namespace rightsdesk::store {

Json to_json(person::Description const& described);
person::Description description_from(Json const& json);
Json to_json(intake::Requester const& requester);
intake::Requester requester_from(Json const& json);

}  // namespace rightsdesk::store
