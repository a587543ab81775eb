#pragma once
#include "core/date.h"

namespace rightsdesk::law {

/// The earliest day on which a health professional's opinion may have been obtained for it still to be good.
struct OpinionWindow {
  Date earliest;           ///< six months ending with the day it is relied on, that day included
  Date cautious_earliest;  ///< later where the month's end gives several possible first days
};

/// Law: DPA 2018 Sch 3 paras 5(4), 6(4); counted without Regulation 1182/71 (s.205(2)); law.md C-12.
OpinionWindow opinion_window(Date relied_on);

}  // namespace rightsdesk::law
