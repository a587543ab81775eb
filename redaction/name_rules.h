#pragma once
// People nobody knows yet: names found by how they are written and by what stands around them.
#include <string_view>
#include <vector>

#include "redaction/people_index.h"

namespace rightsdesk::redaction {

/// Claims on names of people who need not be in the register, in reading order, none overlapping:
/// confident after a title, a relation, a greeting, a sign-off or in an e-mail header, and for known given names;
/// possible for two or more words of the shape of a name; suspect for any other capitalised word that is no English
/// word and no place. A name accepted once in the page is found again wherever one of its words stands.
/// Runs that hold the subject's given and family name are shields.
std::vector<Claim> unknown_names(std::string_view plain, std::vector<Token> const& list, Words const& words,
                                 PeopleIndex const& index);

}  // namespace rightsdesk::redaction
