#pragma once
// The weight of one comparison, part by part: the sum is the parts shown and nothing else.
#include <string>
#include <vector>

#include "matching/facts.h"
#include "matching/model.h"

namespace rightsdesk::matching {

struct Part {
  Field field = Field::forename;
  std::string level;  ///< "same_door", as config/matching.yaml names it
  std::string says;
  int centibits = 0;  ///< hundredths of a bit; 0 when missing
  Stands stands = Stands::missing;
  friend bool operator==(Part const&, Part const&) = default;
};

struct Evidence {
  std::vector<Part> parts;  ///< one per field, in the order of Field
  int centibits = 0;        ///< exactly the sum of the parts
  [[nodiscard]] Part const& at(Field field) const { return parts.at(static_cast<std::size_t>(field)); }
  [[nodiscard]] Stands stands(Field field) const { return at(field).stands; }
  [[nodiscard]] bool is(Field field, std::string_view level) const { return at(field).level == level; }
};

/// Of all pairs of names the one that agrees best counts; given and family may stand the other way round.
Evidence weigh(Facts const& a, Facts const& b, Model const& model);
/// Whether a number that is one person's is surely the same: NHS, pupil, National Insurance or a source's own.
bool number_agrees(Evidence const& evidence);
/// Nothing but the name, and the sex at most, speaks for it.
bool name_alone_agrees(Evidence const& evidence);
/// "+7.68", "-6.02", "+0.00".
std::string in_bits(int centibits);

}  // namespace rightsdesk::matching
