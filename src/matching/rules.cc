#include "matching/rules.h"

#include <algorithm>

namespace rightsdesk::matching {
namespace {

constexpr int kRareName = 1400;  // centibits of forename and family name together: at least one of them is not common
constexpr int kVeryOld = 90;     // years
constexpr int kOldestParent = 48;  // years; from 51 on the last two digits of a parent's year are those of a child's

bool number_differs(Evidence const& e) {
  return e.stands(Field::nhs_number) == Stands::against || e.stands(Field::upn) == Stands::against ||
         e.stands(Field::nino) == Stands::against;
}

/// Contacts that a household does not share.
int own_contacts(Evidence const& e) {
  return int{e.stands(Field::phone) == Stands::sure} + int{e.stands(Field::email) == Stands::sure};
}

enum class Holders { one, several };

/// A record in two current names with forenames of their own is a joint one.
Holders holders_of(Facts const& facts) {
  auto const current = [](person::NameTokens const& name) { return name.kind == person::Name::Kind::current; };
  return std::count_if(facts.names.begin(), facts.names.end(), current) > 1 ? Holders::several : Holders::one;
}

class Rules {
 public:
  Rules(Evidence const& evidence, Facts const& subject, Ready const& ready)
      : e_(evidence),
        candidate_(*ready.candidate),
        link_(ready.link),
        setting_(ready.setting),
        holders_(holders_of(ready.facts)),
        began_(began(subject, *ready.candidate)),
        one_generation_(holds_one_generation(subject, *ready.candidate)),
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
    about_dangers();
    if (began_ == Began::before_grown)
      lower(name_alone_agrees(e_) ? Verdict::unlikely : Verdict::possible, "rule.before-grown",
            "The system keeps adults, and the record began before the subject was 17: a parent's, it may be.");
    if (candidate_.standing == Standing::mention)
      review("rule.mention", "The name stands in a text or on somebody else's record: a person reads it.");
    floor_for_mentions();
    // Whoever lives at the door and was born on the day, or bears the forename and is of no other age, is looked at.
    bool const initial = e_.is(Field::forename, "initial");
    bool const named = (forename_ == Stands::sure || initial) && born_ != Stands::against;
    if ((door() && (born_ == Stands::sure || named)) || name_fits_and_nothing_is_held()) out_.at_least_possible = true;
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

  /// A record of a name that fits, in a common family name it may be, with nothing held that could tell for or against it.
  [[nodiscard]] bool name_fits_and_nothing_is_held() const {
    bool const own_file = candidate_.standing == Standing::own_file && began_ != Began::before_grown;
    bool const named = forename_ != Stands::against && forename_ != Stands::missing && agrees(family_);
    return own_file && named && std::all_of(e_.parts.begin(), e_.parts.end(), [](Part const& part) {
      return part.field == Field::forename || part.field == Field::family || part.field == Field::sex || part.stands == Stands::missing;
    });
  }

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

  [[nodiscard]] bool initial() const { return e_.is(Field::forename, "initial"); }
  [[nodiscard]] bool adults_only() const { return began_ != Began::not_known && began_ != Began::before_grown; }
  /// Every contact that is held agrees, a mobile among them: an e-mail address made of a common name is soon another's.
  [[nodiscard]] bool own_mobile() const { return e_.stands(Field::phone) == Stands::sure && !another_contact(); }
  /// No address is held on both sides, and the mobile agrees; or the whole name stands with it at another address, for people move.
  [[nodiscard]] bool only_contacts() const {
    bool const moved = whole_name() && e_.is(Field::address, "different");
    return (e_.stands(Field::address) == Stands::missing || moved) && own_mobile();
  }
  /// "J Smith" at the subject's door with a contact of the subject's own, or an adult's account with that contact and no address; who
  /// else has the initial there is a rival.
  [[nodiscard]] bool initial_at_home() const {
    return initial() && family_ == Stands::sure && (door() || postcode() || (adults_only() && only_contacts())) && own_contacts(e_) > 0;
  }
  /// A slip of the pen, as far as the names that the whole source holds can tell.
  [[nodiscard]] bool slip() const { return e_.is(Field::forename, "typo") && candidate_.bearers == Bearers::counted; }
  /// The subject under another family name: the forename at the door, or at the postcode in the year, with a contact of the subject's own.
  [[nodiscard]] bool renamed() const {
    bool const place = (door() && born_ == Stands::missing) || (postcode() && e_.is(Field::born, "partly_same"));
    return forename_ == Stands::sure && family_ == Stands::against && own_contacts(e_) > 0 && place && !another_contact();
  }

