#include "app/search_desk.h"

#include <algorithm>

#include "app/acts.h"
#include "app/circumstances.h"
#include "app/matching_view.h"
#include "app/restrictions.h"
#include "app/search_plan.h"
#include "app/told.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

std::string job_key(std::string const& kind, CaseId const& id, std::string const& argument) {
  return kind + ":" + id.str() + ":" + argument;
}

search::SourceSearch row_for(CaseId const& id, PlannedSource const& source) {
  search::SourceSearch row;
  row.about = id;
  row.source = source.card.id;
  row.title = source.card.title;
  row.owner = source.card.owner;
  row.reason = source.reason;
  return row;
}

Done needs_reasons(std::vector<LeftOut> const& left_out) {
  for (auto const& one : left_out)
    if (tidied(one.reason).empty()) return refused("missing", "Say why this system is not searched. The requester will be told.", "reason-" + one.source);
  return done();
}

/// Not searched, by this person's decision.
void leave(Work& work, Office const& office, casework::Case const& about, Actor const& actor, search::SourceSearch row) {
  row.state = search::SourceState::not_searched;
  row.decided_by = actor.id.str();
  row.ended = office.clock.now();
  work.searches().update(row);
  record(work, office, about, actor.id.str(),
         {"source_not_searched", office.clock.today(), {{"source", row.source}, {"reason", row.reason}}, "source=" + row.source});
}

Result<search::SourceSearch> row_of(Work& work, CaseId const& id, std::string const& source) {
  for (auto& row : work.searches().plan_of(id)) {
    if (row.source == source) return row;
  }
  return refused("not_found", "This source is not in the search plan.");
}

int rank(search::Verdict verdict) { return static_cast<int>(verdict); }

bool already_packed(std::string const& state) {
  return state == "packed" || state == "released" || state == "closed";
}

/// Third parties are looked for only where the records are reviewed for a pack.
bool is_reviewed(Office const& office, casework::Case const& about) {
  auto const& may = workflow_of(office, about).table().may;
  return std::any_of(may.begin(), may.end(), [](auto const& permission) { return permission.event == "review"; });
}

/// What was collected of a candidate who is not the person.
void leave_out_records(Work& work, search::Candidate const& rejected) {
  for (auto record_of : work.records().of_case(rejected.about)) {
    if (record_of.candidate != rejected.id || record_of.inclusion == collection::Inclusion::left_out) continue;
    record_of.inclusion = collection::Inclusion::left_out;
    record_of.inclusion_reason = "Not the person: " + rejected.reason;
    record_of.inclusion_by = rejected.decided_by;
    work.records().set_inclusion(record_of);
  }
}

}  // namespace

Done start_search(Office& office, CaseId const& id, Actor const& actor, std::vector<LeftOut> const& left_out) {
  if (auto said = needs_reasons(left_out); !said) return said;
  auto const cards = office.sources.cards();
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "search"); !allowed) return allowed;
    if (auto heeded = heed_restrictions(work, office, *about); !heeded) return heeded;
    if (cards.empty()) return refused("no_sources", "No case system is connected. Ask your administrator.");
    record(work, office, *about, actor.id.str(),
           {"search_started", office.clock.today(), {}, "sources=" + std::to_string(cards.size() - left_out.size())});
    for (auto const& source : planned_for(office, *about, cards)) {
      auto row = row_for(id, source);
      work.searches().plan(row);
      auto const left = std::find_if(left_out.begin(), left_out.end(), [&](auto const& one) { return one.source == source.card.id; });
      if (left != left_out.end()) {
        row.reason = tidied(left->reason);
        leave(work, office, *about, actor, row);
      } else {
        work.jobs().add("search_source", id, source.card.id, job_key("search_source", id, source.card.id));
      }
    }
    return done();
  });
}

Done ask_again(Office& office, CaseId const& id, Actor const& actor, std::string const& source) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "search"); !allowed) return allowed;
    if (auto heeded = heed_restrictions(work, office, *about); !heeded) return heeded;
    auto row = row_of(work, id, source);
    if (!row) return tl::unexpected(row.error());
    row->state = search::SourceState::planned;
    row->failure.clear();
    row->decided_by.clear();
    work.searches().update(*row);
    work.jobs().add("search_source", id, source, job_key("search_source", id, source));
    record(work, office, *about, actor.id.str(), {"source_asked_again", office.clock.today(), {{"source", source}}, "source=" + source});
    return done();
  });
}

Done leave_unsearched(Office& office, CaseId const& id, Actor const& actor, std::string const& source, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say why this system is not searched. The requester will be told.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "search"); !allowed) return allowed;
    auto row = row_of(work, id, source);
    if (!row) return tl::unexpected(row.error());
    row->reason = tidied(reason);
    leave(work, office, *about, actor, *row);
    return done();
  });
}

