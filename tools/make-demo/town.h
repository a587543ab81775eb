#pragma once
// The whole of Thamesbrook, written to a folder.
#include <cstdint>
#include <string>

#include "truth.h"

namespace rightsdesk::make_demo {

struct TownPlan {
  std::uint64_t seed = 1;
  std::size_t people = 5000;  ///< 1,000 to 1,000,000
  int notes_per_person = 13;  ///< 1 to 100
  std::string folder;         ///< made if it is not there
};

/// Writes everything, truth.json last. The same plan gives the same bytes. Throws Fault when the disk fails.
Truth write_town(TownPlan const& plan);

}  // namespace rightsdesk::make_demo
