#pragma once
// The words a PDF is written in: operators, keys and names that the format itself gives.
#include <string>
#include <string_view>

namespace rightsdesk::gate {

/// Is this (without its stroke) an operator or a name of ISO 32000-1 (Annex A, 7 to 14) or of a ToUnicode map (9.10.3), of those
/// our packs are written with? "BT" begins text in every content stream; it is not the initials of Bola Terry.
bool word_of_the_format(std::string_view word);

/// `text` with the tag of the language our packs are written in blanked wherever it stands as a value of its own, and
/// XMP's attribute for any language: people have the initials GB and the name Lang.
std::string without_language_tag(std::string text);

/// `bytes` with every word of the format outside strings and comments blanked, and that tag, everything else as it stands.
std::string without_words_of_the_format(std::string_view bytes);

}  // namespace rightsdesk::gate
