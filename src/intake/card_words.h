#pragma once
// The words of a card with which somebody comes back to their form: 256 of them, so that each stands for one byte.
#include <string>
#include <string_view>
#include <vector>

namespace rightsdesk::intake {

/// One word for each byte.
std::vector<std::string> card_of(std::string_view random_bytes);
/// So many random words.
std::vector<std::string> fresh_card(std::size_t words);
/// The words of what somebody typed: capitals, commas and lines do not matter, nor a slip after the fourth letter of a word. Empty when one
/// is none of the list's.
std::vector<std::string> card_from(std::string const& typed);

}  // namespace rightsdesk::intake
