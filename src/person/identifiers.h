#pragma once
// UK identifiers: normalise, and check the check digit where there is one. Valid is not the same as "this
// person".
#include <optional>
#include <string>
#include <string_view>

namespace rightsdesk::person {

/// Ten digits without spaces, when the modulus 11 check passes (weights 10..2; NHS Data Dictionary). Ten
/// equal digits are refused.
std::optional<std::string> nhs_number(std::string_view written);
/// One letter and 12 digits (or 11 digits and a letter, a temporary number), check letter verified (DfE: sum
/// of digit × place mod 23).
std::optional<std::string> upn(std::string_view written);
/// Two letters, six digits, optional suffix A to D; prefixes D F I Q U V, second letter O, and BG GB KN NK NT
/// TN ZZ refused (HMRC).
std::optional<std::string> nino(std::string_view written);
/// "IG11 7LU": upper case, one space, O/0 and I/1 put right by position; nullopt when not of the shape of a
/// UK postcode.
std::optional<std::string> postcode(std::string_view written);
/// A UK number as +44 and 9 or 10 digits ("+442079460000"), whatever the punctuation; nullopt when it cannot
/// be one.
std::optional<std::string> uk_phone(std::string_view written);
/// Lower case, tidied; nullopt when it has no single @ with text on both sides and a dot after it.
std::optional<std::string> email(std::string_view written);

}  // namespace rightsdesk::person
