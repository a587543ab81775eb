#pragma once
// Names as people and systems write them. Nothing here guesses who is meant; it only makes forms comparable.
#include <string>
#include <string_view>
#include <vector>

#include "person/description.h"

namespace rightsdesk::person {

/// "Baby", "Twin 2", "Unknown", "n/k": words that stand where no name is known. "Null" and "Ng" are names.
bool is_placeholder(std::string_view word);

/// The names written in one field: one, or several for joint holders ("Mr J Smith & Mrs A Smith") and for
/// "Elizabeth (known as Beth) Smith", whose second is `known_as`. Titles and placeholders are left out of
/// given and family; "SMITH, John" and "SMITH John" put the family first; a name of one word is a given name.
/// "Baby of Maria Kowalska" holds the family only. Empty when nothing is written. `full` is always the words
/// as written.
std::vector<Name> parse_names(std::string_view written);
/// The first of parse_names; only `full` is set when nothing could be read.
Name parse_name(std::string_view written);

/// A name made ready for comparing: folded tokens, hyphens parted, apostrophes closed up, titles, suffixes
/// and placeholders gone.
struct NameTokens {
  std::vector<std::string> given;
  std::vector<std::string> family;
  Name::Kind kind = Name::Kind::current;
  friend bool operator==(NameTokens const&, NameTokens const&) = default;
};
/// From given and family where either is set, else from the first name in `full`.
NameTokens tokens_of(Name const& name);
/// Every pair of tokens to be tried for a person: each name, the current name's missing half lent to the
/// others.
std::vector<NameTokens> all_tokens(std::vector<Name> const& names);

/// The ways this name may stand in a text, for searching: "Given Family", "Family, Given", "Family Given", "G
/// Family", "G. Family"; only the one word for a name of one word. Tidied, not folded, no repeats.
std::vector<std::string> written_forms(Name const& name);

}  // namespace rightsdesk::person
