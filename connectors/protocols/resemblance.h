#pragma once
// How much a person in a row shares with the subject: enough to offer the row, never enough to say who it is.
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "connectors/protocols/signs.h"
#include "person/description.h"

namespace rightsdesk::connectors {

class Resemblance {
 public:
  static constexpr int kEnough = 4;
  explicit Resemblance(person::Description const& subject);

  /// What is shared of what both sides hold. A given name or a family name counts 2 each (in either order), a postcode 2,
  /// a phone 3, a date of birth 3 (also with day and month exchanged), an e-mail address or a number of the same kind 8.
  struct Shared {
    int points = 0;
    int possible = 0;
    /// Two signs, or everything that both sides hold when that is less: a row that says little is offered on little.
    [[nodiscard]] bool enough() const { return points > 0 && points >= (possible < kEnough ? possible : kEnough); }
  };
  [[nodiscard]] Shared with(person::Description const& held) const;
  /// What with() compares, as signs, each with its worth: whoever shares none of them shares nothing.
  struct Sought {
    Sign sign = 0;
    unsigned kind = 0;  ///< one bit
  };
  [[nodiscard]] std::vector<Sought> signs() const;
  /// No more points than with() would give to anybody who shares signs of these kinds (bits together).
  static int most_points(unsigned kinds);
  /// No more than what enough() asks of somebody of whom at least `held` is held.
  [[nodiscard]] int least_enough(std::uint8_t held) const;
  /// What it looks for, in words, for the search certificate.
  [[nodiscard]] std::string sought() const;

 private:
  void add_names(person::Description const& held, Shared& shared) const;
  person::Description subject_;
  std::set<std::string> given_, family_, postcodes_, phones_, emails_;
  std::optional<Date> swapped_;
};

/// The signs of somebody held that Resemblance::with could find shared.
std::vector<Sign> signs_of(person::Description const& held);
/// Which of what Resemblance::with may ask for is held at all: bits of its own.
std::uint8_t held_kinds(person::Description const& held);

}  // namespace rightsdesk::connectors
