#include "app/many_cases.h"

#include "app/acts.h"
#include "app/bound_works.h"
#include "app/circumstances.h"
#include "app/owners.h"
#include "app/reaching.h"
#include "app/standing.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

/// Why nothing is posted to who asked; empty when it may be.
std::string kept_from_the_post(casework::Case const& about) {
  if (safe_contact_of(about).post != intake::Safe::yes) return "They did not say that it is safe to write to them by post.";
  return about.requester.reveal().address.empty() ? "No address is known." : "";
}

Label label_of(Work& work, Office const& office, casework::Case const& about, Label::Kind kind) {
  Label label{kind, about.id, about.reference, workflow_of(office, about).table().title, about.state, about.received, due_of(work, office, about).due};
  if (kind == Label::Kind::folder) return label;
  label.held_back = kept_from_the_post(about);
  if (!label.held_back.empty()) return label;
  auto const& requester = about.requester.reveal();
  label.name = requester.name.full;
  label.address = joined(address_lines(requester), "\n");
  return label;
}

std::vector<Label> labels_of(Work& work, Office const& office, std::vector<CaseId> const& cases, Label::Kind kind) {
  std::vector<Label> labels;
  for (auto const& id : cases) {
    if (auto const about = work.cases().find(id)) labels.push_back(label_of(work, office, *about, kind));
  }
  return labels;
}

}  // namespace

std::vector<Owed> owed_to(Office& office, std::vector<CaseId> const& cases) {
  std::vector<Owed> owed;
  office.works.look([&](Work& work) {
    owed.clear();
    for (auto const& id : cases) {
      auto const about = work.cases().find(id);
      if (!about) continue;
      for (auto& asked : work.commissions().of_case(id)) {
        if (asked.state == commission::State::waiting) owed.push_back({id, about->reference, std::move(asked)});
      }
    }
  });
  return owed;
}

Result<int> chase_owners(Office& office, Actor const& actor, std::vector<std::pair<CaseId, CommissionId>> const& asked) {
  if (asked.empty()) return refused("missing", "Select at least one owner to ask again.");
  auto const outcome = in_one(office, [&](Work& work) -> Done {
    BoundWorks bound(work);
    auto inside = office.over(bound);
    for (auto const& [id, commission] : asked) {
      auto const done_so = chase_owner(inside, id, actor, commission);
      if (done_so) continue;
      auto refusal = done_so.error();
      if (auto const about = work.cases().find(id)) refusal.text = about->reference + ": " + refusal.text;
      return tl::unexpected(refusal);
    }
    return done();
  });
  if (!outcome) return tl::unexpected(outcome.error());
  return static_cast<int>(asked.size());
}

std::vector<CaseStanding> cases_taken(Office& office, Actor const& actor, std::vector<CaseId> const& cases) {
  std::vector<CaseStanding> taken;
  office.works.in_one([&](Work& work) {
    taken.clear();
    for (auto const& id : cases) {
      if (auto const about = work.cases().find(id)) taken.push_back(standing_of(work, office, *about));
    }
    work.ledger().record({actor.id.str(), "case_list_exported", {}, "lines=" + std::to_string(taken.size()) + " filter=selected"}, office.clock.now());
  });
  return taken;
}

std::vector<Label> labels_shown(Office& office, std::vector<CaseId> const& cases, Label::Kind kind) {
  std::vector<Label> labels;
  office.works.look([&](Work& work) { labels = labels_of(work, office, cases, kind); });
  return labels;
}

std::vector<Label> labels_printed(Office& office, Actor const& actor, std::vector<CaseId> const& cases, Label::Kind kind) {
  std::vector<Label> labels;
  office.works.in_one([&](Work& work) {
    labels = labels_of(work, office, cases, kind);
    std::erase_if(labels, [](Label const& one) { return !one.held_back.empty(); });
    for (auto const& one : labels) work.ledger().record({actor.id.str(), "label_printed", one.about, kind == Label::Kind::post ? "for=post" : "for=folder"}, office.clock.now());
  });
  return labels;
}

}  // namespace rightsdesk::app
