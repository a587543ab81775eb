#include "app/reaching.h"

#include "core/text.h"
#include "intake/safe_contact.h"

namespace rightsdesk::app {

std::optional<std::string> safe_contact_of(casework::Case const& about) {
  auto const& given = about.particulars.reveal();
  auto const safe = given.find(intake::kSafeContact);
  return safe == given.end() ? std::nullopt : std::optional(safe->second);
}

std::vector<std::string> address_lines(intake::Requester const& requester) {
  std::vector<std::string> lines;
  for (auto const& line : split(requester.address, ',')) {
    if (!tidied(line).empty()) lines.push_back(tidied(line));
  }
  if (!requester.postcode.empty()) lines.push_back(requester.postcode);
  return lines;
}

}  // namespace rightsdesk::app
