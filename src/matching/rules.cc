#include "matching/rules.h"

#include <algorithm>

namespace rightsdesk::matching {
namespace {

bool agrees(Stands stands) { return stands == Stands::sure || stands == Stands::likely; }

bool number_agrees(Evidence const& e) {
  return std::any_of(e.parts.begin(), e.parts.end(), [](Part const& p) {
    bool const number = p.field == Field::nhs_number || p.field == Field::upn || p.field == Field::nino ||
                        p.field == Field::own_number;
    return number && p.stands == Stands::sure;
  });
}

bool number_differs(Evidence const& e) {
  return e.stands(Field::nhs_number) == Stands::against || e.stands(Field::upn) == Stands::against ||
         e.stands(Field::nino) == Stands::against;
}

/// Contacts that a household does not share.
int own_contacts(Evidence const& e) {
  return int{e.stands(Field::phone) == Stands::sure} + int{e.stands(Field::email) == Stands::sure};
}

class Rules {
 public:
  Rules(Evidence const& evidence, Candidate const& candidate, Began began, Link const& link)
      : e_(evidence),
        candidate_(candidate),
        link_(link),
        began_(began),
        forename_(e_.stands(Field::forename)),
        family_(e_.stands(Field::family)),
        born_(e_.stands(Field::born)),
        number_(number_agrees(e_)) {}

  Ruling apply() {
    if (!link_.shares.empty())
      out_.because.push_back({"link", "It has in common with " + link_.with + ", which is proposed: " + link_.shares + '.'});
    about_the_forename();
    about_the_family();
    about_birth();
    about_numbers();
    if (began_ == Began::before_grown)
      review("rule.before-grown", "The system keeps adults, and the record began before the subject was 17: a parent's, it may be.");
    if (candidate_.standing == Standing::mention)
      review("rule.mention", "The name stands in a text or on somebody else's record: a person reads it.");
    floor_for_mentions();
    // Whoever lives at the door and was born on the day, or bears the forename and is of no other age, is looked at.
    bool const initial = e_.is(Field::forename, "initial");
    bool const named = (forename_ == Stands::sure || initial) && born_ != Stands::against;
    if (door() && (born_ == Stands::sure || named)) out_.at_least_possible = true;
    return std::move(out_);
  }

 private:
  void lower(Verdict to, char const* rule, char const* text) {
    out_.at_best = std::max(out_.at_best, to);
    out_.because.push_back({rule, text});
  }
  void review(char const* rule, char const* text) { lower(Verdict::possible, rule, text); }

  [[nodiscard]] bool door() const { return e_.stands(Field::address) == Stands::sure; }
  [[nodiscard]] bool whole_name() const { return forename_ == Stands::sure && agrees(family_); }
  /// Number, day and family name of the subject: the forename is badly written rather than another's.
  [[nodiscard]] bool vouched() const { return number_ && born_ == Stands::sure && agrees(family_); }

  /// Things of the subject's own beside name and date of birth, each counted once.
  [[nodiscard]] int corroborations() const {
    // A postcode or a street alone says little, but nobody else of the same name and day or year lives there.
    bool const born = born_ == Stands::sure || number_ || (e_.is(Field::born, "partly_same") && forename_ == Stands::sure);
    bool const near = born && agrees(forename_) && agrees(family_) && (postcode() || e_.is(Field::address, "same_street"));
    return int{agrees(e_.stands(Field::address)) || near} + int{agrees(e_.stands(Field::phone))} +
           int{agrees(e_.stands(Field::email))} + int{number_} + int{linked()};
  }
  /// What the subject did not say, but another record of theirs does.
  [[nodiscard]] bool linked() const { return whole_name() && !link_.shares.empty(); }
  [[nodiscard]] bool postcode() const { return e_.is(Field::address, "same_postcode"); }
  [[nodiscard]] int own() const { return own_contacts(e_) + int{linked() && link_.own == Link::Own::yes}; }

  /// "J Smith" at the subject's door with a contact of the subject's own; who else has the initial there is a rival.
  [[nodiscard]] bool initial_at_home() const {
    return e_.is(Field::forename, "initial") && family_ == Stands::sure && door() && own_contacts(e_) > 0;
  }

