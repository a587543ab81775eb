#pragma once
// What can be read only once the people of a page are found: their initials, one word of their name, their births.
#include <string_view>
#include <vector>

#include "redaction/name_rules.h"

namespace rightsdesk::redaction {

/// Further claims that follow from `claims`, which were made of the same page:
/// - a word of a name that was confident, alone, in lower case or with a possessive s run on ("marlons"): possible, and confident
///   where it is capitalised and no English word;
/// - two to four capital letters that are the initials of a person of the page: possible;
/// - the subject's family name right behind another's given name: that person's (possible), not the subject's;
/// - a full date right behind a third party's name: possible, as a date of birth.
std::vector<Claim> found_again(std::string_view plain, std::vector<Token> const& list, std::vector<Claim> const& claims,
                               NameKnowledge const& knowledge);

}  // namespace rightsdesk::redaction
