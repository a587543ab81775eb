#pragma once
#include <string>
#include <vector>

#include "app/import.h"

namespace rightsdesk {

/// A mapping file (config/import/README.md), or every fault of it as "file:line: what".
Result<app::ImportMapping, std::vector<std::string>> load_import_mapping(std::string const& file);

}  // namespace rightsdesk