  [[nodiscard]] bool another_contact() const {
    return e_.is(Field::phone, "different") || e_.is(Field::email, "different");
  }

  void about_the_forename() {
    if (forename_ == Stands::missing && !(vouched() && corroborations() >= 2))
      review("rule.no-forename", "One side holds no forename, so nothing tells siblings apart.");
    bool const short_of = e_.is(Field::forename, "initial") || e_.is(Field::forename, "close");
    if (forename_ == Stands::unsure && !(short_of && vouched()) && !initial_at_home())
      review("rule.forename-unsure", "The forename may be another person's: a person looks.");
    bool const nobody_elses = candidate_.bearers == Bearers::counted && born_ == Stands::sure && agrees(family_);
    if (e_.is(Field::forename, "typo") && !number_ && !nobody_elses)
      review("rule.forename-typo",
             "What looks like a slip of the pen may be a twin's name, and no number vouches for it.");
    if (e_.is(Field::forename, "typo") && e_.is(Field::sex, "different") && !number_)
      review("rule.forename-typo", "What looks like a slip of the pen stands under another sex: a twin's name, it may be.");
    if (forename_ != Stands::against) return;
    bool const strangers = e_.is(Field::address, "different") && corroborations() == 0 && !number_;
    if ((agrees(born_) || born_ == Stands::unsure || number_) && !strangers) {
      review("rule.forename-differs",
             "A forename that differs is never outvoted: a twin, or the subject under another name.");
    } else {
      lower(Verdict::unlikely, "rule.only-shared",
            "Only what relatives and strangers share agrees, and the forename differs.");
    }
  }

  void about_the_family() {
    bool const born_here = born_ == Stands::sure && forename_ == Stands::sure && (door() || corroborations() >= 2);
    if (family_ == Stands::against && !number_ && !born_here)
      review("rule.family-differs", "The family name differs, and neither a number nor day and door vouch for the change.");
  }

  void about_birth() {
    if (born_ == Stands::against) review("rule.birth-differs", "The dates of birth differ.");
    if (born_ != Stands::sure && !number_ && !birth_nearly() && !birth_not_held())
      review("rule.no-birth-or-number", "Neither the whole date of birth nor a valid number agrees.");
    // A number that stands in for the date of birth is spent: something else must agree as well.
    if (corroborations() - (born_ != Stands::sure && number_ ? 1 : 0) < 1)
      review("rule.nothing-more", "Nothing beside the name and that agrees: no address, contact or number.");
  }

  /// A day badly written, or only a year held.
  [[nodiscard]] bool birth_nearly() const {
    if (forename_ != Stands::sure) return false;
    bool const year = e_.is(Field::born, "default_year") || e_.is(Field::born, "partly_same");
    bool const moved = e_.is(Field::address, "different");
    if (born_ == Stands::likely || year)
      return corroborations() >= 2 || (agrees(family_) && door()) ||
             (whole_name() && ((own() > 0 && !moved) || (postcode() && e_.is(Field::born, "partly_same") && !another_contact())));
    return e_.is(Field::born, "near") && whole_name() && door() && corroborations() >= 2;
  }

  /// Where no day is held, a parent of the same name is what must be ruled out: by a contact of the subject's own, or
  /// by the age at which the record began.
  [[nodiscard]] bool birth_not_held() const {
    if (born_ != Stands::missing || (!whole_name() && !initial_at_home())) return false;
    bool const contact = own() > 0 && corroborations() >= 2;
    bool const named = whole_name() && family_ == Stands::sure && door() && !another_contact();
    return contact || (began_ == Began::long_grown && named);
  }

  void about_numbers() {
    if (number_differs(e_)) review("rule.number-differs", "Each side holds a valid number, and they differ.");
    if (!number_ || (born_ != Stands::against && forename_ != Stands::against)) return;
    review("rule.number-confusion",
           "The number agrees but the person does not: one number may have served two people.");
    out_.at_least_possible = true;
  }

  void floor_for_mentions() {
    bool const against = std::any_of(e_.parts.begin(), e_.parts.end(),
                                     [](Part const& p) { return p.stands == Stands::against; });
    bool const name = agrees(forename_) && agrees(family_);
    if (candidate_.standing == Standing::mention && name && !against) out_.at_least_possible = true;
  }

