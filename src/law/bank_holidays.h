#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/result.h"

namespace rightsdesk::law {

enum class Jurisdiction { england_and_wales, scotland, northern_ireland };
std::string to_string(Jurisdiction jurisdiction);  ///< gov.uk's names: "england-and-wales", …
std::optional<Jurisdiction> jurisdiction_from(std::string_view name);

/// Bank holidays by jurisdiction, from gov.uk's own JSON shape. Data, never computed.
class BankHolidays {
 public:
  /// Refuses (code bad_holidays) with every fault found: a missing division, a bad date, a day given twice.
  static Result<BankHolidays> from_json(std::string_view text);
  [[nodiscard]] bool is_holiday(Jurisdiction where, Date day) const;
  /// "Christmas Day", or empty.
  [[nodiscard]] std::string title(Jurisdiction where, Date day) const;
  [[nodiscard]] bool is_working_day(Jurisdiction where, Date day) const;
  /// The last calendar year for which every division has its days.
  [[nodiscard]] int last_verified_year() const;
  /// The first calendar year for which every division has its days.
  [[nodiscard]] int first_verified_year() const;
  /// SHA-256 of the text it was read from: the data's version.
  [[nodiscard]] std::string const& version() const { return version_; }
  /// The text it was read from.
  [[nodiscard]] std::string const& source() const { return source_; }
  /// Every day of a division with its title.
  [[nodiscard]] std::map<Date, std::string> const& days(Jurisdiction where) const;

 private:
  std::map<Jurisdiction, std::map<Date, std::string>> days_;
  std::string version_, source_;
};

/// Saturday or Sunday.
bool is_weekend(Date day);

}  // namespace rightsdesk::law
