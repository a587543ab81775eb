// Whether a record is told apart from somebody else who could be taken for the subject.
#include <algorithm>

#include "matching/rules.h"

namespace rightsdesk::matching {
namespace {

struct Naming {
  std::string_view rule, words;
};

Naming naming_of(Rival::Kind kind) {
  switch (kind) {
    case Rival::Kind::twin:
      return {"rival.twin", "A twin may be on record"};
    case Rival::Kind::namesake:
      return {"rival.namesake", "A namesake is on record"};
    case Rival::Kind::household:
      return {"rival.household", "Another of the household is on record"};
    case Rival::Kind::same_number:
      return {"rival.same-number", "The number is also on record under another forename"};
    case Rival::Kind::double_:
      return {"rival.double", "An equally like record bears another NHS number"};
    case Rival::Kind::like_forename:
      return {"rival.like-forename", "An equally like record of the same system bears a forename of its own"};
  }
  return {};
}

/// The record's forename and the rival's cannot be one name.
bool forenames_apart(Evidence const& between) {
  auto const stands = between.stands(Field::forename);
  return stands == Stands::against || (stands == Stands::unsure && !between.is(Field::forename, "initial"));
}

/// A mobile or an e-mail that is the subject's and of which the rival is known to have another.
bool by_own_contact(Evidence const& e, Evidence const& between) {
  auto const apart = [&](Field field) { return e.stands(field) == Stands::sure && between.is(field, "different"); };
  auto const shared = [&](Field field) { return agrees(between.stands(field)); };
  return (apart(Field::phone) && !shared(Field::email)) || (apart(Field::email) && !shared(Field::phone));
}

/// Somebody who is known to live elsewhere, where the record has a postcode or a contact of the subject's own and not theirs.
bool lives_elsewhere(KnownRival const& known, Evidence const& e, Evidence const& between) {
  if (known.rival.lives != Rival::Lives::elsewhere || known.facts.homes.empty()) return false;
  auto const only_ours = [&](Field field) { return e.stands(field) == Stands::sure && !agrees(between.stands(field)); };
  bool const home = agrees(between.stands(Field::address)) || between.is(Field::address, "same_postcode");
  bool const postcode = e.is(Field::address, "same_postcode") && !home;
  return postcode || (!home && (only_ours(Field::phone) || only_ours(Field::email)));
}

/// What the titles, or the record, say of the sex; empty when nothing does or they differ.
std::string sex_of(Facts const& facts) {
  auto out = facts.sex;
  for (auto const& titled : facts.titled) {
    if (out.empty()) out = titled;
    if (!titled.empty() && titled != out) return {};
  }
  return out;
}

/// "Mrs J Smith" is not John.
bool by_title(Facts const& record, Facts const& rival) {
  auto const ours = sex_of(record), theirs = sex_of(rival);
  return !ours.empty() && !theirs.empty() && ours != theirs;
}

/// A holder without a forename of their own is nobody to be told apart from: the rival is who bears another.
Facts whose_forename_is_held(Facts facts) {
  for (std::size_t i = facts.names.size(); i-- > 0 && facts.names.size() > 1;) {
    if (!facts.names[i].given.empty()) continue;
    facts.names.erase(facts.names.begin() + static_cast<std::ptrdiff_t>(i));
    if (i < facts.titled.size()) facts.titled.erase(facts.titled.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return facts;
}

bool told_apart(KnownRival const& known, Evidence const& e, Evidence const& between, Candidate const& candidate, Facts const& facts) {
  auto const& rival = known.rival;
  auto const rivals = began(known.facts, candidate);
  switch (rival.kind) {
    case Rival::Kind::twin:
    case Rival::Kind::household:
      if (rivals == Began::before_grown) return true;  // a child then, who bears no such account
      if (e.is(Field::forename, "initial") && by_title(facts, known.facts)) return true;
      return (agrees(e.stands(Field::forename)) || e.is(Field::forename, "initial")) && forenames_apart(between);
    case Rival::Kind::namesake: {
      bool const elsewhere = rival.lives == Rival::Lives::elsewhere && agrees(e.stands(Field::address)) &&
                             !agrees(between.stands(Field::address));
      bool const another_year = e.is(Field::born, "partly_same") && between.stands(Field::born) == Stands::against;
      if (rivals == Began::before_grown) return true;
      return e.stands(Field::born) == Stands::sure || number_agrees(e) || elsewhere || another_year || by_own_contact(e, between) ||
             lives_elsewhere(known, e, between);
    }
    case Rival::Kind::same_number:
      return e.stands(Field::born) == Stands::sure && agrees(e.stands(Field::forename));
    case Rival::Kind::double_:
    case Rival::Kind::like_forename:
      return false;
  }
  return false;
}

}  // namespace

Ruling rules_on_rivals(Evidence const& evidence, Candidate const& candidate, Facts const& facts, Model const& model,
                       std::span<KnownRival const> rivals) {
  Ruling out;
  for (auto const& known : rivals) {
    auto const& rival = known.rival;
    if (rival.source == candidate.source && rival.key == candidate.key) continue;
    bool const apart = told_apart(known, evidence, weigh(facts, whose_forename_is_held(known.facts), model), candidate, facts);
    if (!apart) out.at_best = Verdict::possible;
    // Every borough has namesakes: one who lives elsewhere and is told apart would only hide those who
    // matter.
    if (apart && rival.kind == Rival::Kind::namesake && rival.lives == Rival::Lives::elsewhere) continue;
    out.named.push_back(rival);
    auto const name =
        rival.described.names.empty() ? std::string("no name") : rival.described.names.front().full;
    auto const naming = naming_of(rival.kind);
    out.because.push_back(
        {std::string(naming.rule),
         std::string(naming.words) + ": " + name + " (" + rival.source + ' ' + rival.key + "), " +
             rival.shares +
             (apart ? "; this record is told apart." : "; this record is not told apart: a person looks.")});
  }
  return out;
}

}  // namespace rightsdesk::matching
