#pragma once
#include "reading/source.h"

namespace rightsdesk::reading {

/// The first look at a file of any format: what `sniffed` (and, for containers, their members) says it is decides who reads it.
/// Refused with one plain reason when nobody can.
Reading extract(Source const& source);

}  // namespace rightsdesk::reading
