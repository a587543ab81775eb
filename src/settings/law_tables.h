#pragma once
// config/law/uk-gdpr/*.yaml -> the tables of law/.
#include <string>
#include <vector>

#include "law/exemption.h"
#include "law/rights.h"
#include "yaml/section.h"

namespace rightsdesk::settings {

/// The rows of exemptions.yaml, in its order. Every unknown, repeated, missing or mistyped key, code given twice and
/// date that is none goes to `complaints` as "file:line: what".
std::vector<law::Exemption> exemptions(std::string const& file, yaml::Complaints& complaints);

/// The rows of lawful_bases.yaml, in its order. Faults as for exemptions().
std::vector<law::LawfulBasis> lawful_bases(std::string const& file, yaml::Complaints& complaints);

}  // namespace rightsdesk::settings
