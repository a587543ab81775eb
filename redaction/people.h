#pragma once
// The register of people in one case: the centre of the review. One decision per person holds at every mention.
#include <optional>
#include <string>
#include <vector>

#include "core/because.h"
#include "core/id.h"
#include "person/description.h"

namespace rightsdesk::redaction {

enum class Standing {
  subject,       ///< the data subject: never proposed
  professional,  ///< acts in an official capacity: proposed as release (DPA 2018 Sch 2 para 17)
  third_party    ///< anybody else who can be identified: proposed as withhold (DPA 2018 Sch 2 para 16)
};

struct KnownPerson {
  PersonId id;
  std::string role;  ///< "mother", "sibling", "neighbour", "social worker", …
  Standing standing = Standing::third_party;
  person::Description described;  ///< names (all variants held), phones, e-mails, addresses, dates of birth, identifiers
  Because known_from;             ///< where the case learned of this person
};

}  // namespace rightsdesk::redaction
