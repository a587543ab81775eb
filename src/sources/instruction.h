#pragma once
// What a source that can is told to do with the subject's record, and what it says of the record before and after.
#include <optional>
#include <string>
#include <string_view>

namespace rightsdesk::sources {

enum class Act { mark, unmark, suppress, correct };
std::string to_string(Act act);
std::optional<Act> act_from(std::string_view name);

/// One act on one record. Personal data.
struct Instruction {
  Act act = Act::mark;
  std::string key;         ///< the record's key, as the source offered it in a search
  std::string words = {};  ///< what the marker says: the right and the case's reference
  std::string field = {};  ///< correct: which field, as the profile names it
  std::string value = {};  ///< correct: what it shall say
};

/// The source's own words for it, one "field: value" a line; "Nothing" where it held none.
struct Proof {
  std::string before, after;
};

}  // namespace rightsdesk::sources
