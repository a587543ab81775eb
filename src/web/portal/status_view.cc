#include "web/portal/status.h"

namespace rightsdesk::web::portal {

View status_view(app::ResidentView const& request) {
  View view;
  view.text("reference", request.reference).text("state", request.state);
  view.text("due", request.due ? in_words(*request.due) : "").text("due_why", request.due_why);
  view.when("pack_ready", request.pack_ready).text("pack_pages", std::to_string(request.pack_pages));
  view.text("pack_sha256", request.pack_sha256);
  std::vector<View> lines;
  for (auto const& line : request.timeline) lines.push_back(View().text("line_on", in_words(line.on)).text("line_text", line.text));
  return view.each("timeline", std::move(lines));
}

}  // namespace rightsdesk::web::portal
