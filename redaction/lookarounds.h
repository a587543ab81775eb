#pragma once
#include <string>

namespace rightsdesk::redaction {

/// The pattern (Perl syntax) without its assertions "(?=…)", "(?!…)", "(?<=…)" and "(?<!…)": wherever the pattern matches, this
/// matches from the same place on. A linear-time engine, which knows no assertions, can read it.
std::string without_lookarounds(std::string const& pattern);

}  // namespace rightsdesk::redaction
