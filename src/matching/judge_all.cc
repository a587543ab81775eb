#include "matching/judge_all.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace rightsdesk::matching {
namespace {

constexpr std::size_t kMostGrouped = 400;  // pairs grow with the square; beyond this each record stands alone

bool agrees(Stands stands) { return stands == Stands::sure || stands == Stands::likely; }

bool is_another_name(Evidence const& e) {
  auto const forename = e.stands(Field::forename);
  return forename == Stands::against || e.is(Field::forename, "close") ||
         e.is(Field::forename, "middle_differs");
}

bool number_shared(Evidence const& e) {
  return e.stands(Field::nhs_number) == Stands::sure || e.stands(Field::upn) == Stands::sure ||
         e.stands(Field::nino) == Stands::sure;
}

std::optional<Rival::Kind> kind_of(Evidence const& e) {
  bool const born = e.is(Field::born, "same") || e.is(Field::born, "same_default");
  bool const family =
      e.stands(Field::family) != Stands::against && e.stands(Field::family) != Stands::missing;
  bool const home = agrees(e.stands(Field::address));
  if (is_another_name(e)) {
    if (number_shared(e)) return Rival::Kind::same_number;
    if (born && (family || home)) return Rival::Kind::twin;
    if (home) return Rival::Kind::household;
    return std::nullopt;
  }
  bool const same_name = (agrees(e.stands(Field::forename)) || e.is(Field::forename, "initial")) && family;
  if (same_name && e.stands(Field::born) == Stands::against) return Rival::Kind::namesake;
  return std::nullopt;
}

std::string shared_in_words(Evidence const& e) {
  std::string out;
  auto const add = [&out](bool yes, char const* words) {
    if (yes) out += (out.empty() ? "same " : ", same ") + std::string(words);
  };
  add(agrees(e.stands(Field::forename)), "forename");
  add(agrees(e.stands(Field::family)), "family name");
  add(e.is(Field::born, "same") || e.is(Field::born, "same_default"), "date of birth");
  add(agrees(e.stands(Field::address)), "address");
  add(agrees(e.stands(Field::phone)), "phone");
  add(agrees(e.stands(Field::email)), "email");
  add(number_shared(e), "number");
  return out.empty() ? "nothing else in common" : out;
}

Rival rival_of(Rival::Kind kind, Candidate const& candidate, Evidence const& evidence) {
  auto const lives = agrees(evidence.stands(Field::address)) ? Rival::Lives::here : Rival::Lives::elsewhere;
  return {kind, candidate.source, candidate.key, candidate.described, shared_in_words(evidence), lives};
}

void add_rivals(person::Description const& subject, std::span<Candidate const> people, Model const& model,
                std::vector<Rival>& out) {
  for (auto const& person : people) {
    if (person.standing == Standing::mention) continue;
    if (auto rival = rival_to(subject, person, model)) out.push_back(std::move(*rival));
  }
}

bool before(Match const& a, Match const& b) {
  return std::tuple(a.verdict, -a.centibits, std::cref(a.source).get(), std::cref(a.key).get()) <
         std::tuple(b.verdict, -b.centibits, std::cref(b.source).get(), std::cref(b.key).get());
}

using ByKey = std::map<std::pair<std::string, std::string>, Candidate const*>;

bool contradicts(Evidence const& e) {
  return e.stands(Field::forename) == Stands::against || e.stands(Field::born) == Stands::against ||
         e.stands(Field::nhs_number) == Stands::against;
}

/// Two proposed records with two NHS numbers are two people: neither may stand proposed.
void part_doubles(person::Description const& subject, Model const& model, ByKey const& by_key,
                  Ranking& ranking) {
  std::vector<std::size_t> proposed;
  for (std::size_t i = 0; i < ranking.matches.size(); ++i) {
    if (ranking.matches[i].verdict == Verdict::proposed) proposed.push_back(i);
  }
  std::map<std::size_t, std::vector<Rival>> doubles;
  for (auto const i : proposed) {
    for (auto const j : proposed) {
      if (i == j) continue;
      auto const& a = *by_key.at({ranking.matches[i].source, ranking.matches[i].key});
      auto const& b = *by_key.at({ranking.matches[j].source, ranking.matches[j].key});
      auto const between = weigh(facts_of(a.described), facts_of(b.described), model);
      if (between.stands(Field::nhs_number) == Stands::against)
        doubles[i].push_back(rival_of(Rival::Kind::double_, b, between));
    }
  }
  for (auto& [i, found] : doubles) {
    auto& match = ranking.matches[i];
    auto rivals = match.rivals;
    rivals.insert(rivals.end(), found.begin(), found.end());
    match = judge(subject, *by_key.at({match.source, match.key}), model, rivals);
  }
}

class Grouping {
 public:
  Grouping(Ranking& ranking, ByKey const& by_key, Model const& model) : ranking_(ranking), model_(model) {
    for (std::size_t i = 0; i < ranking.matches.size(); ++i) {
      auto const& match = ranking.matches[i];
      auto const& candidate = *by_key.at({match.source, match.key});
      if (match.verdict == Verdict::unlikely || candidate.standing == Standing::mention) continue;
      facts_.emplace(i, facts_of(candidate.described));
    }
  }

