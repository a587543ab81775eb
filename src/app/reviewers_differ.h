#pragma once
// Two reviewers who decided the same thing in two ways.
#include <vector>

#include "app/differences.h"

namespace rightsdesk::app {

/// One line for each mention, person or page on which the last words of two people differ, whatever stands there now: `said` has them, the newest first. It is
/// gone once one of them, deciding it again, says what the other said, or an act of one of them is undone. Within a verb's own transaction.
std::vector<Difference> reviewers_differ(Work& work, CaseId const& id);

}  // namespace rightsdesk::app
