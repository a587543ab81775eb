#pragma once
// The housing system's tenancies, one JSON object a line (README.md, Housing).
#include <cstdint>
#include <fstream>
#include <string>

#include "crowd.h"
#include "truth.h"

namespace rightsdesk::make_demo {

class HousingWriter {
 public:
  explicit HousingWriter(std::string const& path);
  /// `json`: one whole object without line breaks.
  void tenancy(std::string const& json);
  /// A tenancy of that household; nearly half of them rent elsewhere and have none.
  void crowd_tenancy(std::uint64_t seed, std::size_t number, Household const& household);
  /// Returns how many were written; throws Fault when the file is not whole.
  std::size_t close();

 private:
  std::string path_;
  std::ofstream file_;
  std::size_t count_ = 0;
};

void write_story_housing(HousingWriter& housing, Truth& truth);

}  // namespace rightsdesk::make_demo
