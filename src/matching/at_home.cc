#include "matching/at_home.h"

#include <algorithm>
#include <vector>

#include "matching/grades.h"

namespace rightsdesk::matching {
namespace {

bool at_the_door(Match const& match, Candidate const& candidate) {
  return candidate.standing == Standing::own_file && match.evidence.stands(Field::address) == Stands::sure;
}

/// Held under another forename in the family's name, with nothing that tells whose it is.
bool is_anybodys(Match const& match, Facts const& subject, Candidate const& candidate) {
  auto const& e = match.evidence;
  return match.verdict == Verdict::unlikely && at_the_door(match, candidate) && e.stands(Field::forename) == Stands::against &&
         agrees(e.stands(Field::family)) && e.stands(Field::born) == Stands::missing && began(subject, candidate) != Began::before_grown;
}

class Household {
 public:
  Household(Model const& model, ReadyByKey const& by_key, std::span<Match const> matches) : model_(model), by_key_(by_key) {
    for (auto const& match : matches) {
      auto const& one = ready(match);
      if (at_the_door(match, *one.candidate)) there_.push_back(&one);
    }
  }
  [[nodiscard]] Ready const& ready(Match const& match) const { return by_key_.at({match.source, match.key}); }

  /// Somebody on another record there bears each of the account's names.
  [[nodiscard]] bool knows_all_of(Ready const& account) const {
    return std::all_of(account.facts.names.begin(), account.facts.names.end(), [&](person::NameTokens const& holder) {
      return holder.given.empty() || std::any_of(there_.begin(), there_.end(), [&](Ready const* one) { return one != &account && bears(one->facts, holder); });
    });
  }

 private:
  [[nodiscard]] bool bears(Facts const& person, person::NameTokens const& holder) const {
    return std::any_of(person.names.begin(), person.names.end(), [&](person::NameTokens const& name) {
      return compare_forenames(holder.given, name.given, *model_.book) <= Forename::initial;
    });
  }

  Model const& model_;
  ReadyByKey const& by_key_;
  std::vector<Ready const*> there_;
};

}  // namespace

void show_unknown_at_home(Facts const& subject, Model const& model, ReadyByKey const& by_key, std::span<Match> matches) {
  Household const household(model, by_key, matches);
  for (auto& match : matches) {
    auto const& account = household.ready(match);
    if (!is_anybodys(match, subject, *account.candidate) || household.knows_all_of(account)) continue;
    match.verdict = Verdict::possible;
    match.because.back() = {"rule.unknown-at-home", "It stands at the subject's door under their family name, and nobody else on record there is called so: "
                                                    "the subject badly written, or somebody no other system knows."};
    match.because.push_back({"verdict", "Possibly the subject's: a person decides."});
  }
}

}  // namespace rightsdesk::matching