  Evidence const& e_;
  Candidate const& candidate_;
  Link const& link_;
  Began began_;
  Stands forename_, family_, born_;
  bool number_;
  Ruling out_;
};

std::string_view called(Rival::Kind kind) {
  switch (kind) {
    case Rival::Kind::twin:
      return "A twin may be on record";
    case Rival::Kind::namesake:
      return "A namesake is on record";
    case Rival::Kind::household:
      return "Another of the household is on record";
    case Rival::Kind::same_number:
      return "The number is also on record under another forename";
    case Rival::Kind::double_:
      return "An equally like record bears another NHS number";
    case Rival::Kind::like_forename:
      return "An equally like record of the same system bears a forename of its own";
  }
  return "";
}

std::string_view rule_of(Rival::Kind kind) {
  switch (kind) {
    case Rival::Kind::twin:
      return "rival.twin";
    case Rival::Kind::namesake:
      return "rival.namesake";
    case Rival::Kind::household:
      return "rival.household";
    case Rival::Kind::same_number:
      return "rival.same-number";
    case Rival::Kind::double_:
      return "rival.double";
    case Rival::Kind::like_forename:
      return "rival.like-forename";
  }
  return "";
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

bool told_apart(Rival const& rival, Evidence const& e, Evidence const& between, Began rivals) {
  switch (rival.kind) {
    case Rival::Kind::twin:
    case Rival::Kind::household:
      if (rivals == Began::before_grown) return true;  // a child then, who bears no such account
      return (agrees(e.stands(Field::forename)) || e.is(Field::forename, "initial")) && forenames_apart(between);
    case Rival::Kind::namesake: {
      bool const elsewhere = rival.lives == Rival::Lives::elsewhere && agrees(e.stands(Field::address)) &&
                             !agrees(between.stands(Field::address));
      bool const another_year = e.is(Field::born, "partly_same") && between.stands(Field::born) == Stands::against;
      if (rivals == Began::before_grown) return true;
      return e.stands(Field::born) == Stands::sure || number_agrees(e) || elsewhere || another_year || by_own_contact(e, between);
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

Began began(Facts const& subject, Candidate const& candidate) {
  if (!candidate.adult_since || !subject.born || subject.born->century != person::Birth::Century::known)
    return Began::not_known;
  // Without a day, the youngest the subject can have been.
  Date const born{std::chrono::year{subject.born->year}, std::chrono::month{subject.born->month.value_or(12)},
                  std::chrono::day{subject.born->day.value_or(28)}};
  auto const age = age_on(born, *candidate.adult_since);
  return age < 17 ? Began::before_grown : age < 25 ? Began::when_grown : Began::long_grown;
}

Ruling rules_on(Evidence const& evidence, Candidate const& candidate, Began began, Link const& link) {
  return Rules(evidence, candidate, began, link).apply();
}

Ruling rules_on_rivals(Evidence const& evidence, Candidate const& candidate, Facts const& facts, Model const& model,
                       std::span<KnownRival const> rivals) {
  Ruling out;
  for (auto const& [rival, rival_facts] : rivals) {
    if (rival.source == candidate.source && rival.key == candidate.key) continue;
    bool const apart = told_apart(rival, evidence, weigh(facts, rival_facts, model), began(rival_facts, candidate));
    if (!apart) out.at_best = Verdict::possible;
    // Every borough has namesakes: one who lives elsewhere and is told apart would only hide those who
    // matter.
    if (apart && rival.kind == Rival::Kind::namesake && rival.lives == Rival::Lives::elsewhere) continue;
    out.named.push_back(rival);
    auto const name =
        rival.described.names.empty() ? std::string("no name") : rival.described.names.front().full;
    out.because.push_back(
        {std::string(rule_of(rival.kind)),
         std::string(called(rival.kind)) + ": " + name + " (" + rival.source + ' ' + rival.key + "), " +
             rival.shares +
             (apart ? "; this record is told apart." : "; this record is not told apart: a person looks.")});
  }
  return out;
}

}  // namespace rightsdesk::matching
