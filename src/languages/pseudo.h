#pragma once
// Languages that nobody speaks, made from the English words: what is left in English, cut off or on the wrong side is seen at once.
#include "languages/language.h"

namespace rightsdesk::languages {

/// "en-XA": accents on every letter, brackets round every message, 40% longer. "ar-XB": the same, and it runs from right to left. The
/// codes are those of CLDR.
bool is_pseudo(std::string const& code);
/// Throws Bug for a code that is none.
Language pseudo(std::string const& code, Messages const& messages);

}  // namespace rightsdesk::languages
