#include "app/work.h"

#include "core/result.h"

namespace rightsdesk::app {

std::string to_string(PackState state) {
  switch (state) {
    case PackState::building: return "building";
    case PackState::blocked: return "blocked";
    case PackState::sealed: return "sealed";
    case PackState::released: return "released";
    case PackState::withdrawn: return "withdrawn";
  }
  throw Bug("a pack state without a name");
}

PackState pack_state_from(std::string const& text) {
  for (auto state : {PackState::building, PackState::blocked, PackState::sealed, PackState::released, PackState::withdrawn}) {
    if (to_string(state) == text) return state;
  }
  throw Fault("The store holds a word this program does not know.", "unknown pack state \"" + text + "\"");
}

}  // namespace rightsdesk::app
