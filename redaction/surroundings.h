#pragma once
// What stands around a word of a page.
#include <string_view>
#include <vector>

#include "redaction/plain_text.h"
#include "redaction/words.h"

namespace rightsdesk::redaction {

/// Nothing but spaces, quotes, brackets and bullets between the word and the start of its line or the end of a sentence.
bool starts_sentence(std::string_view plain, std::size_t begin);
/// The text between two neighbouring tokens.
std::string_view gap(std::string_view plain, Token const& left, Token const& right);
/// The gap is a space, a line break, or one of . , ' - with spaces; at most four bytes and one line break.
bool may_join_names(std::string_view gap);
/// Index of the first title of a run of titles just before token `first` ("Mr and Mrs", "Dr."), or `first` when there is none.
std::size_t first_title(std::string_view plain, std::vector<Token> const& list, std::size_t first, Words const& words);
/// The word begins with a capital: capitalised, in capitals, or an initial.
bool begins_upper(Token const& token);
/// A month or a modal verb that is plainly meant as such ("in May", "3 April", "Will you").
bool is_plainly_a_word(std::string_view plain, std::vector<Token> const& list, std::size_t at);

/// The words around stand in capitals too: capitals tell nothing there.
bool in_capitals(std::vector<Token> const& list, std::size_t at);

}  // namespace rightsdesk::redaction
