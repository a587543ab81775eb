#include "web/caseload/sign_in_views.h"

#include "web/pages/square_code.h"

namespace rightsdesk::web::caseload {

View device_view(DeviceToAdd const& device) {
  std::string grouped;
  for (std::size_t i = 0; i < device.secret.size(); ++i) grouped += (i > 0 && i % 4 == 0 ? " " : "") + device.secret.substr(i, 1);
  return View().text("device_secret", grouped).text("device_picture", square_code_picture(device.address));
}

View recovery_view(std::vector<std::string> const& codes) { return View().each("recovery_codes", lines_of(codes)); }

}  // namespace rightsdesk::web::caseload
