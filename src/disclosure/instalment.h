#pragma once
#include <string>
#include <vector>

namespace rightsdesk::disclosure {

/// Which part of an answer a pack is, where one pack is not all of it.
struct Instalment {
  int number = 1;   ///< from 1, counting the packs that were released before
  int to_come = 0;  ///< records that are still being checked
  std::vector<std::string> why_later = {};
  bool added = false;  ///< an answer that seemed whole was sent before; this adds to it
};

}  // namespace rightsdesk::disclosure
