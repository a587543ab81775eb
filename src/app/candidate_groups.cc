#include "app/candidate_groups.h"

#include <algorithm>
#include <set>

#include "app/acts.h"
#include "app/matching_view.h"
#include "app/search_desk.h"
#include "app/told.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using Groups = std::vector<CandidateGroup>;

constexpr char kMerged[] = "candidates_merged", kSplit[] = "candidate_split";

std::vector<search::Candidate> taken_out(Groups& groups, std::set<std::string> const& ids) {
  std::vector<search::Candidate> out;
  for (auto& group : groups) {
    auto const from = std::stable_partition(group.members.begin(), group.members.end(),
                                            [&](auto const& one) { return !ids.contains(one.id.str()); });
    std::move(from, group.members.end(), std::back_inserter(out));
    group.members.erase(from, group.members.end());
  }
  return out;
}

std::string said(casework::CaseEvent const& event, std::string const& what) {
  return what + " on " + in_words(event.on) + ": " + casework::detail_of(event, "reason");
}

/// The whole of every group that one of them is in becomes one group.
void merge(Groups& groups, casework::CaseEvent const& event) {
  auto const named = split(casework::detail_of(event, "candidates"), ' ');
  std::set<std::string> ids(named.begin(), named.end());
  Because because;
  for (auto const& group : groups) {
    bool const meant = std::any_of(group.members.begin(), group.members.end(), [&](auto const& one) { return ids.contains(one.id.str()); });
    if (!meant) continue;
    because.insert(because.end(), group.because.begin(), group.because.end());
    for (auto const& one : group.members) ids.insert(one.id.str());
  }
  because.push_back({"merged", said(event, "Merged by a colleague")});
  groups.push_back({taken_out(groups, ids), std::move(because)});
}

void split_off(Groups& groups, casework::CaseEvent const& event) {
  auto const id = casework::detail_of(event, "candidate");
  for (auto& group : groups) {
    bool const here = std::any_of(group.members.begin(), group.members.end(), [&](auto const& one) { return one.id.str() == id; });
    if (here) group.because.push_back({"split", said(event, "One was split off by a colleague")});
  }
  groups.push_back({taken_out(groups, {id}), {{"split", said(event, "Split off by a colleague")}}});
}

Groups groups_in(Work& work, Office const& office, casework::Case const& about) {
  auto candidates = work.searches().candidates(about.id);
  Groups groups;
  for (auto& group : grouped({about.subject.reveal(), told_in_use(work, office, about)}, candidates, office.rules.matching)) {
    auto& made = groups.emplace_back();
    for (auto const place : group.members) made.members.push_back(candidates.at(place));
    made.because = std::move(group.because);
  }
  for (auto const& event : work.cases().events(about.id)) {
    if (event.what == kMerged) merge(groups, event);
    if (event.what == kSplit) split_off(groups, event);
    std::erase_if(groups, [](auto const& group) { return group.members.empty(); });
  }
  auto const better = [](search::Candidate const& one, search::Candidate const& other) {
    return std::pair{static_cast<int>(one.verdict), -one.weight} < std::pair{static_cast<int>(other.verdict), -other.weight};
  };
  for (auto& group : groups) std::stable_sort(group.members.begin(), group.members.end(), better);
  std::stable_sort(groups.begin(), groups.end(),
                   [&](auto const& one, auto const& other) { return better(one.members.front(), other.members.front()); });
  return groups;
}

CandidateGroup const* group_of(Groups const& groups, CandidateId const& which) {
  for (auto const& group : groups)
    for (auto const& one : group.members)
      if (one.id == which) return &group;
  return nullptr;
}

using Act = std::function<Done(Work&, casework::Case const&)>;

Done at_the_candidates(Office& office, CaseId const& id, Actor const& actor, Act const& act) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "decide_candidate"); !allowed) return allowed;
    return act(work, *about);
  });
}

}  // namespace

std::vector<CandidateGroup> candidate_groups(Office& office, CaseId const& id) {
  Groups groups;
  office.works.in_one([&](Work& work) {
    groups.clear();
    if (auto const about = case_in(work, id)) groups = groups_in(work, office, *about);
  });
  return groups;
}

Done merge_candidates(Office& office, CaseId const& id, Actor const& actor, std::vector<CandidateId> const& which,
                      std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say how you know that these are one person.", "reason");
  return at_the_candidates(office, id, actor, [&](Work& work, casework::Case const& about) -> Done {
    auto const groups = groups_in(work, office, about);
    std::set<std::string> ids;
    std::set<search::Identity> decided;
    for (auto const& one : which) {
      auto const* group = group_of(groups, one);
      if (group == nullptr) return refused("not_found", "There is no such candidate in this case.");
      ids.insert(one.str());
      for (auto const& member : group->members)
        if (member.identity != search::Identity::undecided) decided.insert(member.identity);
    }
    if (ids.size() < 2) return refused("too_few", "Choose two or more records to put together.", "reason");
    if (decided.size() > 1)
      return refused("at_odds", "One of these was confirmed and another rejected. Change one of the decisions first.", "reason");
    std::string all;
    for (auto const& one : ids) all += (all.empty() ? "" : " ") + one;
    record(work, office, about, actor.id.str(),
           {kMerged, office.clock.today(), {{"candidates", all}, {"reason", tidied(reason)}}, "candidates=" + std::to_string(ids.size())});
    return done();
  });
}

Done split_candidate(Office& office, CaseId const& id, Actor const& actor, CandidateId const& which, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say how you know that this is another person than the others.", "reason");
  return at_the_candidates(office, id, actor, [&](Work& work, casework::Case const& about) -> Done {
    auto const groups = groups_in(work, office, about);
    auto const* group = group_of(groups, which);
    if (group == nullptr) return refused("not_found", "There is no such candidate in this case.");
    if (group->members.size() < 2) return refused("alone", "This record stands alone already.", "reason");
    record(work, office, about, actor.id.str(),
           {kSplit, office.clock.today(), {{"candidate", which.str()}, {"reason", tidied(reason)}}, "candidate=" + which.str()});
    return done();
  });
}

Done decide_group(Office& office, CaseId const& id, Actor const& actor, GroupDecision const& decision) {
  if (decision.which.empty()) return refused("too_few", "Choose a record.", "reason");
  return at_the_candidates(office, id, actor, [&](Work& work, casework::Case const& about) -> Done {
    for (auto const& one : decision.which) {
      auto decided = decide_one(work, office, about, {actor, one, decision.identity, decision.reason});
      if (!decided) return decided;
    }
    return done();
  });
}

}  // namespace rightsdesk::app
