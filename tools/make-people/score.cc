#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <stdexcept>

#include "population.h"
#include "reviewers.h"
#include "sheets.h"
#include "write.h"

namespace rightsdesk::make_people {
namespace {

struct Tally {
  std::size_t queries = 0, truth = 0, proposed = 0, right = 0, found = 0, possible = 0;
  std::map<std::string, std::size_t> wrong;  // by relation

  void print(std::string const& name) const {
    auto const share = [](std::size_t part, std::size_t of) { return of == 0 ? 1.0 : double(part) / double(of); };
    std::printf("%-16s %6zu %7zu  recall %.4f  precision %.5f  with possible %.5f  items/query %.2f  false", name.c_str(), queries, truth,
                share(right, truth), share(right, proposed), share(found, truth),
                queries == 0 ? 0 : double(possible) / double(queries));
    for (auto const& [relation, count] : wrong) std::printf(" %s:%zu", relation.c_str(), count);
    std::printf("%s\n", wrong.empty() ? " none" : "");
  }
};

/// What is released once people have looked at everything shown.
struct Reviewed {
  std::size_t released = 0, right = 0;
  void add(bool true_one, bool judged_right) {
    bool const released_now = true_one == judged_right;
    released += released_now;
    right += released_now && true_one;
  }
};

class Scoring {
 public:
  explicit Scoring(std::string const& folder) {
    for (auto const& r : rows(folder + "/people.csv")) holds_[{r.at(0), r.at(1)}].push_back(std::stoul(r.at(2)));
    for (auto const& r : rows(folder + "/who.csv")) {
      Human human;
      human.number = std::stoul(r.at(0));
      human.household = std::stoul(r.at(1));
      human.given = {r.at(2)};
      human.family = r.at(3);
      human.born = parse_date(r.at(4)).value();
      human.tradition = r.at(5);
      people_[human.number] = std::move(human);
    }
    truth_ = truth_in(folder);
  }

  void take(nlohmann::json const& answer) {
    auto const query = answer.at("query").get<std::string>();
    std::vector<std::pair<double, bool>> heaviest;
    for (auto const& c : answer.at("candidates"))
      heaviest.emplace_back(-c.at("weight").get<double>(), truth_[query].count({c.at("source"), c.at("id")}) > 0);
    std::stable_sort(heaviest.begin(), heaviest.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < heaviest.size() && i < 50; ++i) among_50_ += heaviest[i].second;
    auto const& asker = people_.at(std::stoul(query.substr(1)));
    for (auto* tally : {&by_[" all"], &by_[asker.tradition]}) {
      ++tally->queries;
      tally->truth += truth_[query].size();
      count(answer.at("candidates"), query, asker, *tally);
    }
  }

  void print() const {
    for (auto const& [name, tally] : by_) tally.print(name);
    auto const& all = by_.at(" all");
    print("one person, right 98 in 100, looks", alone_, all);
    print("two look, a third where they differ", together_, all);
    print_best(all);
    for (auto const& example : examples_) std::printf("  %s\n", example.c_str());
  }

 private:
  static void print(char const* what, Reviewed const& reviewed, Tally const& all) {
    std::printf("%s: recall %.4f  precision %.5f\n", what, double(reviewed.right) / double(all.truth),
                reviewed.released == 0 ? 1.0 : double(reviewed.right) / double(reviewed.released));
  }

  /// The best F1 that any one threshold of weight would give, and recall among the 50 heaviest.
  void print_best(Tally const& all) const {
    double best = 0;
    double at = 0;
    std::size_t taken = 0, good = 0;
    for (auto entry = weights_.rbegin(); entry != weights_.rend(); ++entry) {
      taken += entry->second.released;
      good += entry->second.right;
      auto const f1 = 2.0 * double(good) / double(taken + all.truth);
      if (f1 > best) best = f1, at = entry->first;
    }
    std::printf("best F1 %.4f, from %.2f bits; among the 50 heaviest: %.4f\n", best, at, double(among_50_) / double(all.truth));
  }

  void review(Record const& record, std::string const& query, bool true_one, double weight) {
    alone_.add(true_one, judges_right(Reviewers::one, query, record));
    together_.add(true_one, judges_right(Reviewers::two, query, record));
    auto& at = weights_[weight];
    ++at.released;
    at.right += true_one;
  }

  void count(nlohmann::json const& candidates, std::string const& query, Human const& asker, Tally& tally) {
    for (auto const& candidate : candidates) {
      Record const record{candidate.at("source"), candidate.at("id")};
      bool const true_one = truth_[query].count(record) > 0;
      bool const proposed = candidate.at("verdict") == "proposed";
      tally.found += true_one;
      (proposed ? tally.proposed : tally.possible) += 1;
      tally.right += proposed && true_one;
      if (&tally == &by_[" all"]) review(record, query, true_one, candidate.at("weight").get<double>());
      if (!proposed || true_one) continue;
      auto const other = relation(asker, people_.at(holds_.at(record).front()));
      ++tally.wrong[other];
      if (&tally == &by_[" all"] && examples_.size() < 40)
        examples_.push_back(query + " takes " + record.first + ' ' + record.second + ", " + other);
    }
  }

  std::map<Record, std::vector<std::size_t>> holds_;
  std::map<std::size_t, Human> people_;
  std::map<std::string, std::set<Record>> truth_;
  std::map<std::string, Tally> by_;
  std::vector<std::string> examples_;
  Reviewed alone_, together_;
  std::map<double, Reviewed> weights_;
  std::size_t among_50_ = 0;
};

/// What the later answer shows besides: nothing shown before goes, and none of it is weighed anew.
void join(nlohmann::json& answer, nlohmann::json const& later) {
  if (later.at("query") != answer.at("query")) throw std::runtime_error("the answers are not to the same queries");
  std::set<Record> shown;
  for (auto const& candidate : answer.at("candidates")) shown.emplace(candidate.at("source"), candidate.at("id"));
  for (auto const& candidate : later.at("candidates")) {
    if (!shown.count({candidate.at("source"), candidate.at("id")})) answer.at("candidates").push_back(candidate);
  }
}

}  // namespace

void score(std::string const& folder, std::string const& answers, std::string const& again) {
  Scoring scoring(folder);
  auto all = lines_of(answers);
  auto const later = again.empty() ? std::vector<nlohmann::json>(all.size()) : lines_of(again);
  if (later.size() != all.size()) throw std::runtime_error(again + " answers other queries than " + answers);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!again.empty()) join(all[i], later[i]);
    scoring.take(all[i]);
  }
  scoring.print();
}

}  // namespace rightsdesk::make_people
