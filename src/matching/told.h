#pragma once
// What records that a person confirmed say of the subject and the subject did not: thing by thing, to be looked for by once a person takes it up.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "matching/judge.h"

namespace rightsdesk::matching {

enum class Telling { address, phone, email, name, number };
/// "address"; "e-mail address".
std::string_view to_string(Telling what);

/// A record that tells of a thing; the days are its own, and only of an address.
struct Teller {
  std::string source, key;
  std::optional<Date> from = {}, to = {};
  friend bool operator==(Teller const&, Teller const&) = default;
};

/// One thing. Personal data: never logged.
struct Told {
  Telling what = Telling::address;
  person::Description says;  ///< that one thing and nothing else, as the first teller writes it
  std::vector<Teller> by;    ///< at least one
};

/// What `confirmed` say beside `subject`, in the order of Telling and then of the records; a thing that several say stands once. Addresses at
/// another door, phones, e-mail addresses, valid NHS, pupil and National Insurance numbers; a former name or one somebody is known by, and
/// another family name under the subject's own forename. A joint holder's name is none, and a record on somebody else's file tells nothing.
std::vector<Told> told_by(person::Description const& subject, std::span<Candidate const> confirmed, Model const& model);

/// `subject` as they and `told` describe them. A name that was told is a former one.
person::Description with_told(person::Description subject, std::span<Told const> told);

}  // namespace rightsdesk::matching
