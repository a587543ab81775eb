#pragma once
// Texts of the story, with who is named where. In the files under words/ a mention is written
//   {maja|Maja}               a name of that person, as written
//   {maja:phone|}             their phone as the cast has it ("" between | and }: the cast's value)
//   {maja:dob|9.3.04}         that kind of detail, as written
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cast.h"

namespace rightsdesk::make_demo {

/// A mention in a told text: [begin, end) in code points.
struct Mention {
  std::size_t begin = 0, end = 0;
  std::string text;
  std::string who;
  std::string kind;  ///< name, phone, email, address, dob, nhs_number, upn, nino, description
  Expect expect = Expect::withhold;
};

struct Told {
  std::string text;
  std::vector<Mention> mentions;
};

/// Throws Bug when the marks are broken or name nobody.
Told tell(std::string_view marked);
/// `more` set after `told`, with `between` in between; mentions move along.
void append(Told& told, std::string_view between, Told const& more);

/// A chunk of a words/ file: the fields of its "@ a | b | c" line, and the text to the next one, tidied at
/// both ends.
struct Chunk {
  std::vector<std::string> fields;
  std::string text;
};
std::vector<Chunk> chunks(std::string_view file);

}  // namespace rightsdesk::make_demo
