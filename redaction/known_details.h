#pragma once
// The contact details, addresses, dates of birth and identifiers of the people in the register, in whatever format.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "redaction/people_index.h"

namespace rightsdesk::redaction {

class DetailIndex {
 public:
  explicit DetailIndex(std::vector<KnownPerson> const& people);
  /// Claims on every known detail in the page; the subject's own are shields. A detail that the subject shares with
  /// somebody else is the subject's, but for a home that the subject has left and somebody else in the register has. Another house number on a street of the register is somebody's address too.
  [[nodiscard]] std::vector<Claim> details_in(std::string_view plain, std::vector<Token> const& list) const;
  /// True when `text` (of that kind) is the subject's own detail, whatever the format; a passage when it is "number" and
  /// the number of a house of the subject's.
  [[nodiscard]] bool is_subjects(std::string const& kind, std::string_view text) const;

 private:
  struct Detail {
    std::string kind;
    std::string squeezed;  ///< letters and digits only, lower case; for a phone the digits after 0 or +44
    PersonId person;
    std::string role;
    bool subjects = false;
  };
  void add(std::string kind, std::string squeezed, KnownPerson const& person);
  void add_address(person::Address const& address, KnownPerson const& person);
  void squeezed_claims(std::string_view plain, std::vector<Claim>& out) const;
  void address_claims(std::string_view plain, std::vector<Token> const& list, std::vector<Claim>& out) const;
  void street_claims(std::string_view plain, std::vector<Token> const& list, std::vector<Claim>& out) const;
  void date_claims(std::string_view plain, std::vector<Claim>& out) const;
  static Claim claim(Detail const& detail, std::size_t begin, std::size_t end);

  std::vector<Detail> details_;
  std::vector<std::pair<std::vector<std::string>, Detail>> addresses_;  ///< words of a first line, or of the whole
  std::map<std::vector<std::string>, std::set<std::string>> streets_;  ///< street -> house numbers somebody is known to have there
  std::set<std::string> own_numbers_;  ///< house numbers of the subject's addresses
  std::vector<std::pair<Date, Detail>> births_;
};

/// Letters and digits only, lower case.
std::string squeezed(std::string_view plain);

}  // namespace rightsdesk::redaction
