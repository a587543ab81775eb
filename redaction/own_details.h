#pragma once
// Details that stand right after the subject's own name.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "redaction/people_index.h"

namespace rightsdesk::redaction {

/// Turns claims on dates of birth and personal numbers into shields where they stand on the line of the subject's name, at
/// most 40 characters after it, with no other name and no word for a relation between. Kinds in `held` are left alone:
/// the case knows the subject's own, so another one is somebody else's. Claims of known people are left alone too.
void shield_own_details(std::vector<Claim>& claims, std::string_view plain, Words const& words, std::set<std::string> const& held);

/// The kinds of detail that the register holds of the subject.
std::set<std::string> kinds_held_of_subject(std::vector<KnownPerson> const& people);

}  // namespace rightsdesk::redaction
