#include "matching/judge_all.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "matching/at_home.h"
#include "matching/crowd.h"
#include "matching/linked.h"
#include "matching/rules.h"
#include "matching/second_look.h"
#include "person/likeness.h"

namespace rightsdesk::matching {
namespace {

constexpr std::size_t kMostGrouped = 400;  // pairs grow with the square; beyond this each record stands alone

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

/// Of whom a system holds a postcode and no street, the subject's postcode says that they may live with them.
bool lives_here(Evidence const& e, Facts const& facts) {
  bool const street = std::any_of(facts.homes.begin(), facts.homes.end(), [](auto const& home) { return !home.street.empty(); });
  return agrees(e.stands(Field::address)) || (e.is(Field::address, "same_postcode") && !street);
}

Rival rival_of(Rival::Kind kind, Candidate const& candidate, Facts const& facts, Evidence const& evidence) {
  auto const lives = lives_here(evidence, facts) ? Rival::Lives::here : Rival::Lives::elsewhere;
  return {kind, candidate.source, candidate.key, candidate.described, shared_in_words(evidence), lives};
}

std::optional<Rival> rival_among(Facts const& subject, Candidate const& candidate, Facts const& facts, Model const& model) {
  auto const evidence = weigh(subject, facts, model);
  auto const kind = kind_of(evidence);
  if (!kind) return std::nullopt;
  return rival_of(*kind, candidate, facts, evidence);
}

void add_rival(Facts const& subject, Candidate const& person, Facts const& facts, Model const& model,
               std::vector<KnownRival>& out) {
  if (person.standing == Standing::mention) return;
  if (auto rival = rival_among(subject, person, facts, model)) out.push_back({std::move(*rival), facts});
}

/// What several systems hold of one rival is taken together, so that a contact told by one tells them apart in all.
void share_contacts(std::vector<KnownRival>& rivals, Model const& model) {
  auto const known = rivals;
  auto const add = [](std::vector<std::string>& all, std::vector<std::string> const& more) {
    for (auto const& value : more) {
      if (std::find(all.begin(), all.end(), value) == all.end()) all.push_back(value);
    }
  };
  for (auto& one : rivals) {
    if (one.rival.kind != Rival::Kind::namesake) continue;
    for (auto const& other : known) {
      if (other.rival.kind != Rival::Kind::namesake) continue;
      auto const e = weigh(one.facts, other.facts, model);
      bool const same = agrees(e.stands(Field::forename)) && agrees(e.stands(Field::family)) && e.is(Field::born, "same");
      if (!same || !agrees(e.stands(Field::address))) continue;
      add(one.facts.phones, other.facts.phones);
      add(one.facts.emails, other.facts.emails);
    }
  }
}

bool before(Match const& a, Match const& b) {
  return std::tuple(a.verdict, -a.centibits, std::cref(a.source).get(), std::cref(a.key).get()) <
         std::tuple(b.verdict, -b.centibits, std::cref(b.source).get(), std::cref(b.key).get());
}

using ByKey = ReadyByKey;

bool contradicts(Evidence const& e) {
  return e.stands(Field::forename) == Stands::against || e.stands(Field::born) == Stands::against ||
         e.stands(Field::nhs_number) == Stands::against;
}

/// A form of the subject's forename that a twin may bear as a name: "Abdi" beside "Abdirahman".
bool another_form(Match const& match) {
  auto const& e = match.evidence;
  return e.is(Field::forename, "typo") || e.is(Field::forename, "nickname") || e.is(Field::forename, "other_spelling");
}

/// A first forename `slips` slips or fewer from one of the subject's: which of two such records is the subject's, badly written, nobody can say.
bool is_nearly_called(Facts const& subject, Facts const& other, std::size_t slips) {
  for (auto const& own : subject.names) {
    for (auto const& name : other.names) {
      if (!own.given.empty() && !name.given.empty() && person::typos_apart(own.given.front(), name.given.front()) <= slips) return true;
    }
  }
  return false;
}

/// Nothing of the subject's own but the name and what a family shares.
bool rests_on_the_name(Evidence const& e) {
  return e.is(Field::forename, "same") && !number_agrees(e) && e.stands(Field::phone) != Stands::sure && e.stands(Field::email) != Stands::sure;
}

/// Why a proposed record may be another person than one that is proposed or possible: two NHS numbers; two forms of a forename in
/// one system, or two slips of it on one day of birth, for twins are often named alike and a system holds a person once; two forenames one
/// slip apart, for the subject may have written their own by the slip that makes it the twin's.
std::optional<Rival::Kind> two_people(Facts const& subject, Match const& one, Match const& other, std::pair<Facts const&, Evidence const&> others) {
  auto const& [facts, between] = others;
  bool const proposed = other.verdict == Verdict::proposed;
  if (proposed && between.stands(Field::nhs_number) == Stands::against) return Rival::Kind::double_;
  bool const same_source = one.source == other.source;
  bool const numbered = other.evidence.stands(Field::own_number) == Stands::sure && one.evidence.is(Field::own_number, "different");
  if (same_source && numbered) return Rival::Kind::numbered;
  bool const one_day = between.stands(Field::born) == Stands::sure && agrees(between.stands(Field::family));
  bool const twin = one_day && is_nearly_called(subject, facts, 2);
  bool const slip = one.evidence.is(Field::forename, "typo") && (proposed || twin);
  bool const alike = one_day && rests_on_the_name(one.evidence) && is_nearly_called(subject, facts, 1);
  bool const form = another_form(one) && other.evidence.is(Field::forename, "same") && between.stands(Field::born) != Stands::against;
  if (same_source && (slip || form || alike) && !between.is(Field::forename, "same")) return Rival::Kind::like_forename;
  return std::nullopt;
}

/// What may be two people cannot stand proposed.
class Doubles {
 public:
  Doubles(Facts const& subject, Model const& model, ByKey const& by_key, Ranking& ranking)
      : subject_(subject), model_(model), by_key_(by_key), ranking_(ranking) {}

