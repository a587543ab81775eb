#pragma once
// The export of the shared mailbox of Children's Social Care.
#include <cstdint>
#include <string>
#include <vector>

#include "people.h"
#include "truth.h"

namespace rightsdesk::make_demo {

/// Writes `path`; returns how many messages it holds.
std::size_t write_mailbox(std::string const& path, std::uint64_t seed, std::vector<Person> const& others,
                          Truth& truth);

}  // namespace rightsdesk::make_demo
