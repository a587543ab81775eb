#include "app/instalments.h"

#include <algorithm>
#include <functional>
#include <set>

#include "app/acts.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using collection::CollectedRecord;
using collection::Inclusion;

constexpr char kWhole[] = "released", kPart[] = "part_released";

int count_of(Work& work, CaseId const& id, Inclusion inclusion) {
  auto const records = work.records().of_case(id);
  return static_cast<int>(std::count_if(records.begin(), records.end(), [&](auto const& record) { return record.inclusion == inclusion; }));
}

void set_all(Work& work, CaseId const& id, Actor const& actor, std::function<void(CollectedRecord&)> const& change) {
  for (auto record : work.records().of_case(id)) {
    auto const before = record.inclusion;
    change(record);
    if (record.inclusion == before) continue;
    record.inclusion_by = actor.id.str();
    work.records().set_inclusion(record);
  }
}

Done known(std::vector<CollectedRecord> const& records, std::set<RecordId> const& first) {
  auto const there = std::count_if(records.begin(), records.end(), [&](auto const& record) { return collection::still_to_go(record) && first.contains(record.id); });
  if (static_cast<std::size_t>(there) != first.size()) return refused("not_found", "One of these records is not there to be sent.", "first");
  if (there == std::count_if(records.begin(), records.end(), collection::still_to_go)) return refused("all_chosen", "These are all the records. Nothing would come later.", "first");
  return done();
}

bool was_whole_before(std::vector<casework::CaseEvent> const& events, int version) {
  return std::any_of(events.begin(), events.end(), [&](auto const& event) {
    auto const which = casework::detail_of(event, "version");
    return event.what == kWhole && !which.empty() && std::stoi(which) < version;
  });
}

bool left(PackRow const& pack) { return pack.state == PackState::released || pack.state == PackState::withdrawn; }

/// What is sent keeps the decision it was sent under, whatever is decided about the person afterwards.
void keep_decisions(Work& work, CaseId const& id) {
  auto const people = people_decisions(work, id);
  for (auto const& record : work.records().of_case(id)) {
    if (!collection::in_hand(record)) continue;
    for (auto& proposal : work.reviews().proposals(record.id)) {
      if (proposal.decision.outcome != redaction::Outcome::undecided) continue;
      proposal.decision = redaction::decision_for(proposal, people);
      if (proposal.decision.outcome != redaction::Outcome::undecided) work.reviews().decide_proposal(proposal);
    }
  }
}

}  // namespace

Done choose_part(Office& office, CaseId const& id, Actor const& actor, std::vector<RecordId> const& first, std::string const& reason) {
  if (first.empty()) return refused("none_chosen", "Choose the records that go first.", "first");
  if (tidied(reason).empty()) return refused("missing", "Say why the others come later. The person will read it.", "part_reason");
  std::set<RecordId> const wanted(first.begin(), first.end());
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "choose_part"); !allowed) return allowed;
    if (auto there = known(work.records().of_case(id), wanted); !there) return there;
    set_all(work, id, actor, [&](CollectedRecord& record) {
      if (!collection::still_to_go(record)) return;
      record.inclusion = wanted.contains(record.id) ? Inclusion::included : Inclusion::later;
      record.inclusion_reason = wanted.contains(record.id) ? "" : tidied(reason);
    });
    auto const later = std::to_string(count_of(work, id, Inclusion::later));
    record(work, office, *about, actor.id.str(),
           {"part_chosen", office.clock.today(), {{"first", std::to_string(wanted.size())}, {"later", later}, {"reason", tidied(reason)}},
            "first=" + std::to_string(wanted.size()) + " later=" + later});
    return done();
  });
}

Done choose_all(Office& office, CaseId const& id, Actor const& actor) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "choose_part"); !allowed) return allowed;
    set_all(work, id, actor, [](CollectedRecord& record) {
      if (record.inclusion != Inclusion::later) return;
      record.inclusion = Inclusion::included;
      record.inclusion_reason.clear();
    });
    record(work, office, *about, actor.id.str(), {"part_undone", office.clock.today(), {}, ""});
    return done();
  });
}

Done add_to_answer(Office& office, CaseId const& id, Actor const& actor, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say what was found, or where it should have been looked.", "add_reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    auto moved = move(work, office, *about, actor, "add_to_answer", {"answer_opened", office.clock.today(), {{"reason", tidied(reason)}}, ""});
    if (moved) turn_to_next_part(work, id, actor);
    return moved;
  });
}

std::optional<disclosure::Instalment> instalment_of(Work& work, CaseId const& id, int version) {
  disclosure::Instalment part;
  for (auto const& pack : work.packs().of_case(id)) {
    if (left(pack) && pack.version < version) ++part.number;
  }
  std::set<std::string> reasons;
  for (auto const& record : work.records().of_case(id)) {
    if (record.inclusion != Inclusion::later) continue;
    ++part.to_come;
    reasons.insert(record.inclusion_reason);
  }
  part.why_later.assign(reasons.begin(), reasons.end());
  part.added = was_whole_before(work.cases().events(id), version);
  if (part.number == 1 && part.to_come == 0) return std::nullopt;
  return part;
}

ReleaseEvent release_event(Work& work, CaseId const& id) {
  if (count_of(work, id, Inclusion::later) > 0) return {"release_part", kPart};
  return {"release", kWhole};
}

void turn_to_next_part(Work& work, CaseId const& id, Actor const& actor) {
  keep_decisions(work, id);
  set_all(work, id, actor, [](CollectedRecord& record) {
    if (record.inclusion == Inclusion::included) {
      record.inclusion = Inclusion::given;
    } else if (record.inclusion == Inclusion::later) {
      record.inclusion = Inclusion::included;
      record.inclusion_reason.clear();
    }
  });
}

std::optional<PackRow> pack_that_left(Work& work, CaseId const& id) {
  for (auto& pack : work.packs().of_case(id)) {
    if (left(pack)) return std::move(pack);
  }
  return std::nullopt;
}

std::optional<Date> answered_whole(std::vector<casework::CaseEvent> const& events) {
  for (auto const& event : events) {
    if (event.what == kWhole) return event.on;
  }
  return std::nullopt;
}

}  // namespace rightsdesk::app
