#pragma once
// The subject as values a query can be asked with: the placeholders of every profile's probes.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "person/description.h"

namespace rightsdesk::connectors {

/// Placeholder name -> value.
using Binding = std::map<std::string, std::string>;

/// given, family, full (of one and the same name, former ones too), born, born_swapped (day and month
/// exchanged), born_year, postcode, phone, email, nhs_number, upn, nino, or id_<kind>.
bool is_subject_placeholder(std::string_view name);

/// Every combination of what is known of the subject that fills all of `wanted`, most current first; none
/// when something wanted is not known. At most 24 combinations.
std::vector<Binding> bindings_of(person::Description const& subject, std::set<std::string> const& wanted);

/// "Zoe, Linden, 9 March 2004": the values in words, for the search certificate.
std::string in_words(Binding const& binding);

}  // namespace rightsdesk::connectors