  [[nodiscard]] bool another_contact() const {
    return e_.is(Field::phone, "different") || e_.is(Field::email, "different");
  }
  /// A contact on a joint account is one holder's, and tells nothing of the other.
  [[nodiscard]] bool anothers_contact() const { return another_contact() && holders_ == Holders::one; }

  /// A record of adults at the subject's door that began when they were grown. One that began when they were under 25
  /// may be a parent's, of the same initial or name, unless nobody on record there is so old; under 21, unless it is known besides that the
  /// subject lives there, that a child of the family does or that who holds it with them is of their age, or the whole name stands there and no contact of another's.
  [[nodiscard]] bool account_at_home() const {
    bool const named = forename_ == Stands::sure || initial() || slip();
    if (!named || born_ != Stands::missing || !door() || !agrees(family_) || anothers_contact()) return false;
    if (began_ == Began::long_grown || !adults_only()) return adults_only();
    bool const known = setting_.subject == Setting::Subject::at_the_door;
    bool const grown = began_ == Began::when_grown && (forename_ == Stands::sure || !another_contact());
    bool const whole = forename_ == Stands::sure && !another_contact();
    bool const own_home = setting_.child == Setting::Child::on_record || setting_.partner == Setting::Partner::of_their_age;
    return setting_.elder == Setting::Elder::none && (known || grown || whole || own_home);
  }

  /// Another system knows the subject by name and day, and this one holds nobody else who is taken for them: a twin would be known too.
  [[nodiscard]] bool known_elsewhere() const {
    return setting_.subject != Setting::Subject::nowhere && setting_.here == Setting::Here::nothing_proposed;
  }
  /// An initial on the subject's day at their door under their sex, where nobody else of that day and anything like their name is found in the
  /// system; without the sex, or in their year at their postcode where no day and no street is held, of whom is known elsewhere.
  [[nodiscard]] bool initial_by_day() const {
    if (!initial() || !agrees(family_) || e_.is(Field::sex, "different")) return false;
    bool const year = e_.is(Field::born, "partly_same") && postcode() && !another_contact();
    bool const day = born_ == Stands::sure && door();
    bool const alone = e_.is(Field::sex, "same") && setting_.same_day == Setting::SameDay::nobody_else;
    return (day && (alone || known_elsewhere())) || (year && known_elsewhere());
  }
  /// A slip that nobody else bears, in the subject's year at their postcode, where no day and no street is held.
  [[nodiscard]] bool slip_by_year() const {
    return slip() && agrees(family_) && e_.is(Field::born, "partly_same") && postcode() && known_elsewhere() && !another_contact();
  }
  /// No forename, on the subject's day at their door with a contact of their own.
  [[nodiscard]] bool nameless_by_day() const {
    bool const home = born_ == Stands::sure && door() && agrees(family_);
    return forename_ == Stands::missing && home && own_contacts(e_) > 0 && !another_contact() && known_elsewhere();
  }
  /// The whole name at the door without a day, where the system keeps nobody of a parent's or a child's age.
  [[nodiscard]] bool of_one_generation() const { return born_ == Stands::missing && whole_name() && door() && one_generation_ && !another_contact(); }

  /// Name and day whole, the name not a common one and nothing else held, where nobody else of that name and day is
  /// found though other systems know the subject by their day, or all is one list that counts its people by the ten thousand.
  [[nodiscard]] bool name_and_day_known() const {
    bool const whole = e_.is(Field::forename, "same") && e_.is(Field::family, "same") && e_.is(Field::born, "same");
    bool const rare = e_.at(Field::forename).centibits + e_.at(Field::family).centibits >= kRareName;
    bool const nowhere_else = e_.stands(Field::address) == Stands::missing || e_.is(Field::address, "same_sector");
    bool const looked_wide = setting_.subject != Setting::Subject::nowhere ||
                            (candidate_.bearers == Bearers::counted && setting_.sources == Setting::Sources::one);
    return whole && rare && nowhere_else && looked_wide && !another_contact() && setting_.same_day == Setting::SameDay::nobody_else;
  }

  /// A slip that is nobody else's name in the whole source, beside a contact of the subject's own.
  [[nodiscard]] bool slip_with_contact() const {
    bool const year = e_.is(Field::born, "partly_same") || born_ == Stands::missing;
    return slip() && agrees(family_) && year && own_contacts(e_) > 0 && (door() || postcode());
  }

