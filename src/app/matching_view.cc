#include "app/matching_view.h"

#include <map>

#include "matching/judge_all.h"

namespace rightsdesk::app {
namespace {

matching::Candidate as_matching(search::Candidate const& candidate) {
  bool const own_file = candidate.offered.kind == "person" || candidate.offered.kind == "tenancy" || candidate.offered.kind == "document" ||
                        candidate.offered.kind == "subscription";
  return {candidate.offered.source, candidate.offered.key, candidate.offered.described,
          own_file ? matching::Standing::own_file : matching::Standing::mention};
}

search::Verdict as_search(matching::Verdict verdict) {
  switch (verdict) {
    case matching::Verdict::proposed: return search::Verdict::proposed;
    case matching::Verdict::possible: return search::Verdict::possible;
    case matching::Verdict::unlikely: return search::Verdict::unlikely;
  }
  throw Bug("a verdict without a name");
}

}  // namespace

void judge(person::Description const& subject, std::vector<search::Candidate>& candidates, matching::Model const& model) {
  std::vector<matching::Candidate> given;
  std::map<std::pair<std::string, std::string>, search::Candidate*> by_key;
  for (auto& candidate : candidates) {
    given.push_back(as_matching(candidate));
    by_key[{candidate.offered.source, candidate.offered.key}] = &candidate;
  }
  for (auto const& match : matching::judge_all(subject, given, model).matches) {
    auto& candidate = *by_key.at({match.source, match.key});
    candidate.weight = match.weight();
    candidate.verdict = as_search(match.verdict);
    candidate.because = match.because;
  }
}

}  // namespace rightsdesk::app
