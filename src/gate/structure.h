#pragma once
// What may stand in a file at all: an allow-list for where things hide, and every string and stream looked through.
#include <vector>

#include "gate/check.h"
#include "gate/needles.h"
#include "gate/objects.h"

namespace rightsdesk::gate {

/// The bytes before anything is parsed: one end, nothing before or after, no more objects than the file admits to (Objects::written).
void check_bytes(std::string const& bytes, std::size_t objects_listed, std::vector<Leak>& leaks);
/// The withheld strings in the file as it lies on the disk, before anything is decompressed.
void check_raw_strings(std::string const& bytes, Needles const& needles, std::vector<Leak>& leaks);
/// Keys that have no place in a released file, objects that nothing leads to, images that are never drawn.
void check_structure(Objects const& file, std::vector<Leak>& leaks);
/// Every string, name and stream of every object, reached or not.
void check_strings(Objects const& file, Needles const& needles, std::vector<Leak>& leaks);

}  // namespace rightsdesk::gate
