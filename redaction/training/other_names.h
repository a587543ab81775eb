#pragma once
// Labelled texts with other people in them, or in other letters: the same sentence teaches more than the names that happened to stand in it.
#include <string>
#include <vector>

#include "redaction/training/chance.h"
#include "redaction/training/invented_notes.h"

namespace rightsdesk::redaction {

/// Names in lower case to draw from; none of the lists is empty.
struct NamePool {
  std::vector<std::string> given, family;
};

/// One of the names, or the beginning of one and the end of another, which is on no list. `names` is not empty.
std::string drawn(std::vector<std::string> const& names, Chance& chance);

/// The text with every person's names replaced, the same name by the same one; initials, titles and particles stay.
LabelledText with_other_names(LabelledText const& text, NamePool const& pool, Words const& words, Chance& chance);
/// The text in lower case, or in capitals: as people type in a hurry, and as systems print.
LabelledText in_lower_case(LabelledText const& text);
LabelledText in_capitals(LabelledText const& text);

}  // namespace rightsdesk::redaction
