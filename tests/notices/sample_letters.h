#pragma once
// The shipped letters, and facts an officer of Thamesbrook would put in them.
#include "notices/render.h"

namespace rightsdesk::notices {

Letters const& shipped();
/// What every letter needs.
Facts everyday();
/// Everything the letter needs besides; `variant` where it has them.
Facts facts_for(std::string const& id, std::string const& variant = {});
/// Rendered; fails the test when it is refused.
Rendered rendered(std::string const& id, std::string const& variant = {});

}  // namespace rightsdesk::notices
