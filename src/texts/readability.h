#pragma once
// How hard a text is to read: the Flesch-Kincaid grade (United States school years; 4 to 6 is a reading age of 9 to 11).
#include <string>

#include "texts/texts.h"

namespace rightsdesk::texts {

struct Measured {
  double grade = 0;         ///< Flesch-Kincaid; 0 for no words
  std::size_t longest = 0;  ///< words of the longest sentence
};
Measured measured(std::string const& prose);
/// The paragraphs and bullets of what somebody reads.
Measured measured(std::vector<Block> const& blocks);

/// What we hold our own words to: a reading age of 11 at most.
constexpr double hardest_grade = 6.0;
constexpr std::size_t longest_sentence = 26;

}  // namespace rightsdesk::texts
