#include "collection/record.h"

#include "core/result.h"

namespace rightsdesk::collection {

std::string to_string(Reading reading) {
  switch (reading) {
    case Reading::waiting: return "waiting";
    case Reading::read: return "read";
    case Reading::unreadable: return "unreadable";
  }
  throw Bug("a reading without a name");
}

Reading reading_from(std::string const& text) {
  for (auto reading : {Reading::waiting, Reading::read, Reading::unreadable}) {
    if (to_string(reading) == text) return reading;
  }
  throw Fault("The store holds a word this program does not know.", "unknown reading \"" + text + "\"");
}

}  // namespace rightsdesk::collection
