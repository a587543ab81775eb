#pragma once
#include <string_view>

namespace rightsdesk::law {

/// Is this one of the names that `Event::name` may have?
bool is_event_name(std::string_view name);

}  // namespace rightsdesk::law
