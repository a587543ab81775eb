#pragma once
#include <string_view>
#include <vector>

#include "core/result.h"
#include "disclosure/pack.h"

namespace rightsdesk::delivery {

/// The files of a ZIP, in its order, without the folder that all of them lie in; folders are passed over.
/// Refused: damaged (it is no ZIP, or ends too soon), too_large (more than 100,000 files, or 8 GiB unpacked).
Result<std::vector<disclosure::PackFile>> unzipped(std::string_view zip);

}  // namespace rightsdesk::delivery
