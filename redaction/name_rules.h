#pragma once
// People nobody knows yet: names found by how they are written and by what stands around them.
#include <string_view>
#include <vector>

#include "redaction/people_index.h"
#include "redaction/tagger.h"

namespace rightsdesk::redaction {

/// What the rules for names need besides the page.
struct NameKnowledge {
  Words const& words;
  PeopleIndex const& index;
  PersonChances const& chances;  ///< of the words of the page
};

/// Whether a word that was a name beyond doubt in one place of the page is one wherever it stands there: it is on a list of names, or the model
/// takes it for one more often than not.
bool is_name_throughout(std::string const& word, Words const& words, PersonChances const& chances);

/// Claims on names of people who need not be in the register, by begin; they may overlap:
/// confident after a title, a relation, a greeting, a sign-off or in an e-mail header, for known given names, and where
/// the model is sure; possible for two or more words of the shape of a name, and where the model thinks so; suspect for any
/// other capitalised word that is no English word and no place. A name accepted once in the page is found again wherever
/// one of its words stands. Runs that hold the subject's given and family name are shields.
std::vector<Claim> unknown_names(std::string_view plain, std::vector<Token> const& list, NameKnowledge const& knowledge);

}  // namespace rightsdesk::redaction