  void about_the_forename() {
    if (forename_ == Stands::missing && !(vouched() && corroborations() >= 2) && !nameless_by_day())
      review("rule.no-forename", "One side holds no forename, so nothing tells siblings apart.");
    bool const short_of = initial() || e_.is(Field::forename, "close");
    if (forename_ == Stands::unsure && !(short_of && vouched()) && !initial_at_home() && !account_at_home() && !initial_by_day())
      review("rule.forename-unsure", "The forename may be another person's: a person looks.");
    bool const nobody_elses = candidate_.bearers == Bearers::counted && born_ == Stands::sure && agrees(family_);
    if (e_.is(Field::forename, "typo") && !number_ && !nobody_elses && !slip_with_contact() && !account_at_home() && !slip_by_year())
      review("rule.forename-typo",
             "What looks like a slip of the pen may be a twin's name, and no number vouches for it.");
    if (e_.is(Field::forename, "typo") && e_.is(Field::sex, "different") && !number_)
      review("rule.forename-typo", "What looks like a slip of the pen stands under another sex: a twin's name, it may be.");
    if (e_.is(Field::forename, "typo") && e_.is(Field::own_number, "different") && !number_)
      review("rule.forename-typo", "What looks like a slip of the pen stands under another number of the system: a twin's name, it may be.");
    if (e_.is(Field::forename, "nickname") && !number_ && own() == 0)
      review("rule.short-form", "A short form may be a twin's own name, and neither a number nor a contact of the subject's own agrees.");
    if (forename_ != Stands::against) return;
    bool const strangers = e_.is(Field::address, "different") && corroborations() == 0 && !number_;
    // Who gives the subject's mobile or e-mail under their family name is of the household, or the subject badly written.
    bool const contact = own_contacts(e_) > 0 && agrees(family_);
    if ((agrees(born_) || born_ == Stands::unsure || number_ || contact) && !strangers) {
      review("rule.forename-differs",
             "A forename that differs is never outvoted: a twin, or the subject under another name.");
    } else {
      lower(Verdict::unlikely, "rule.only-shared",
            "Only what relatives and strangers share agrees, and the forename differs.");
    }
  }

  void about_the_family() {
    bool const born_here = born_ == Stands::sure && forename_ == Stands::sure && (door() || corroborations() >= 2);
    if (family_ == Stands::against && !number_ && !born_here && !renamed())
      review("rule.family-differs", "The family name differs, and neither a number nor day and door vouch for the change.");
  }

  void about_birth() {
    if (born_ == Stands::against) review("rule.birth-differs", "The dates of birth differ.");
    if (born_ != Stands::sure && !number_ && !birth_nearly() && !birth_not_held() && !renamed())
      review("rule.no-birth-or-number", "Neither the whole date of birth nor a valid number agrees.");
    // A number that stands in for the date of birth is spent: something else must agree as well.
    if (corroborations() - (born_ != Stands::sure && number_ ? 1 : 0) < 1 && !name_and_day_known() && !slip_by_year() && !initial_by_day())
      review("rule.nothing-more", "Nothing beside the name and that agrees: no address, contact or number.");
  }

  /// A day badly written, or only a year held.
  [[nodiscard]] bool birth_nearly() const {
    if (forename_ != Stands::sure) return slip_with_contact() || slip_by_year() || initial_by_day() || (initial_at_home() && e_.is(Field::born, "partly_same"));
    bool const year = e_.is(Field::born, "default_year") || e_.is(Field::born, "partly_same") || e_.is(Field::born, "same_default");
    // An e-mail address made of a name outlives a move as its namesakes' do; a mobile number is one person's.
    bool const moved = e_.is(Field::address, "different") && !(e_.is(Field::born, "partly_same") && own_mobile());
    if (born_ == Stands::likely || year)
      return corroborations() >= 2 || (agrees(family_) && door()) ||
             (whole_name() && ((own() > 0 && !moved) || (postcode() && e_.is(Field::born, "partly_same") && !another_contact())));
    return e_.is(Field::born, "near") && whole_name() && door() && corroborations() >= 2;
  }

  /// Where no day is held, a parent of the same name is what must be ruled out: by a contact of the subject's own, or
  /// by the age at which the record began.
  [[nodiscard]] bool birth_not_held() const {
    if (born_ != Stands::missing) return false;
    bool const named = whole_name() || initial_at_home() || slip_with_contact();
    return (named && own() > 0 && (corroborations() >= 2 || postcode() || only_contacts())) || account_at_home() || of_one_generation();
  }

