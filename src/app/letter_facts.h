#pragma once
// What the case, its clock, its controller and its review know of a letter. Seen by src/app only.
#include "app/letters.h"

namespace rightsdesk::app {

/// Every fact of `letter` that the program knows; what it does not know is left out.
notices::Facts known_facts(Work& work, Office const& office, casework::Case const& about, notices::Letter const& letter);
/// `known` with what was typed; only what the letter declares and the program does not know may be typed.
Result<notices::Facts> with_typed(notices::Letter const& letter, notices::Facts known, Typed const& typed);

}  // namespace rightsdesk::app
