#pragma once
// What is said to residents, sentence by sentence, in English: what a translator gets.
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rightsdesk::languages {

/// Everything that is said, by its English, with the places that say it ("templates/portal/start.html:4"). In the words stand {name} where
/// a value comes, and <a>…</a>, <strong>…</strong>, <br> where a page marks them up; a second tag of a kind is <a2>…</a2>.
using Messages = std::map<std::string, std::vector<std::string>>;

/// A message in its parts, in their order.
struct Piece {
  enum class Kind { text, value, opens, closes, alone } kind = Kind::text;
  std::string what;  ///< the text itself, or the name of the value or tag
  bool operator==(Piece const&) const = default;
};
std::vector<Piece> pieces_of(std::string_view words);

/// Why `said` cannot stand for `english`: a value that is not there or not known, markup that is not the same or not well nested. In the
/// words of a fault; empty: it can.
std::vector<std::string> wrong_with(std::string_view english, std::string_view said);

/// Words that hold a letter, and not values and signs alone.
bool says_something(std::string_view words);

}  // namespace rightsdesk::languages
