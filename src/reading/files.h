#pragma once
#include <string>
#include <string_view>

namespace rightsdesk::reading {

/// Within the child's own folder. An absent file is empty.
std::string file_bytes(std::string const& path);
/// Throws Fault.
void write_file(std::string const& path, std::string_view bytes);

}  // namespace rightsdesk::reading
