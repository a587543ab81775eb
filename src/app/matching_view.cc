#include "app/matching_view.h"

#include <map>
#include <optional>

#include "app/told.h"
#include "core/date.h"
#include "matching/judge_all.h"

namespace rightsdesk::app {
namespace {

search::Verdict as_search(matching::Verdict verdict) {
  switch (verdict) {
    case matching::Verdict::proposed: return search::Verdict::proposed;
    case matching::Verdict::possible: return search::Verdict::possible;
    case matching::Verdict::unlikely: return search::Verdict::unlikely;
  }
  throw Bug("a verdict without a name");
}

}  // namespace

matching::Candidate as_matching(search::Candidate const& candidate) {
  bool const own_file = candidate.offered.kind == "person" || candidate.offered.kind == "tenancy" || candidate.offered.kind == "document" ||
                        candidate.offered.kind == "subscription";
  return {.source = candidate.offered.source,
          .key = candidate.offered.key,
          .described = candidate.offered.described,
          .standing = own_file ? matching::Standing::own_file : matching::Standing::mention,
          .decided = candidate.identity == search::Identity::rejected ? matching::Decided::rejected : matching::Decided::not_rejected};
}

Because owners_reply_because() {
  return {{"owner", "Its owner looked for the person and sent this. The program compared nothing: read it, and confirm that it is about the person"}};
}

void judge(JudgedBy const& by, std::vector<search::Candidate>& candidates, matching::Model const& model) {
  std::vector<matching::Candidate> given;
  std::map<std::pair<std::string, std::string>, search::Candidate*> by_key;
  for (auto& candidate : candidates) {
    if (candidate.offered.kind == kOwnersReply) {
      candidate.weight = 0;
      candidate.verdict = search::Verdict::possible;
      candidate.because = owners_reply_because();
      continue;
    }
    given.push_back(as_matching(candidate));
    by_key[{candidate.offered.source, candidate.offered.key}] = &candidate;
  }
  for (auto const& match : matching::judge_all(by.subject, given, model, {.told = by.told}).matches) {
    auto& candidate = *by_key.at({match.source, match.key});
    candidate.weight = match.weight();
    candidate.verdict = as_search(match.verdict);
    candidate.because = match.because;
  }
}

void weigh_all(Work& work, Office const& office, casework::Case const& about) {
  auto candidates = work.searches().candidates(about.id);
  judge({about.subject.reveal(), told_in_use(work, office, about)}, candidates, office.rules.matching);
  remember_rejections(work, about, candidates, office.rules.matching);
  for (auto const& candidate : candidates) work.searches().reweigh(candidate);
}

std::vector<Grouped> grouped(JudgedBy const& by, std::vector<search::Candidate> const& candidates, matching::Model const& model) {
  std::vector<matching::Candidate> given;
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    given.push_back(as_matching(candidates[i]));
    places[{candidates[i].offered.source, candidates[i].offered.key}] = i;
  }
  auto const ranking = matching::judge_all(by.subject, given, model, {.told = by.told});
  std::vector<Grouped> groups;
  std::vector<bool> in_a_group(candidates.size(), false);
  for (auto const& group : ranking.groups) {
    auto& made = groups.emplace_back();
    made.because = group.because;
    for (auto const member : group.members) {
      auto const& match = ranking.matches.at(member);
      made.members.push_back(places.at({match.source, match.key}));
      in_a_group.at(made.members.back()) = true;
    }
  }
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (!in_a_group[i]) groups.push_back({{i}, {}});
  return groups;
}

void remember_rejections(Work& work, casework::Case const& about, std::vector<search::Candidate>& candidates,
                         matching::Model const& model) {
  std::map<CaseId, std::optional<casework::Case>> same;  // other cases of this person
  for (auto const& rejected : work.searches().rejected_elsewhere(about.id)) {
    if (!same.contains(rejected.about)) {
      auto other = work.cases().find(rejected.about);
      auto const is_same = other && (other->subject.reveal() == about.subject.reveal() ||
                                     matching::judge(about.subject.reveal(), {"case", "subject", other->subject.reveal()}, model).verdict ==
                                         matching::Verdict::proposed);
      same[rejected.about] = is_same ? std::move(other) : std::nullopt;
    }
    auto const& before = same.at(rejected.about);
    if (!before) continue;
    for (auto& candidate : candidates) {
      if (candidate.offered.source != rejected.offered.source || candidate.offered.key != rejected.offered.key) continue;
      auto const when = rejected.decided_at ? " on " + in_words(local_date(*rejected.decided_at)) : std::string();
      candidate.because.push_back({"remembered", "Rejected" + when + " in " + before->reference + " for the same person: " + rejected.reason});
      if (candidate.verdict == search::Verdict::proposed) candidate.verdict = search::Verdict::possible;
    }
  }
}

}  // namespace rightsdesk::app
