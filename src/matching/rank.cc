#include "matching/rank.h"

#include <algorithm>
#include <set>

#include "matching/facts.h"
#include "matching/scan.h"

namespace rightsdesk::matching {
namespace {

class Gathering {
 public:
  Gathering(People const& people, Nearest const& nearest) : people_(people) {
    for (auto const& weighed : nearest.rows) add(weighed.row);
    for (auto const row : nearest.same_number) add(row);
    auto const own = wanted_;
    for (auto const& weighed : nearest.neighbours) add(weighed.row);
    for (auto const row : own) add_household(row);
  }

  void into(std::vector<Candidate>& candidates, std::vector<Candidate>& around) {
    for (auto const row : wanted_) {
      auto found = people_.found(row);
      candidates.push_back(std::move(found.candidate));
      std::move(found.around.begin(), found.around.end(), std::back_inserter(around));
    }
  }

 private:
  void add(Row row) { wanted_.insert(people_.first_of(row)); }

  void add_household(Row row) {
    if (people_.columns().shared[static_cast<std::size_t>(Shared::household)].size() == 0) return;
    for (auto const other : people_.found(row).household) add(other);
  }

  People const& people_;
  std::set<Row> wanted_;
};

}  // namespace

Model with_names_of(Model model, std::span<People const> sources) {
  auto book = *model.book;
  for (auto const& people : sources) {
    for (auto& name : people.forenames()) book.add_known(std::move(name));
  }
  model.book = std::make_shared<person::NameBook const>(std::move(book));
  return model;
}

std::vector<Match> rank(person::Description const& subject, std::span<People const> sources, Model const& model) {
  auto const facts = facts_of(subject);
  std::vector<Candidate> candidates;
  std::vector<Candidate> around;
  for (auto const& people : sources)
    Gathering(people, nearest(facts, people.columns(), model)).into(candidates, around);
  auto ranking = judge_all(subject, candidates, model, around);
  std::erase_if(ranking.matches, [](Match const& match) { return match.verdict == Verdict::unlikely; });
  return std::move(ranking.matches);
}

}  // namespace rightsdesk::matching
