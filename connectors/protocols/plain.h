#pragma once
// A JSON value as lines a person can read: nothing of it left out.
#include <string>

#include "core/json.h"

namespace rightsdesk::connectors {

/// "started_on": "2022-10-03" becomes "Started on: 3 October 2022"; objects and lists are indented below
/// their heading; null becomes "not held". Order as in the JSON library (by key).
std::string plain_text(Json const& value);
/// A field's name as a heading: "note_type" becomes "Note type".
std::string heading(std::string field);

}  // namespace rightsdesk::connectors