  /// What passes on little says what could be wrong with it, to the person who confirms.
  void about_dangers() {
    if (renamed() && !number_)
      out_.because.push_back({"danger.renamed",
                              "The family name is another, the forename and a contact of the subject's own agree. Somebody of that forename who "
                              "shares the contact could be meant: compare when each lived there."});
    if (born_ == Stands::missing && only_contacts() && !number_)
      out_.because.push_back({"danger.contact-alone",
                              "Beside the name only a mobile number agrees, and no date of birth is held. A relative of the same name or "
                              "initial who shares it could be meant."});
    if (initial_by_day() && !number_)
      out_.because.push_back({"danger.initial-and-day",
                              "Only an initial names the person. A twin of that initial whom no system knows could be meant."});
    if (nameless_by_day() && !number_)
      out_.because.push_back({"danger.no-forename",
                              "No forename is held. Day, door and a contact of the subject's own agree; a twin whom no system knows could be meant."});
    if (slip_by_year() && !number_)
      out_.because.push_back({"danger.slip",
                              "The forename is taken for a slip of the pen, for nobody else in this system bears it; beside it only year and "
                              "postcode agree. A twin whom no other system knows could be meant."});
    if (of_one_generation() && !number_)
      out_.because.push_back({"danger.undated",
                              "The record holds no date of birth. This system keeps nobody of an age to be the subject's parent or child; a "
                              "relative of the same name and about the same age could be meant."});
    if (account_at_home() && initial())
      out_.because.push_back({"danger.initial",
                              "Only an initial names the holder; the age at which the record began fits. A partner or relative of that initial "
                              "whom no system knows could be meant: compare title and dates."});
    else if (account_at_home() && began_ != Began::long_grown)
      out_.because.push_back({"danger.young",
                              "The record holds no date of birth and began when the subject was 17 to 24. A parent of the same name whom no "
                              "system knows could be meant: compare when each lived there."});
    if (corroborations() == 0 && name_and_day_known())
      out_.because.push_back({"danger.name-and-day",
                              "Name and date of birth agree and nothing more is held on both sides. Nobody else of that name and day is found; a "
                              "namesake whom no other system knows could be meant."});
    if (slip_with_contact() && !number_)
      out_.because.push_back({"danger.slip",
                              "The forename is taken for a slip of the pen, for nobody else in this system bears it and a contact of the "
                              "subject's own agrees. A twin who shares that contact could be meant."});
    else if (account_at_home() && slip())
      out_.because.push_back({"danger.slip",
                              "The forename is taken for a slip of the pen, for nobody else in this system bears it; the age at which the record "
                              "began fits. A relative of that name whom no other system knows could be meant."});
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
  Setting const& setting_;
  Holders holders_;
  Began began_;
  bool one_generation_;
  Stands forename_, family_, born_;
  bool number_;
  Ruling out_;
};

}  // namespace

std::optional<int> year_of_birth(Facts const& facts, Date at) {
  if (!facts.born) return std::nullopt;
  if (facts.born->century == person::Birth::Century::known) return facts.born->year;
  int const earlier = 1900 + facts.born->year;
  return int{at.year()} - earlier >= kVeryOld ? std::optional(earlier + 100) : std::nullopt;
}

Began began(Facts const& subject, Candidate const& candidate) {
  auto const year = candidate.adult_since ? year_of_birth(subject, *candidate.adult_since) : std::nullopt;
  if (!year) return Began::not_known;
  // Without a day, the youngest the subject can have been.
  Date const born{std::chrono::year{*year}, std::chrono::month{subject.born->month.value_or(12)}, std::chrono::day{subject.born->day.value_or(28)}};
  auto const age = age_on(born, *candidate.adult_since);
  return age < 17 ? Began::before_grown : age < 21 ? Began::when_young : age < 25 ? Began::when_grown : Began::long_grown;
}

bool may_hold(Candidate const& candidate, std::optional<int> year) {
  return !candidate.years_kept || !year || candidate.years_kept->test(static_cast<std::size_t>(*year % 100));
}

bool holds_one_generation(Facts const& subject, Candidate const& candidate) {
  bool const known = subject.born && subject.born->century == person::Birth::Century::known;
  if (!known || !candidate.years_kept || !may_hold(candidate, subject.born->year)) return false;
  for (int apart = kGeneration; apart <= kOldestParent; ++apart) {
    if (may_hold(candidate, subject.born->year - apart) || may_hold(candidate, subject.born->year + apart)) return false;
  }
  return true;
}

Ruling rules_on(Evidence const& evidence, Facts const& subject, Ready const& ready) {
  return Rules(evidence, subject, ready).apply();
}

}  // namespace rightsdesk::matching
