#include "app/assigning.h"

#include "app/caseload.h"
#include "app/circumstances.h"
#include "app/readers.h"

namespace rightsdesk::app {
namespace {

constexpr char kEvent[] = "assign";

Done give(Work& work, Office& office, Actor const& actor, casework::Case const& about, Assignee const& to) {
  if (auto allowed = permitted(work, office, about, actor, kEvent); !allowed) {
    auto refusal = allowed.error();
    refusal.text = about.reference + ": " + refusal.text;
    return tl::unexpected(refusal);
  }
  auto const readers = work.readers().of_case(about.id);
  if (!to.id.empty() && !readers.empty() && readers.count(to.id) == 0) return refused("not_among_them", about.reference + " is kept to named people, and " + to.name + " is not among them.");
  if (!work.cases().set_officer(about, to.id)) return refused("stale", "Somebody else changed " + about.reference + " a moment ago. Look at it again, then decide.");
  record(work, office, about, actor.id.str(),
         {"assigned", office.clock.today(), {{"to", to.id.empty() ? "nobody" : to.name}}, "to=" + (to.id.empty() ? std::string("nobody") : to.id.str())});
  return done();
}

}  // namespace

std::vector<Assignable> assign_shown(Office& office, Actor const& actor, std::vector<CaseId> const& cases) {
  std::vector<Assignable> shown;
  office.works.look([&](Work& work) {
    shown.clear();
    for (auto const& id : cases) {
      auto const about = work.cases().find(id);
      if (!about) continue;
      auto const line = line_of(work, office, *about);
      auto const allowed = permitted(work, office, *about, actor, kEvent);
      shown.push_back({id, about->reference, line.right, about->state, line.due_words, about->officer, allowed ? "" : allowed.error().text});
    }
  });
  return shown;
}

Result<int> assign(Office& office, Actor const& actor, std::vector<CaseId> const& cases, Assignee const& to) {
  if (cases.empty()) return refused("missing", "Select at least one case.");
  int given = 0;
  auto const outcome = in_one(office, [&](Work& work) -> Done {
    given = 0;
    for (auto const& id : cases) {
      auto const about = case_in(work, id);
      if (!about) return tl::unexpected(about.error());
      if (about->officer == to.id) continue;
      if (auto gave = give(work, office, actor, *about, to); !gave) return gave;
      ++given;
    }
    return done();
  });
  if (!outcome) return tl::unexpected(outcome.error());
  return given;
}

}  // namespace rightsdesk::app
