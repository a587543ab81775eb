#pragma once
// What the files of the tasks share.
#include "app/tasks.h"

namespace rightsdesk::app {

/// A new open task of this kind, with the words and fields that the request gives it. Not yet kept.
casework::Task fresh_task(Office const& office, casework::Case const& about, workflow::TaskKind const& kind, std::string const& maker);

}  // namespace rightsdesk::app
