#include "law/register.h"

namespace rightsdesk::law {

std::vector<std::string> missing_to_serve(Controller const& controller) {
  std::vector<std::string> missing;
  if (controller.contact_email.empty()) missing.emplace_back("contact_email");
  if (controller.contact_address.empty()) missing.emplace_back("contact_address");
  if (controller.data_protection_officer.empty()) missing.emplace_back("data_protection_officer");
  if (controller.complaint_route.empty()) missing.emplace_back("complaint_route");
  if (controller.regulator.empty()) missing.emplace_back("regulator");
  return missing;
}

}  // namespace rightsdesk::law
