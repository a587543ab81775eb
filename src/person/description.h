#pragma once
// What is known of a person, as somebody gave it: the requester on a form, or a source about its own record.
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"

namespace rightsdesk::person {

/// A name as written. `given` and `family` may each be empty (one-word names); `full` is always set.
struct Name {
  std::string full;
  std::string given = {};
  std::string family = {};
  enum class Kind { current, former, known_as } kind = Kind::current;
  friend bool operator==(Name const&, Name const&) = default;
};

struct Address {
  std::string text;      ///< the lines, separated by ", "
  std::string postcode;  ///< as written; may be empty
  std::optional<Date> from = {};
  std::optional<Date> to = {};
  friend bool operator==(Address const&, Address const&) = default;
};

/// A national or local identifier. `kind` is one of nhs_number, upn, nino, or a source's own (for example
/// "liquidlogic_id").
struct Identifier {
  std::string kind;
  std::string value;
  friend bool operator==(Identifier const&, Identifier const&) = default;
};

/// Personal data throughout: never log a Description. Empty and absent mean "not held", which is not
/// disagreement.
struct Description {
  std::vector<Name> names;  ///< current name first
  std::optional<Date> born = {};
  std::string born_as_written = {};     ///< when not a full date: "2009", "03/2009"
  std::string sex = {};                 ///< "female", "male", "other" or empty
  std::vector<Address> addresses = {};  ///< current first
  std::vector<std::string> phones = {};
  std::vector<std::string> emails = {};
  std::vector<Identifier> identifiers = {};
  friend bool operator==(Description const&, Description const&) = default;
};

/// Somebody around the subject, as a case system records them.
struct Related {
  std::string key;  ///< the source's own key; may be empty
  std::string
      role;  ///< "mother", "sibling", "social worker", "health visitor", "referrer", "foster carer", …
  bool professional = false;  ///< acts in an official capacity (DPA 2018 Sch 2 para 17)
  Description described;
  friend bool operator==(Related const&, Related const&) = default;
};

}  // namespace rightsdesk::person
