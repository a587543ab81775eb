#include "web/portal/status.h"

#include "app/pack_forms.h"

namespace rightsdesk::web::portal {

namespace {

/// "812 KB", "1.3 MB".
std::string size_in_words(std::int64_t bytes) {
  if (bytes < 1'000'000) return std::to_string((bytes + 999) / 1000) + " KB";
  auto const tenths = (bytes + 50'000) / 100'000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

}  // namespace

View status_view(app::ResidentView const& request) {
  View view;
  view.text("reference", request.reference).text("state", request.state);
  view.text("due", request.due ? in_words(*request.due) : "").text("due_why", request.due_why);
  view.when("pack_ready", request.pack_ready).text("pack_pages", std::to_string(request.pack_pages));
  view.text("pack_sha256", request.pack_sha256);
  std::vector<View> forms, volumes;
  for (auto const& one : request.forms) (app::is_volume(one.form) ? volumes : forms).push_back(View().text("form", one.form).text("form_words", one.words).text("form_size", size_in_words(one.size)));
  view.when("several_volumes", !volumes.empty()).text("volume_count", std::to_string(volumes.size() + 1)).each("volumes", std::move(volumes));
  view.when("any_forms", !forms.empty()).each("forms", std::move(forms));
  std::vector<View> lines;
  for (auto const& line : request.timeline) lines.push_back(View().text("line_on", in_words(line.on)).text("line_text", line.text));
  return view.each("timeline", std::move(lines));
}

}  // namespace rightsdesk::web::portal
