#pragma once
// The word lists of redaction/words/*.txt, and short forms of given names.
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace rightsdesk::redaction {

using WordSet = std::unordered_set<std::string>;
enum class Gender { any, female, male };
using GenderedWords = std::unordered_map<std::string, Gender>;

/// All words are in lower case, folded to plain letters.
struct Words {
  WordSet ordinary;     ///< English words; capitalised in mid-sentence only when they are names
  WordSet places;       ///< places, peoples, days, months, bodies, short forms
  WordSet place_words;  ///< "road", "school": a capitalised run that ends in one is not a person
  WordSet name_words;   ///< names that are also ordinary words or places: "grace", "will"
  WordSet given_names;  ///< given names that are rarely anything else
  WordSet more_given, more_family;  ///< names of many countries, for the model alone: some are also other things
  WordSet before, after;  ///< beside a capitalised word they make a person likely
  WordSet professions;    ///< roles held for a body
  WordSet field;          ///< short forms and words of the field, for the rules alone: the model learnt without them
  GenderedWords titles, relations;
  std::unordered_map<std::string, std::vector<std::string>> nicknames;  ///< both ways

  [[nodiscard]] bool is_ordinary(std::string const& word) const { return ordinary.contains(word) || places.contains(word); }
  /// On a list of given or family names; it may be something else too.
  [[nodiscard]] bool is_listed_name(std::string const& word) const {
    return given_names.contains(word) || more_given.contains(word) || more_family.contains(word);
  }
  /// An English word with letters that scanners take for others: "cornmunity", "schoo1".
  [[nodiscard]] bool is_misread(std::string const& word) const;
  /// Ends a place's name and is nobody's family name: "road", not "green".
  [[nodiscard]] bool ends_a_place(std::string const& word) const {
    return place_words.contains(word) && !name_words.contains(word);
  }
};

/// Reads the lists in `folder`; `nicknames_csv` (first and last column: a name and its short form; one header line) may be empty.
/// Appends "file:line: what is wrong" to `errors`.
Words read_words(std::string const& folder, std::string const& nicknames_csv, std::vector<std::string>& errors);

}  // namespace rightsdesk::redaction
