#include "redaction/checksums.h"

#include <array>
#include <utility>

#include "person/identifiers.h"
#include "redaction/dates.h"
#include "redaction/plain_text.h"

namespace rightsdesk::redaction {
namespace {

std::string digits_of(std::string_view found) {
  std::string out;
  for (char byte : found) {
    if (is_digit(byte)) out += byte;
  }
  return out;
}

// ISO/IEC 7812-1 annex B: every second digit from the right doubled, its digits summed.
bool luhn(std::string_view found) {
  auto const digits = digits_of(found);
  if (digits.size() < 12 || digits.find_first_not_of(digits.front()) == std::string::npos) return false;
  int sum = 0;
  bool doubled = false;
  for (auto at = digits.rbegin(); at != digits.rend(); ++at, doubled = !doubled) {
    int const value = (*at - '0') * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

// ITU-T E.164: at most 15 digits with the country code, which never begins with 0.
bool phone_abroad(std::string_view found) {
  auto digits = digits_of(found);
  if (digits.starts_with("00")) digits.erase(0, 2);
  return digits.size() >= 8 && digits.size() <= 15 && digits.front() != '0';
}

// At least six of its characters are digits as they stand, and not all.
bool uk_phone_scanned(std::string_view found) {
  static constexpr std::string_view kRead = "OoQlISB", kMeant = "0001158";
  std::string meant;
  for (char byte : found) {
    auto const at = kRead.find(byte);
    meant += at == std::string_view::npos ? byte : kMeant[at];
  }
  auto const digits = digits_of(found).size();
  return digits >= 6 && digits < digits_of(meant).size() && person::uk_phone(meant).has_value();
}

}  // namespace

Checksum checksum_named(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Checksum>, 10> kChecks{{
      {"nhs_number", [](std::string_view found) { return person::nhs_number(found).has_value(); }},
      {"upn", [](std::string_view found) { return person::upn(found).has_value(); }},
      {"nino", [](std::string_view found) { return person::nino(found).has_value(); }},
      {"uk_phone", [](std::string_view found) { return person::uk_phone(found).has_value(); }},
      {"uk_phone_scanned", uk_phone_scanned},
      {"postcode", [](std::string_view found) { return person::postcode(found).has_value(); }},
      {"email", [](std::string_view found) { return person::email(found).has_value(); }},
      {"phone_abroad", phone_abroad},
      {"luhn", luhn},
      {"date", [](std::string_view found) { return !dates_in(found).empty(); }},
  }};
  for (auto const& [known, check] : kChecks) {
    if (known == name) return check;
  }
  return nullptr;
}

}  // namespace rightsdesk::redaction
