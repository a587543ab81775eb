#pragma once
// Notes as councils write them, about invented people: what no open labelled text has.
#include <cstdint>
#include <string>
#include <vector>

#include "redaction/words.h"

namespace rightsdesk::redaction {

struct LabelledSpan {
  std::size_t begin = 0, end = 0;  ///< code points, half-open
  std::string label;               ///< "PERSON", "LOC", "ORG"
};
struct LabelledText {
  std::string text;
  std::vector<LabelledSpan> spans;
};

/// `count` notes of a few sentences, always the same for the same lists. `templates` has one sentence a line, with
/// {given}, {family}, {full}, {initial} ("J. Pike"), {letter}, {initials} ("JP"), {place}, {street}, {body} and {short} (a body's or form's
/// short form) where words go. Streets and bodies are often called after people; a third of the names are on no list.
std::vector<LabelledText> invented_notes(std::vector<std::string> const& templates, std::vector<std::string> const& given_names,
                                         std::vector<std::string> const& family_names, std::size_t count);

}  // namespace rightsdesk::redaction
