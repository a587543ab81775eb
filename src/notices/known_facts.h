#pragma once
// What the program itself can put in a letter. Seen by src/notices only.
#include <vector>

#include "notices/letter.h"

namespace rightsdesk::notices {

/// The facts that head, foot and remedies of every letter need.
std::vector<FactNeed> common_facts();
/// Those that the remedies need besides.
std::vector<FactNeed> remedy_facts();
/// The elements that every letter has.
std::vector<std::string> elements_of_all();
/// May a letter say that `name` comes from there?
bool is_known(FactFrom from, std::string const& name);

/// Are its values said in the language of the letter: days, choices, what config/ and the program say? A name, a number and what a person typed are not.
bool are_our_words(FactNeed const& need);

}  // namespace rightsdesk::notices