  void part() {
    auto const& matches = ranking_.matches;
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (matches[i].verdict == Verdict::proposed || is_short_form(matches[i])) look_beside(i);
    }
    elsewhere();
    for (auto const& [i, found] : found_) judge_again(ranking_.matches[i], found);
  }

 private:
  using Found = std::vector<KnownRival>;
  /// Sent to a person for its short form: they are to see whose name that may be.
  static bool is_short_form(Match const& match) {
    return match.verdict == Verdict::possible &&
           std::any_of(match.because.begin(), match.because.end(), [](auto const& step) { return step.rule == "rule.short-form"; });
  }
  [[nodiscard]] Ready const& ready(Match const& match) const { return by_key_.at({match.source, match.key}); }
  [[nodiscard]] Evidence between(Match const& a, Match const& b) const { return weigh(ready(a).facts, ready(b).facts, model_); }

  void look_beside(std::size_t i) {
    auto const& one = ranking_.matches[i];
    for (auto const& other : ranking_.matches) {
      if (other.verdict == Verdict::unlikely || &one == &other) continue;
      if (ready(other).candidate->standing == Standing::mention) continue;
      auto const evidence = between(one, other);
      if (auto const kind = two_people(subject_, one, other, {ready(other).facts, evidence}))
        found_[i].push_back({rival_of(*kind, *ready(other).candidate, ready(other).facts, evidence), ready(other).facts});
    }
  }

  /// Whom one system holds beside the subject under another form of the forename may stand in the others alone.
  void elsewhere() {
    auto const of_one_system = found_;
    for (std::size_t i = 0; i < ranking_.matches.size(); ++i) {
      auto const& match = ranking_.matches[i];
      bool const asked = match.verdict == Verdict::proposed || is_short_form(match);
      if (!asked || found_.contains(i) || !another_form(match)) continue;
      for (auto const& [j, rivals] : of_one_system) {
        auto const& twin = ranking_.matches[j];
        auto const evidence = between(match, twin);
        bool const one = evidence.is(Field::forename, "same") && evidence.stands(Field::born) != Stands::against;
        if (one && rivals.front().rival.kind == Rival::Kind::like_forename) found_[i].push_back(rivals.front());
      }
    }
  }

