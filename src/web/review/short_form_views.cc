#include "web/review/short_form_views.h"

#include "web/pages/words.h"

namespace rightsdesk::web::review {

View short_forms_view(app::ShortFormsDesk const& desk) {
  std::vector<View> explained, unexplained;
  for (auto const& row : desk.explained) explained.push_back(View().text("written", row.term).text("meaning", row.meaning));
  for (auto const& [written, times] : desk.unexplained) unexplained.push_back(View().text("written", written).text("times", counted(static_cast<std::size_t>(times), "time", "times")));
  return View().each("explained", explained).when("any_explained", !explained.empty()).each("unexplained", unexplained).when("any_unexplained", !unexplained.empty());
}

}  // namespace rightsdesk::web::review
