#pragma once
// A pack is sealed: the sums of all its parts, signed, are kept beside it, and read again before anything leaves.
#include <string>
#include <vector>

#include "app/office.h"
#include "delivery/checked_bag.h"
#include "disclosure/pack.h"

namespace rightsdesk::app {

/// PackForm::form of the sums and their signature. It is staff's; the resident is given the parts.
constexpr char kSeal[] = "seal";

struct SealedParts {
  PackRow const& pack;                      ///< with version, built_at and gate_report
  std::vector<delivery::Summed> files;  ///< pack, schedule, certificate and the other forms, under their own names
  std::string reason = {};                  ///< why there is a version after the first
};
/// The form to add to the pack; its blob holds the tag files as a JSON object of name and hexadecimal bytes.
PackForm seal(Work& work, Office const& office, casework::Case const& about, SealedParts parts);

/// The whole bag: every part as it is kept now, the gate's report, the tag files. `work` and `pack` outlive it; opening a part that is not there
/// throws Fault.
std::vector<delivery::BagFile> bag_of(Work& work, casework::Case const& about, PackRow const& pack);

/// Every part is what was sealed, or a Fault that names the one that is not. A pack made before there were seals: its PDF alone.
void heed_seal(Work& work, casework::Case const& about, PackRow const& pack);

}  // namespace rightsdesk::app
