#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <stdexcept>

#include "population.h"
#include "write.h"

namespace rightsdesk::make_people {
namespace {

using Cells = std::vector<std::string>;
using Record = std::pair<std::string, std::string>;

/// Rows of our own plain files: no quotes in what is read here.
std::vector<Cells> rows(std::string const& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<Cells> out;
  std::string text;
  std::getline(in, text);
  while (std::getline(in, text)) {
    Cells cells(1);
    for (char c : text) {
      if (c == ',') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    out.push_back(std::move(cells));
  }
  return out;
}

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
    for (auto const& r : rows(folder + "/truth.csv")) truth_[r.at(0)].insert({r.at(1), r.at(2)});
  }

  void take(nlohmann::json const& answer) {
    auto const query = answer.at("query").get<std::string>();
    auto const& asker = people_.at(std::stoul(query.substr(1)));
    for (auto* tally : {&by_[" all"], &by_[asker.tradition]}) {
      ++tally->queries;
      tally->truth += truth_[query].size();
      count(answer.at("candidates"), query, asker, *tally);
    }
  }

  void print() const {
    for (auto const& [name, tally] : by_) tally.print(name);
    for (auto const& example : examples_) std::printf("  %s\n", example.c_str());
  }

 private:
  void count(nlohmann::json const& candidates, std::string const& query, Human const& asker, Tally& tally) {
    for (auto const& candidate : candidates) {
      Record const record{candidate.at("source"), candidate.at("id")};
      bool const true_one = truth_[query].count(record) > 0;
      bool const proposed = candidate.at("verdict") == "proposed";
      tally.found += true_one;
      (proposed ? tally.proposed : tally.possible) += 1;
      tally.right += proposed && true_one;
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
};

}  // namespace

void score(std::string const& folder, std::string const& answers) {
  Scoring scoring(folder);
  std::ifstream in(answers);
  if (!in) throw std::runtime_error("cannot read " + answers);
  std::string text;
  while (std::getline(in, text)) scoring.take(nlohmann::json::parse(text));
  scoring.print();
}

}  // namespace rightsdesk::make_people
