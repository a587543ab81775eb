#include "app/decided.h"

#include <algorithm>
#include <map>

namespace rightsdesk::app {
namespace {

using redaction::Outcome;

Decided line_of_decision(std::string about, std::string where, redaction::Decision const& decision) {
  return {std::move(about), std::move(where), decision.outcome == Outcome::withhold ? "withhold" : "release", decision.code, decision.reason, decision.by.str(), decision.at};
}

std::string who_is_it(CasePerson const& person) {
  auto const& names = person.known.described.names;
  auto const name = names.empty() ? std::string("Somebody") : names.front().full;
  return person.known.role.empty() ? name : name + ", " + person.known.role;
}

void add_candidates(Work& work, CaseId const& id, std::vector<Decided>& all) {
  std::map<std::string, std::string> titles;
  for (auto const& row : work.searches().plan_of(id)) titles[row.source] = row.title;
  for (auto const& candidate : work.searches().candidates(id)) {
    if (candidate.identity == search::Identity::undecided) continue;
    auto const found = titles.find(candidate.offered.source);
    all.push_back({"“" + candidate.offered.title + "” of " + (found == titles.end() ? candidate.offered.source : found->second), "candidates",
                   search::to_string(candidate.identity), "", candidate.reason, candidate.decided_by, candidate.decided_at});
  }
}

}  // namespace

std::vector<Decided> decided_in(Office& office, CaseId const& id) {
  std::vector<Decided> all;
  office.works.look([&](Work& work) {
    all.clear();
    add_candidates(work, id, all);
    for (auto const& person : work.reviews().people(id)) {
      if (person.decision.outcome != Outcome::undecided) all.push_back(line_of_decision(who_is_it(person), "people", person.decision));
    }
    std::map<RecordId, std::string> titles;
    for (auto const& row : work.records().of_case(id)) titles[row.id] = row.title.reveal();
    for (auto const& mark : work.reviews().proposals_of_case(id)) {
      auto const& place = mark.mention.place;
      if (mark.decision.outcome == Outcome::undecided) continue;
      auto const page = std::to_string(place.page);
      all.push_back(line_of_decision("“" + titles[place.record] + "”, page " + page, place.record.str() + "/" + page, mark.decision));
    }
  });
  std::stable_sort(all.begin(), all.end(), [](auto const& one, auto const& other) { return one.at > other.at; });
  return all;
}

}  // namespace rightsdesk::app
