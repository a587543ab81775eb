#pragma once
// How much a person in a row shares with the subject: enough to offer the row, never enough to say who it is.
#include <optional>
#include <set>
#include <string>

#include "person/description.h"

namespace rightsdesk::connectors {

class Resemblance {
 public:
  explicit Resemblance(person::Description const& subject);

  /// What is shared of what both sides hold. A given name or a family name counts 2 each (in either order), a postcode 2,
  /// a phone 3, a date of birth 3 (also with day and month exchanged), an e-mail address or a number of the same kind 8.
  struct Shared {
    int points = 0;
    int possible = 0;
    /// Two signs, or everything that both sides hold when that is less: a row that says little is offered on little.
    [[nodiscard]] bool enough() const { return points > 0 && points >= (possible < 4 ? possible : 4); }
  };
  [[nodiscard]] Shared with(person::Description const& held) const;
  /// What it looks for, in words, for the search certificate.
  [[nodiscard]] std::string sought() const;

 private:
  void add_names(person::Description const& held, Shared& shared) const;
  person::Description subject_;
  std::set<std::string> given_, family_, postcodes_, phones_, emails_;
  std::optional<Date> swapped_;
};

}  // namespace rightsdesk::connectors
