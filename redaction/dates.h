#pragma once
// Calendar days as people write them.
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace rightsdesk::redaction {

struct WrittenDate {
  std::size_t begin = 0, end = 0;  ///< in the plain text, half-open
  Date day;
};

/// Every real day written with numbers ("3/4/09", "03-04-2009", "2009-04-03", "3.4.2009"; day before month) or with the
/// month's name ("3rd of April 2009", "April 3, 2009", "3 Apr 09"). Two-digit years: 00 to 29 are this century's.
/// In order, none overlapping.
std::vector<WrittenDate> dates_in(std::string_view plain);

}  // namespace rightsdesk::redaction
