#pragma once
// The field names by which every profile says what of a record describes a person.
#include <string>
#include <string_view>

#include "person/description.h"

namespace rightsdesk::connectors {

/// full (also full_name: FULL is a word of SQL), given, family, former_full, former_given, former_family, known_full, known_given, known_family,
/// born, sex, address, postcode, address_from, address_to, phone, email, and id_<kind> (id_nhs_number,
/// id_upn, id_liquidlogic …).
bool is_person_field(std::string_view field);

/// One row's worth of fields, gathered and then added to a description.
class PersonRow {
 public:
  /// False when `field` is none of the above. Empty values are "not held".
  bool set(std::string const& field, std::string const& value);
  /// Adds what the row holds: names and addresses already there are not repeated.
  void add_to(person::Description& description) const;

 private:
  person::Description held_;
  person::Name current_, former_{.full = {}, .kind = person::Name::Kind::former},
      known_{.full = {}, .kind = person::Name::Kind::known_as};
  person::Address address_;
};

/// "Okafor, Chidi" and "Chidi Okafor" as a name with parts; one word has neither part.
person::Name name_from_full(std::string const& full);

}  // namespace rightsdesk::connectors