  void group() {
    for (auto const& [i, facts] : facts_) {
      if (facts_.size() > kMostGrouped || !join(i)) ranking_.groups.push_back({{i}, {}});
    }
  }

 private:
  /// Joins the first group one of whose members is plainly the same person and none of whose members
  /// contradicts.
  bool join(std::size_t i) {
    for (auto& group : ranking_.groups) {
      std::optional<std::pair<std::size_t, Evidence>> link;
      bool conflict = false;
      for (auto const member : group.members) {
        auto between = weigh(facts_.at(member), facts_.at(i), model_);
        conflict = conflict || contradicts(between);
        if (!link && rules_allow(between)) link.emplace(member, std::move(between));
      }
      if (conflict || !link) continue;
      group.members.push_back(i);
      group.because.push_back({"group", label(i) + " hangs together with " + label(link->first) + " by " +
                                            in_bits(link->second.centibits) +
                                            " bits: " + shared_in_words(link->second) + '.'});
      return true;
    }
    return false;
  }

  [[nodiscard]] bool rules_allow(Evidence const& between) const {
    return between.centibits >= model_.proposed && agrees(between.stands(Field::forename));
  }

  [[nodiscard]] std::string label(std::size_t i) const {
    return ranking_.matches[i].source + ' ' + ranking_.matches[i].key;
  }

  Ranking& ranking_;
  Model const& model_;
  std::map<std::size_t, Facts> facts_;
};

}  // namespace

std::optional<Rival> rival_to(person::Description const& subject, Candidate const& candidate,
                              Model const& model) {
  auto const evidence = weigh(facts_of(subject), facts_of(candidate.described), model);
  auto const kind = kind_of(evidence);
  if (!kind) return std::nullopt;
  return rival_of(*kind, candidate, evidence);
}

Ranking judge_all(person::Description const& subject, std::span<Candidate const> candidates,
                  Model const& model, std::span<Candidate const> others) {
  std::vector<Rival> rivals;
  add_rivals(subject, candidates, model, rivals);
  add_rivals(subject, others, model, rivals);
  std::sort(rivals.begin(), rivals.end(), [](Rival const& a, Rival const& b) {
    return std::tie(a.kind, a.source, a.key) < std::tie(b.kind, b.source, b.key);
  });
  ByKey by_key;
  Ranking out;
  for (auto const& candidate : candidates) {
    ENSURE(by_key.emplace(std::pair(candidate.source, candidate.key), &candidate).second,
           "a candidate's key is unique in its source");
    out.matches.push_back(judge(subject, candidate, model, rivals));
  }
  std::sort(out.matches.begin(), out.matches.end(), before);
  part_doubles(subject, model, by_key, out);
  std::sort(out.matches.begin(), out.matches.end(), before);
  Grouping(out, by_key, model).group();
  return out;
}

}  // namespace rightsdesk::matching
