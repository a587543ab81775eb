#pragma once
// A further case of the same person that arises from one that is there.
#include "app/office.h"

namespace rightsdesk::app {

struct Arising {
  std::string workflow, wanted;
};
/// Within a verb's own transaction: opened under a reference of its own with today as its day of receipt, recorded on both. Who may is for the caller to ask.
casework::Case opened_beside(Work& work, Office const& office, casework::Case const& first, std::string const& by, Arising const& arising);

}  // namespace rightsdesk::app
