#include "web/caseload/sign_in_views.h"

#include "web/pages/square_code.h"

namespace rightsdesk::web::caseload {

View device_view(DeviceToAdd const& device) {
  std::string grouped;
  for (std::size_t i = 0; i < device.secret.size(); ++i) grouped += (i > 0 && i % 4 == 0 ? " " : "") + device.secret.substr(i, 1);
  return View().text("device_secret", grouped).text("device_picture", square_code_picture(device.address));
}

View code_again_view(std::string const& path, Fields const& form) {
  std::vector<View> kept;
  for (auto const& [name, value] : form.values()) {
    if (name != "csrf" && name != kCodeAgain) kept.push_back(View().text("name", name).text("value", value));
  }
  return View().text("act_path", path).each("kept", std::move(kept));
}

View recovery_view(std::vector<std::string> const& codes) { return View().each("recovery_codes", lines_of(codes)); }

}  // namespace rightsdesk::web::caseload
