#include "collection/dated_ahead.h"

namespace rightsdesk::collection {

bool is_dated_ahead(CollectedRecord const& record) { return is_newer_than(record, local_date(record.collected_at)); }

}  // namespace rightsdesk::collection