  void judge_again(Match& match, Found const& found) {
    Found rivals;
    for (auto const& rival : match.rivals) rivals.push_back({rival, facts_of(rival.described)});
    rivals.insert(rivals.end(), found.begin(), found.end());
    match = judge_ready(subject_, ready(match), model_, rivals);
  }

  Facts const& subject_;
  Model const& model_;
  ByKey const& by_key_;
  Ranking& ranking_;
  std::map<std::size_t, Found> found_;
};

class Grouping {
 public:
  Grouping(Ranking& ranking, ByKey const& by_key, Model const& model) : ranking_(ranking), model_(model) {
    for (std::size_t i = 0; i < ranking.matches.size(); ++i) {
      auto const& match = ranking.matches[i];
      auto const& ready = by_key.at({match.source, match.key});
      if (match.verdict == Verdict::unlikely || ready.candidate->standing == Standing::mention) continue;
      facts_.emplace(i, ready.facts);
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
  return rival_among(facts_of(subject), candidate, facts_of(candidate.described), model);
}

Facts with_what_records_say(person::Description const& subject, std::span<Match const> matches, std::span<Candidate const> candidates,
                            Model const& model) {
  ReadyByKey proposed;
  for (auto const& match : matches) {
    if (match.verdict != Verdict::proposed) continue;
    auto const held = std::find_if(candidates.begin(), candidates.end(),
                                   [&](Candidate const& c) { return c.source == match.source && c.key == match.key; });
    ENSURE(held != candidates.end(), "a match is a candidate's");
    proposed.emplace(std::pair(match.source, match.key), Ready{&*held, facts_of(held->described)});
  }
  return with_what_records_say(facts_of(subject), matches, proposed, model);
}

Ranking judge_all(person::Description const& subject, std::span<Candidate const> candidates, Model const& model, Beside const& beside) {
  auto const facts = facts_of(subject);
  std::vector<KnownRival> rivals;
  ByKey by_key;
  for (auto const& candidate : candidates) {
    auto const [at, fresh] =
        by_key.emplace(std::pair(candidate.source, candidate.key), Ready{&candidate, facts_of(candidate.described)});
    ENSURE(fresh, "a candidate's key is unique in its source");
    add_rival(facts, candidate, at->second.facts, model, rivals);
  }
  for (auto const& other : beside.others) add_rival(facts, other, facts_of(other.described), model, rivals);
  std::sort(rivals.begin(), rivals.end(), [](KnownRival const& a, KnownRival const& b) {
    return std::tie(a.rival.kind, a.rival.source, a.rival.key) < std::tie(b.rival.kind, b.rival.source, b.rival.key);
  });
  share_contacts(rivals, model);
  Ranking out;
  for (auto const& [key, ready] : by_key)
    out.matches.push_back(judge_ready(facts, ready, model, rivals));
  std::sort(out.matches.begin(), out.matches.end(), before);
  judge_linked(facts, model, rivals, by_key, out.matches);
  std::sort(out.matches.begin(), out.matches.end(), before);
  Doubles(facts, model, by_key, out).part();
  disperse_crowd(facts, model, by_key, out.matches);
  show_unknown_at_home(facts, model, by_key, out.matches);
  auto const with_what_was_told = facts_of(with_told(subject, beside.told));
  look_again({facts, beside.told, with_what_was_told}, model, rivals, by_key, out.matches);
  std::sort(out.matches.begin(), out.matches.end(), before);
  Grouping(out, by_key, model).group();
  return out;
}

}  // namespace rightsdesk::matching
