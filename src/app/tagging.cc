#include "app/tagging.h"

#include "app/caseload.h"

namespace rightsdesk::app {
namespace {

constexpr char kPutOn[] = "tagged", kTakenOff[] = "untagged", kMay[] = "add_note";  // whoever may add a note may tag

Done may_tag(Work& work, Office const& office, casework::Case const& about, Actor const& actor) {
  auto allowed = permitted(work, office, about, actor, kMay);
  if (allowed) return allowed;
  auto refusal = allowed.error();
  refusal.text = about.reference + ": " + refusal.text;
  return tl::unexpected(refusal);
}

}  // namespace

std::set<std::string> tags_of(std::vector<casework::CaseEvent> const& events) {
  std::set<std::string> tags;
  for (auto const& event : events) {
    if (event.what == kPutOn) tags.insert(casework::detail_of(event, "tag"));
    if (event.what == kTakenOff) tags.erase(casework::detail_of(event, "tag"));
  }
  return tags;
}

std::vector<Taggable> tags_shown(Office& office, Actor const& actor, std::vector<CaseId> const& cases) {
  std::vector<Taggable> shown;
  office.works.look([&](Work& work) {
    shown.clear();
    for (auto const& id : cases) {
      auto const about = work.cases().find(id);
      if (!about) continue;
      auto const allowed = may_tag(work, office, *about, actor);
      shown.push_back({id, about->reference, line_of(work, office, *about).right, about->state, tags_of(work.cases().events(id)), allowed ? "" : allowed.error().text});
    }
  });
  return shown;
}

Result<int> tag_cases(Office& office, Actor const& actor, std::vector<CaseId> const& cases, std::string const& tag, Tagging tagging) {
  if (cases.empty()) return refused("missing", "Select at least one case.");
  if (tag.empty()) return refused("missing", "Select a tag.", "tag");
  if (settings::tag_title(office.rules.desk, tag).empty()) return refused("not_found", "There is no such tag.", "tag");
  int changed = 0;
  auto const outcome = in_one(office, [&](Work& work) -> Done {
    changed = 0;
    for (auto const& id : cases) {
      auto const about = case_in(work, id);
      if (!about) return tl::unexpected(about.error());
      if (auto may = may_tag(work, office, *about, actor); !may) return may;
      bool const has = tags_of(work.cases().events(id)).count(tag) > 0;
      if (has == (tagging == Tagging::put_on)) continue;
      record(work, office, *about, actor.id.str(), {tagging == Tagging::put_on ? kPutOn : kTakenOff, office.clock.today(), {{"tag", tag}}, "tag=" + tag});
      ++changed;
    }
    return done();
  });
  if (!outcome) return tl::unexpected(outcome.error());
  return changed;
}

}  // namespace rightsdesk::app
