#pragma once
// What a controller states besides its notice: config/controllers/<id>/evidence.yaml -> law::Proof, what shows who somebody is and for
// whom they may ask; school_closures.yaml -> law::SchoolClosure.
#include <string>
#include <vector>

#include "law/register.h"
#include "yaml/section.h"

namespace rightsdesk::settings {

/// The evidence matrix in `file`. Every fault goes to `complaints` as "file:line: what": a proof of proofs_needed() that is missing
/// or given twice, a role nobody has, a document that shows what no way needs, a way that no documents can make up or that
/// `never_enough` always bars, a document named that is not there.
std::vector<law::Proof> evidence_matrix(std::string const& file, yaml::Complaints& complaints);

/// The closures of config/controllers/<id>/school_closures.yaml; none where there is no such file. Faults as above: a day that is none, a
/// closure that ends before it begins.
std::vector<law::SchoolClosure> school_closures(std::string const& file, yaml::Complaints& complaints);

}  // namespace rightsdesk::settings
