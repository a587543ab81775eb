#pragma once
// The ways in which one held name may be written in a record.
#include <string>
#include <vector>

#include "person/description.h"
#include "redaction/words.h"

namespace rightsdesk::redaction {

enum class VariantKind {
  full, first_and_last, family_first, given, middle, family, part_of_family, initial_and_family, given_and_initial,
  initials, nickname, nickname_and_family, run_together
};

struct NameVariant {
  std::vector<std::string> words;  ///< lower case, plain; apostrophes, hyphens and spaces separate words
  VariantKind kind = VariantKind::full;
};

/// The words of a name: given names and family name. A one-word name is all given.
struct NameParts {
  std::vector<std::string> given, family;
};

/// Titles dropped; "Pike, Joan" understood; the family name is the last word with its particles ("van der Berg").
NameParts name_parts(person::Name const& name, Words const& words);
/// Every variant, most complete first, none twice. Of "Baby 1 of Halina Wisniewska" and the like the whole alone: its parts are the mother's.
std::vector<NameVariant> name_variants(person::Name const& name, Words const& words);
/// "the given name", "the family name first", … for a reason.
std::string in_words(VariantKind kind);

}  // namespace rightsdesk::redaction
