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

/// Things of the subject's own beside name and date of birth, each counted once.
int corroborations(Evidence const& e) {
  return int{agrees(e.stands(Field::address))} + int{agrees(e.stands(Field::phone))} +
         int{agrees(e.stands(Field::email))} + int{number_agrees(e)};
}

class Rules {
 public:
  Rules(Evidence const& evidence, Standing standing) : e_(evidence), standing_(standing) {}

  Ruling apply() {
    about_the_name();
    about_birth_and_numbers();
    if (standing_ == Standing::mention)
      review("rule.mention", "The name stands in a text or on somebody else's record: a person reads it.");
    floor_for_mentions();
    return std::move(out_);
  }

 private:
  void lower(Verdict to, char const* rule, char const* text) {
    out_.at_best = std::max(out_.at_best, to);
    out_.because.push_back({rule, text});
  }
  void review(char const* rule, char const* text) { lower(Verdict::possible, rule, text); }

  void about_the_name() {
    auto const forename = e_.stands(Field::forename);
    auto const family = e_.stands(Field::family);
    if (forename == Stands::missing)
      review("rule.no-forename", "One side holds no forename, so nothing tells siblings apart.");
    if (forename == Stands::unsure)
      review("rule.forename-unsure", "The forename may be another person's: a person looks.");
    if (e_.is(Field::forename, "typo") && !number_agrees(e_))
      review("rule.forename-typo",
             "What looks like a slip of the pen may be a twin's name, and no number vouches for it.");
    if (forename == Stands::against) {
      bool const own =
          agrees(e_.stands(Field::born)) || e_.stands(Field::born) == Stands::unsure || number_agrees(e_);
      if (own) {
        review("rule.forename-differs",
               "A forename that differs is never outvoted: a twin, or the subject under another name.");
      } else {
        lower(Verdict::unlikely, "rule.only-shared",
              "Only what a household shares agrees, and the forename differs.");
      }
    }
    bool const proven =
        number_agrees(e_) || (corroborations(e_) >= 2 && e_.stands(Field::born) == Stands::sure);
    if (family == Stands::against && !proven)
      review("rule.family-differs", "The family name differs and no number vouches for the change.");
  }

  void about_birth_and_numbers() {
    auto const born = e_.stands(Field::born);
    bool const number = number_agrees(e_);
    int const others = corroborations(e_);
    bool const forename_sure = e_.stands(Field::forename) == Stands::sure;
    if (born == Stands::against) review("rule.birth-differs", "The dates of birth differ.");
    if (number_differs(e_)) review("rule.number-differs", "Each side holds a valid number, and they differ.");
    if (number && (born == Stands::against || e_.stands(Field::forename) == Stands::against)) {
      review("rule.number-confusion",
             "The number agrees but the person does not: one number may have served two people.");
      out_.at_least_possible = true;
    }
    bool const near_birth = born == Stands::likely && forename_sure && others >= 2;
    if (born != Stands::sure && !number && !near_birth)
      review("rule.no-birth-or-number", "Neither the whole date of birth nor a valid number agrees.");
    // A number that stands in for the date of birth is spent: something else must agree as well.
    if (others - (born != Stands::sure && number ? 1 : 0) < 1)
      review("rule.nothing-more", "Nothing beside the name and that agrees: no address, contact or number.");
  }

  void floor_for_mentions() {
    bool const against = std::any_of(e_.parts.begin(), e_.parts.end(),
                                     [](Part const& p) { return p.stands == Stands::against; });
    bool const name = agrees(e_.stands(Field::forename)) && agrees(e_.stands(Field::family));
    if (standing_ == Standing::mention && name && !against) out_.at_least_possible = true;
  }

  Evidence const& e_;
  Standing standing_;
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
  }
  return "";
}

/// The record's forename and the rival's cannot be one name.
bool forenames_apart(Evidence const& between) {
  auto const stands = between.stands(Field::forename);
  return stands == Stands::against || (stands == Stands::unsure && !between.is(Field::forename, "initial"));
}

bool told_apart(Rival const& rival, Evidence const& e, Evidence const& between) {
  switch (rival.kind) {
    case Rival::Kind::twin:
      return e.stands(Field::forename) == Stands::sure && forenames_apart(between);
    case Rival::Kind::household:
      return agrees(e.stands(Field::forename)) && forenames_apart(between);
    case Rival::Kind::namesake:
      return e.stands(Field::born) == Stands::sure || number_agrees(e);
    case Rival::Kind::same_number:
      return e.stands(Field::born) == Stands::sure && agrees(e.stands(Field::forename));
    case Rival::Kind::double_:
      return false;
  }
  return false;
}

}  // namespace

Ruling rules_on(Evidence const& evidence, Standing standing) { return Rules(evidence, standing).apply(); }

Ruling rules_on_rivals(Evidence const& evidence, Candidate const& candidate, Model const& model,
                       std::span<Rival const> rivals) {
  Ruling out;
  auto const facts = facts_of(candidate.described);
  for (auto const& rival : rivals) {
    if (rival.source == candidate.source && rival.key == candidate.key) continue;
    bool const apart = told_apart(rival, evidence, weigh(facts, facts_of(rival.described), model));
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
