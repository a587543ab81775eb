#include "matching/rank.h"

#include <algorithm>
#include <set>

#include "matching/facts.h"
#include "matching/scan.h"

namespace rightsdesk::matching {
namespace {

/// The rows worth judging, of every source.
class Gathering {
 public:
  Gathering(std::span<People const> sources, Model const& model) : sources_(sources), model_(model), wanted_(sources.size()) {}

  /// Adds who is near `facts`; how many are new.
  std::size_t near(Facts const& facts) {
    auto const before = candidates_.size();
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      for (auto const row : near(facts, sources_[i])) {
        if (wanted_[i].insert(row).second) take(sources_[i].found(row));
      }
    }
    return candidates_.size() - before;
  }

  [[nodiscard]] std::span<Candidate const> candidates() const { return candidates_; }
  [[nodiscard]] std::vector<Candidate> of(Confirmed const& confirmed) const {
    std::vector<Candidate> out;
    for (auto const& candidate : candidates_) {
      if (confirmed.contains({candidate.source, candidate.key})) out.push_back(candidate);
    }
    return out;
  }
  [[nodiscard]] Ranking judge(person::Description const& subject) const { return judge_all(subject, candidates_, model_, {.others = around_}); }
  [[nodiscard]] Ranking judge(person::Description const& subject, std::span<Told const> told) const {
    return judge_all(subject, candidates_, model_, {around_, told});
  }

 private:
  [[nodiscard]] std::set<Row> near(Facts const& facts, People const& people) const {
    auto const nearest = matching::nearest(facts, people.columns(), model_);
    std::set<Row> own;
    for (auto const& weighed : nearest.rows) own.insert(people.first_of(weighed.row));
    for (auto const row : nearest.same_number) own.insert(people.first_of(row));
    auto out = own;
    for (auto const& weighed : nearest.neighbours) out.insert(people.first_of(weighed.row));
    if (people.columns().shared[static_cast<std::size_t>(Shared::household)].size() == 0) return out;
    for (auto const row : own) {
      for (auto const other : people.found(row).household) out.insert(people.first_of(other));
    }
    return out;
  }

  void take(Found found) {
    candidates_.push_back(std::move(found.candidate));
    std::move(found.around.begin(), found.around.end(), std::back_inserter(around_));
  }

  std::span<People const> sources_;
  Model const& model_;
  std::vector<std::set<Row>> wanted_;
  std::vector<Candidate> candidates_;
  std::vector<Candidate> around_;
};

bool says_more(Facts const& further, Facts const& facts) {
  return further.homes.size() > facts.homes.size() || further.phones.size() > facts.phones.size() ||
         further.emails.size() > facts.emails.size() || further.names.size() > facts.names.size();
}

}  // namespace

Model with_names_of(Model model, std::span<People const> sources) {
  auto book = *model.book;
  for (auto const& people : sources) {
    for (auto& name : people.forenames()) book.add_known(std::move(name));
  }
  model.book = std::make_shared<person::NameBook const>(std::move(book));
  return model;
}

std::vector<Match> rank(person::Description const& subject, std::span<People const> sources, Model const& model, Confirmed const& confirmed) {
  auto const facts = facts_of(subject);
  Gathering gathering(sources, model);
  gathering.near(facts);
  auto ranking = gathering.judge(subject);
  auto const further = with_what_records_say(subject, ranking.matches, gathering.candidates(), model);
  if (says_more(further, facts) && gathering.near(further) > 0) ranking = gathering.judge(subject);
  if (auto const told = told_by(subject, gathering.of(confirmed), model); !told.empty()) {
    gathering.near(facts_of(with_told(subject, told)));
    ranking = gathering.judge(subject, told);
  }
  std::erase_if(ranking.matches, [](Match const& match) { return match.verdict == Verdict::unlikely; });
  return std::move(ranking.matches);
}

}  // namespace rightsdesk::matching
