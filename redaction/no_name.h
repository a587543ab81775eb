#pragma once
// What is no name though a model of names may take it for one: letters, numbers, labels and values of forms.
#include <string_view>
#include <vector>

#include "redaction/plain_text.h"
#include "redaction/words.h"

namespace rightsdesk::redaction {

constexpr std::size_t kLongestHeading = 300;  ///< bytes; nothing further into a line is a greeting, a heading or a sign-off

/// The text from the start of the line, at most `kLongestHeading` bytes of it, to `begin`.
std::string_view line_before(std::string_view plain, std::size_t begin);
/// The word is all that stands in a cell of a table.
bool fills_a_cell(std::string_view plain, Token const& token);
/// Half of the word or more is digits, or it is a time: "H900002", "S2P3", "6pm".
bool is_a_number(Token const& token);
/// A letter that stands for no name: alone in a cell of a table ("Y", "N", "P"); "I" with a space or an apostrophe behind it; joined to
/// another letter ("A&E", "T/C").
bool is_a_letter_alone(std::string_view plain, std::vector<Token> const& list, std::size_t at);
/// The line begins with at most three ordinary words and a colon, and the word is one of them: "Person id: H900002".
bool is_in_a_label(std::string_view plain, std::vector<Token> const& list, std::size_t at, Words const& words);
/// The word is all that stands behind a label of ordinary words: "Note type: Health".
bool is_a_value(std::string_view plain, std::vector<Token> const& list, std::size_t at, Words const& words);
/// The word is of a role of professions.txt that stands whole between a comma and the end of the line or of a cell: "Author: Kelechi Nwosu, Personal adviser".
bool is_in_a_role(std::string_view plain, std::vector<Token> const& list, std::size_t at, Words const& words);

}  // namespace rightsdesk::redaction
