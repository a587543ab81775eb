#pragma once
#include "collection/record.h"

namespace rightsdesk::collection {

/// Whether the item says of itself, or its source of it, that it was made or changed on a later day than the one on which it was collected: then a clock is wrong, there or here,
/// and the days beside it may be too. What it says is kept as it stands. Today counts as no later day; neither does what has no date.
bool is_dated_ahead(CollectedRecord const& record);

}  // namespace rightsdesk::collection
