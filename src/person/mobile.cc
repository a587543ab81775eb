#include "person/mobile.h"

#include <algorithm>
#include <array>

#include "person/identifiers.h"

namespace rightsdesk::person {
namespace {

/// Jersey, Guernsey, Isle of Man: numbering of their own within +44, and not the United Kingdom (Ofcom, National Telephone Numbering Plan).
constexpr std::array kIslands{"7509", "7829", "7937", "77003", "77007", "77008", "7797", "7781", "7839", "79111", "79117", "74576", "7524"};

bool of_the_islands(std::string const& number) {
  return std::any_of(kIslands.begin(), kIslands.end(), [&](char const* begin) { return number.starts_with(std::string("+44") + begin); });
}

}  // namespace

std::optional<std::string> uk_mobile(std::string_view written) {
  auto const number = uk_phone(written);
  constexpr std::size_t kLength = sizeof("+447700900123") - 1;
  if (!number || number->size() != kLength || !number->starts_with("+447")) return std::nullopt;
  char const second = (*number)[4];
  bool const mobile = (second >= '1' && second <= '5') || (second >= '7' && second <= '9');
  return mobile && !of_the_islands(*number) ? number : std::nullopt;
}

}  // namespace rightsdesk::person
