#include "matching/crowd.h"

#include <algorithm>
#include <set>
#include <vector>

#include "matching/grades.h"

namespace rightsdesk::matching {
namespace {

constexpr std::size_t kMostOfOneName = 4;
constexpr std::size_t kMostWithoutAddress = 16;
constexpr std::size_t kMostWhereNothingElse = 64;

class Crowd {
 public:
  Crowd(Facts const& subject, Model const& model, ReadyByKey const& by_key, std::span<Match> matches)
      : subject_(subject), model_(model), by_key_(by_key) {
    for (auto& match : matches) {
      bool const own_file = ready(match).candidate->standing == Standing::own_file;
      if (match.evidence.stands(Field::address) == Stands::sure && own_file) home_.push_back(&ready(match).facts);
      if (match.verdict == Verdict::unlikely || !own_file) continue;
      if (match.verdict == Verdict::possible && name_alone_agrees(match.evidence)) crowd_.push_back(&match);
      else if (match.evidence.stands(Field::forename) != Stands::against) nothing_else_ = false;
    }
  }

  void disperse() {
    if (crowd_.size() <= kMostOfOneName) return;
    show_heaviest(crowd_, nothing_else_ ? kMostWhereNothingElse : kMostOfOneName);
    show_heaviest(without_address(), kMostWithoutAddress);
    for (auto* match : crowd_) {
      if (!shown_.contains(match) && !is_held_with_the_household(ready(*match).facts)) leave_out(*match);
    }
  }

 private:
  [[nodiscard]] Ready const& ready(Match const& match) const { return by_key_.at({match.source, match.key}); }

  /// Where an address is held it is another's.
  [[nodiscard]] std::vector<Match*> without_address() const {
    std::vector<Match*> out;
    std::copy_if(crowd_.begin(), crowd_.end(), std::back_inserter(out),
                 [](Match const* match) { return match->evidence.stands(Field::address) == Stands::missing; });
    return out;
  }

  void show_heaviest(std::vector<Match*> of, std::size_t most) {
    std::stable_sort(of.begin(), of.end(), [](Match const* a, Match const* b) { return a->centibits > b->centibits; });
    auto shown = of.size();
    while (shown > most) {
      auto const weight = of[shown - 1]->centibits;
      while (shown > 0 && of[shown - 1]->centibits == weight) --shown;
    }
    shown_.insert(of.begin(), of.begin() + static_cast<std::ptrdiff_t>(shown));
  }

  /// "Mrs Ellie Ward & Mr R Ward", where somebody on record at the subject's door may be Ellie Ward.
  [[nodiscard]] bool is_held_with_the_household(Facts const& account) const {
    return account.names.size() > 1 && std::any_of(account.names.begin(), account.names.end(), [&](person::NameTokens const& holder) {
             return holder.kind == person::Name::Kind::current && !fits_any_of(holder, subject_) &&
                    std::any_of(home_.begin(), home_.end(), [&](Facts const* one) { return fits_any_of(holder, *one); });
           });
  }

  [[nodiscard]] bool fits_any_of(person::NameTokens const& holder, Facts const& person) const {
    return std::any_of(person.names.begin(), person.names.end(), [&](person::NameTokens const& name) {
      return compare_forenames(holder.given, name.given, *model_.book) <= Forename::initial &&
             compare_families(holder.family, name.family, *model_.book) <= Family::shared_by_many;
    });
  }

  void leave_out(Match& match) const {
    match.verdict = Verdict::unlikely;
    match.because.back() = {"rule.crowd", "Nothing but the name agrees, as with " + std::to_string(crowd_.size() - 1) +
                                              " others: unlikely to be the subject's in particular."};
  }

  Facts const& subject_;
  Model const& model_;
  ReadyByKey const& by_key_;
  std::vector<Facts const*> home_;
  std::vector<Match*> crowd_;
  std::set<Match const*> shown_;
  bool nothing_else_ = true;
};

}  // namespace

void disperse_crowd(Facts const& subject, Model const& model, ReadyByKey const& by_key, std::span<Match> matches) {
  Crowd(subject, model, by_key, matches).disperse();
}

}  // namespace rightsdesk::matching
