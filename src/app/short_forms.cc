#include "app/short_forms.h"

#include <algorithm>
#include <map>

#include "app/acts.h"
#include "app/documents.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr std::size_t kShown = 40, kLongestForm = 20, kLongestMeaning = 200;
constexpr char kExplained[] = "short_form_explained";

std::string without_full_stop(std::string text) {
  while (text.ends_with('.')) text.pop_back();
  return text;
}

/// What colleagues said in this case; of a spelling the last.
std::vector<disclosure::ShortForm> explained_in(Work& work, CaseId const& id) {
  std::map<std::string, std::string> last;
  for (auto const& event : work.cases().events(id)) {
    if (event.what == kExplained) last[casework::detail_of(event, "written")] = casework::detail_of(event, "meaning");
  }
  std::vector<disclosure::ShortForm> forms;
  forms.reserve(last.size());
  for (auto const& [written, meaning] : last) forms.push_back({{written}, meaning});
  return forms;
}

}  // namespace

ShortFormsDesk short_forms(Office& office, CaseId const& id) {
  ShortFormsDesk desk;
  office.works.look([&](Work& work) {
    auto const about = work.cases().find(id);
    if (!about) return;
    disclosure::ShortFormsSeen seen(known_short_forms(work, office, *about));
    for (auto const& row : work.records().of_case(id)) {
      if (!collection::in_hand(row) || row.document.empty()) continue;
      seen.note(row.title.reveal());
      for (auto const& page : text_of(work, row).pages) seen.note(page.text);
    }
    desk = {seen.rows(), seen.unexplained(kShown)};
  });
  return desk;
}

Done explain_short_form(Office& office, CaseId const& id, Actor const& actor, std::string const& written, std::string const& meaning) {
  auto const form = tidied(written), words = without_full_stop(tidied(meaning));
  if (!disclosure::is_spelling(form) || count_code_points(form) > kLongestForm) return refused("not_one_word", "Write the short form as it stands in the records: one word of 2 to 20 letters.", "written");
  if (words.empty()) return refused("missing", "Say what it means.", "meaning");
  if (count_code_points(words) > kLongestMeaning) return refused("too_long", "Say it in 200 letters or fewer.", "meaning");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "explain_short_form"); !allowed) return allowed;
    record(work, office, *about, actor.id.str(), {kExplained, office.clock.today(), {{"written", form}, {"meaning", words}}, "written=" + std::to_string(count_code_points(form))});
    return done();
  });
}

std::vector<disclosure::ShortForm> known_short_forms(Work& work, Office const& office, casework::Case const& about) {
  return settings::with_own(office.rules.pack_words.at(about.controller), {explained_in(work, about.id), {}}).short_forms;
}

}  // namespace rightsdesk::app
