#pragma once
#include <string>
#include <vector>

namespace rightsdesk::web::testing {

/// English words that stand on a page in a made language (languages/pseudo.h): runs of letters without an accent, in its text and in the
/// attributes that people hear, but for `values` (names, references, what was typed) and what says itself that it is English (lang="en").
std::vector<std::string> english_on(std::string page, std::vector<std::string> const& values);

}  // namespace rightsdesk::web::testing
