#pragma once
// People and homes as the case systems hold them.
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "names.h"

namespace rightsdesk::make_demo {

struct Home {
  std::string flat;  ///< may be empty
  std::string house;
  std::string street;
  std::string postcode;
  /// "Flat 6, 81 Cooperage Row, Thamesbrook".
  [[nodiscard]] std::string line() const;
  friend bool operator==(Home const&, Home const&) = default;
};

/// Empty means not held.
struct Person {
  std::string key;
  std::string legacy_key = {};
  WrittenName name = {};
  Sex sex = Sex::female;
  std::string ethnicity = {};
  std::optional<Date> born = {};
  std::optional<Date> expected = {};
  std::string nhs = {};
  std::string upn = {};
  std::string nino = {};
  std::string mobile = {};
  std::string landline = {};
  std::string email = {};
  bool is_mother = false;
  /// "Zoe Linden-Okoro".
  [[nodiscard]] std::string full_name() const;
};

/// "Miss", "Mr"…: the title staff put before a surname of somebody of that sex.
std::string title_of(Sex sex);

}  // namespace rightsdesk::make_demo
