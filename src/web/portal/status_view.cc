#include "web/portal/status.h"

#include <algorithm>

#include "app/pack_forms.h"
#include "web/portal/acts.h"

namespace rightsdesk::web::portal {

namespace {

/// "812 KB", "1.3 MB".
std::string size_in_words(std::int64_t bytes) {
  if (bytes < 1'000'000) return std::to_string((bytes + 999) / 1000) + " KB";
  auto const tenths = (bytes + 50'000) / 100'000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

/// `part` counts from 1; 0 when it is the only one.
View pack_view(app::ResidentView::Pack const& pack, std::size_t part) {
  View view;
  view.text("version", std::to_string(pack.version)).text("part", part == 0 ? "" : std::to_string(part)).words("released_on", in_words(pack.on));
  view.text("pack_pages", std::to_string(pack.pages)).text("pack_sha256", pack.sha256);
  bool const has_end = pack.last_day && !pack.ended;
  view.words("open_until", has_end ? in_words(*pack.last_day) : "").words("ended_on", pack.ended ? in_words(*pack.last_day) : "").text("download_times", std::to_string(pack.times));
  view.when("can_read", std::any_of(pack.forms.begin(), pack.forms.end(), [](auto const& one) { return one.form == "web"; }));
  std::vector<View> forms, volumes;
  for (auto const& one : pack.forms) {
    (app::is_volume(one.form) ? volumes : forms).push_back(View().text("form", one.form).words("form_words", one.words).text("form_size", size_in_words(one.size)));
  }
  view.when("several_volumes", !volumes.empty()).text("volume_count", std::to_string(volumes.size() + 1)).each("volumes", std::move(volumes));
  return view.when("any_forms", !forms.empty()).each("forms", std::move(forms));
}

}  // namespace

View open_view(app::ResidentView const& request, int version) {
  for (std::size_t i = 0; i < request.packs.size(); ++i) {
    if (request.packs[i].version == version) return pack_view(request.packs[i], request.packs.size() > 1 ? i + 1 : 0).text("reference", request.reference);
  }
  throw Bug("a pack that was not looked for");
}

View status_view(app::ResidentView const& request, app::RequesterMay const& may) {
  auto view = may_view(may);
  view.text("reference", request.reference).words("state", request.state).text("done", "");
  view.words("due", request.due ? in_words(*request.due) : "").words("due_why", request.due_why);
  view.when("late", request.late).when("needs_you", request.needs_you).words("last_update", request.last_update ? in_words(*request.last_update) : "");
  std::vector<View> packs;
  for (auto const& pack : request.packs) packs.push_back(pack_view(pack, request.packs.size() > 1 ? packs.size() + 1 : 0));
  view.each("packs", std::move(packs)).words("packs_open_on", request.packs_open_on ? in_words(*request.packs_open_on) : "");
  std::vector<View> letters;
  for (auto const& letter : request.letters) letters.push_back(View().text("letter_number", std::to_string(letter.number)).text("letter_title", letter.title).text("letter_lang", letter.language.empty() ? "en" : letter.language).words("sent_on", in_words(letter.on)));
  view.when("any_letters", !letters.empty()).each("letters", std::move(letters));
  std::vector<View> lines;
  for (auto const& line : request.timeline) lines.push_back(View().words("line_on", in_words(line.on)).words("line_text", line.text));
  return view.each("timeline", std::move(lines));
}

}  // namespace rightsdesk::web::portal
