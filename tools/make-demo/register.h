#pragma once
// The Saturday Club's register: two dozen children of other families on the subject's file.
#include <vector>

#include "office.h"
#include "truth.h"

namespace rightsdesk::make_demo {

/// The sheets, a hidden row and a hidden sheet among them; says in `truth` who is in which row, and in `item`
/// the texts.
std::vector<Sheet> club_register(Truth& truth, Item& item);

}  // namespace rightsdesk::make_demo