std::vector<search::SourceSearch> search_plan(Office& office, CaseId const& id) {
  std::vector<search::SourceSearch> plan;
  office.works.in_one([&](Work& work) { plan = work.searches().plan_of(id); });
  return plan;
}

std::vector<search::Candidate> candidates(Office& office, CaseId const& id) {
  std::vector<search::Candidate> found;
  office.works.in_one([&](Work& work) { found = work.searches().candidates(id); });
  std::stable_sort(found.begin(), found.end(), [](auto const& one, auto const& other) {
    return std::pair{rank(one.verdict), -one.weight} < std::pair{rank(other.verdict), -other.weight};
  });
  return found;
}

Done decide_one(Work& work, Office& office, casework::Case const& about, CandidateDecision const& decision) {
  auto const& candidate = decision.candidate;
  auto found = work.searches().candidate(candidate);
  if (!found || found->about != about.id) return refused("not_found", "There is no such candidate in this case.");
  bool const confirms = decision.identity == search::Identity::confirmed;
  if (auto heeded = confirms ? heed_restrictions(work, office, about) : done(); !heeded) return heeded;
  bool const against_proposal = confirms != (found->verdict == search::Verdict::proposed);
  if (against_proposal && tidied(decision.reason).empty()) {
    auto const which = "\u201c" + found->offered.title + "\u201d";
    return refused("missing", confirms ? "The program did not propose " + which + ". Say how you know that it is the person."
                                       : "The program proposed " + which + ". Say how you know that it is not the person.", "reason");
  }
  found->identity = decision.identity;
  found->reason = tidied(decision.reason);
  found->decided_by = decision.actor.id.str();
  found->decided_at = office.clock.now();
  work.searches().decide(*found);
  if (confirms) {
    work.jobs().add("collect_candidate", about.id, candidate.str(), job_key("collect_candidate", about.id, candidate.str()));
  } else {
    leave_out_records(work, *found);
  }
  if (!confirms || was_searched_again(work, about.id)) weigh_all(work, office, about);  // what it told counts no more, or counts now
  record(work, office, about, decision.actor.id.str(),
         {confirms ? "candidate_confirmed" : "candidate_rejected", office.clock.today(),
          {{"candidate", candidate.str()}, {"source", found->offered.source}, {"reason", found->reason}},
          "candidate=" + candidate.str() + " source=" + found->offered.source});
  return done();
}

Done decide_candidate(Office& office, CaseId const& id, Actor const& actor, CandidateId const& candidate,
                      search::Identity decision, std::string const& reason) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "decide_candidate"); !allowed) return allowed;
    return decide_one(work, office, *about, {actor, candidate, decision, reason});
  });
}

std::vector<collection::CollectedRecord> records(Office& office, CaseId const& id) {
  std::vector<collection::CollectedRecord> found;
  office.works.in_one([&](Work& work) { found = work.records().of_case(id); });
  return found;
}

Done decide_record(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id,
                   collection::Inclusion inclusion, std::string const& reason) {
  if (inclusion == collection::Inclusion::left_out && tidied(reason).empty()) {
    return refused("missing", "Say why this record is left out.", "reason");
  }
  return in_one(office, [&](Work& work) -> Done {
    auto deciding = record_to_decide(work, office, id, actor, record_id);
    if (!deciding) return tl::unexpected(deciding.error());
    auto& [about, found] = *deciding;
    if (inclusion == collection::Inclusion::included && found.reading == collection::Reading::unreadable) {
      return refused("unreadable", "A record that could not be read cannot go into the pack. Leave it out with a reason, or read it again.");
    }
    if (inclusion == collection::Inclusion::included && found.reading == collection::Reading::quarantined) {
      return refused("quarantined", "A record in quarantine cannot go into the pack. Leave it out with a reason, or have it looked at again.");
    }
    found.inclusion = inclusion;
    found.inclusion_reason = tidied(reason);
    found.inclusion_by = actor.id.str();
    work.records().set_inclusion(found);
    record(work, office, about, actor.id.str(),
           {inclusion == collection::Inclusion::left_out ? "record_left_out" : "record_included", office.clock.today(),
            {{"record", record_id.str()}, {"reason", found.inclusion_reason}}, "record=" + record_id.str()});
    return done();
  });
}

Done finish_search(Office& office, CaseId const& id, Actor const& actor) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (already_packed(about->state)) return refused("not_now", "The pack is already made.");
    auto moved = move(work, office, *about, actor, "finish_search", {"search_finished", office.clock.today(), {}, ""});
    if (moved && is_reviewed(office, *about)) {
      work.jobs().add("propose", id, "", job_key("propose", id, "all:" + std::to_string(about->version)));
    }
    return with_open_points(std::move(moved), "The search is not finished.", [&] { return open_in_search(work, id); });
  });
}

}  // namespace rightsdesk::app
