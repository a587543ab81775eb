#pragma once
// The story's people in the social care database.
#include "care.h"
#include "truth.h"

namespace rightsdesk::make_demo {

/// The key of the record made before the subject had a name.
inline constexpr char const* baby_key = "P0040115";

/// How many rows of ssd_person write_story_care() makes.
std::size_t story_persons();
void write_story_care(CareWriter& care, Truth& truth);

}  // namespace rightsdesk::make_demo
