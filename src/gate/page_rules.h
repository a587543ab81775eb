#pragma once
// What no honest page does: text off the paper, under a cover, in white, under a box, or with a gap as wide as a name.
#include <vector>

#include "gate/check.h"
#include "gate/drawing.h"
#include "gate/needles.h"

namespace rightsdesk::gate {

struct PageSight {
  PageObject const& page;
  Drawing const& drawing;
  Expectations const& expected;
  Needles const& needles;
};
void check_page(PageSight const& sight, std::vector<Leak>& leaks);

}  // namespace rightsdesk::gate
