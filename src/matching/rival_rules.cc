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
    case Rival::Kind::numbered:
      return {"rival.numbered", "The number of this system that was given is another record's"};
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

/// A mobile or an e-mail that is the subject's and that no record of the rival's holds.
bool by_own_contact(Evidence const& e, Evidence const& between) {
  auto const own = [&](Field field) { return e.stands(field) == Stands::sure; };
  auto const shared = [&](Field field) { return agrees(between.stands(field)); };
  return (own(Field::phone) || own(Field::email)) && !shared(Field::phone) && !shared(Field::email);
}

/// Born a generation after the subject and living with them: an account is the elder's, for whoever has the greater interest in a home is
/// liable (Local Government Finance Act 1992, section 6).
bool is_of_the_next_generation(Facts const& subject, Facts const& rival, Date account) {
  auto const ours = year_of_birth(subject, account), theirs = year_of_birth(rival, account);
  return ours && theirs && *ours + kGeneration <= *theirs;
}

/// A number is on record under another's name, and this record rests on none: it bears the subject's name, and not that other one, or
/// stands at the subject's address, where that other is not known to live.
bool rests_on_no_number(Evidence const& e, Evidence const& between) {
  bool const named = agrees(e.stands(Field::forename)) || e.is(Field::forename, "initial");
  bool const elsewhere = agrees(e.stands(Field::address)) && !agrees(between.stands(Field::address));
  return !number_agrees(e) && named && (forenames_apart(between) || elsewhere);
}

/// The day of the subject's birth and a contact of their own, where the other is not known to live there, to be of that day or to share it.
bool by_day_and_contact(Evidence const& e, Evidence const& between) {
  bool const day = e.stands(Field::born) == Stands::sure && !agrees(between.stands(Field::born));
  return day && !agrees(between.stands(Field::address)) && by_own_contact(e, between);
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

/// No forename, but the subject's day of birth and a contact of theirs that the other, who is no twin as far as is known, does not share.
bool is_nameless_and_ours(Rival const& rival, Evidence const& e, Evidence const& between) {
  bool const nameless = rival.kind == Rival::Kind::household && e.stands(Field::forename) == Stands::missing;
  return nameless && e.stands(Field::born) == Stands::sure && by_own_contact(e, between);
}

/// Of the subject's the other has the name alone: a namesake, who makes a record at the subject's door nobody else's.
bool has_the_name_alone(Evidence const& theirs) {
  auto const shares = [&](Field field) { return agrees(theirs.stands(field)); };
  bool const near = shares(Field::address) || theirs.is(Field::address, "same_postcode") || theirs.stands(Field::address) == Stands::missing;
  return !near && !shares(Field::born) && !shares(Field::phone) && !shares(Field::email) && !number_agrees(theirs);
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

bool told_apart(KnownRival const& known, Evidence const& e, Evidence const& between, Facts const& subject, Ready const& ready) {
  auto const& rival = known.rival;
  auto const& facts = ready.facts;
  auto const rivals = began(known.facts, *ready.candidate);
  auto const& born = known.facts.born;
  bool const too_old_or_young = born && e.stands(Field::born) == Stands::missing && !may_hold(*ready.candidate, born->year);
  switch (rival.kind) {
    case Rival::Kind::twin:
    case Rival::Kind::household:
      if (rivals == Began::before_grown || too_old_or_young) return true;  // a child then, who bears no such account
      if (e.stands(Field::born) == Stands::sure && between.stands(Field::born) == Stands::against) return true;  // born on the subject's day, not theirs
      if (is_nameless_and_ours(rival, e, between)) return true;
      if (e.is(Field::forename, "initial") && by_title(facts, known.facts)) return true;
      return (agrees(e.stands(Field::forename)) || e.is(Field::forename, "initial")) && forenames_apart(between);
    case Rival::Kind::namesake: {
      bool const elsewhere = rival.lives == Rival::Lives::elsewhere && agrees(e.stands(Field::address)) &&
                             !agrees(between.stands(Field::address));
      bool const another_year = e.is(Field::born, "partly_same") && between.stands(Field::born) == Stands::against;
      if (rivals == Began::before_grown || too_old_or_young) return true;
      if (ready.candidate->adult_since && is_of_the_next_generation(subject, known.facts, *ready.candidate->adult_since)) return true;
      return e.stands(Field::born) == Stands::sure || number_agrees(e) || elsewhere || another_year || by_own_contact(e, between) ||
             lives_elsewhere(known, e, between);
    }
    case Rival::Kind::same_number:
      return (e.stands(Field::born) == Stands::sure && agrees(e.stands(Field::forename))) || rests_on_no_number(e, between);
    case Rival::Kind::like_forename:
      return by_day_and_contact(e, between);
    case Rival::Kind::numbered:
      return number_agrees(e);
    case Rival::Kind::double_:
      return false;
  }
  return false;
}

}  // namespace

Ruling rules_on_rivals(Evidence const& evidence, Facts const& subject, Ready const& ready, Model const& model, std::span<KnownRival const> rivals) {
  Ruling out;
  for (auto const& known : rivals) {
    auto const& rival = known.rival;
    if (rival.source == ready.candidate->source && rival.key == ready.candidate->key) continue;
    bool const namesake = rival.kind == Rival::Kind::like_forename && evidence.stands(Field::address) == Stands::sure &&
                          has_the_name_alone(weigh(subject, known.facts, model));
    bool const apart = namesake || told_apart(known, evidence, weigh(ready.facts, whose_forename_is_held(known.facts), model), subject, ready);
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
