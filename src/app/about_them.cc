#include "app/about_them.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/word_table.h"

namespace rightsdesk::app {
namespace {

using Consent = AboutThem::Consent;
using redaction::Outcome;
using redaction::Standing;

constexpr char kThirdParty[] = "S2P3-16";
constexpr std::array<std::pair<Consent, char const*>, 5> kWords{{{Consent::not_asked, "not_asked"}, {Consent::asked, "asked"}, {Consent::given, "given"},
                                                                {Consent::refused, "refused"}, {Consent::not_to_be_asked, "not_to_be_asked"}}};

std::string on_day(AboutThem const& about) { return about.consent_on ? " on " + in_words(*about.consent_on) : std::string{}; }

/// The first of the rules that fits.
ProposedRuling by_rule(CasePerson const& person) {
  auto const& about = person.about_them;
  if (!about.safeguarding.empty()) {
    return {Outcome::withhold, kThirdParty, {{"safeguarding", "Somebody may come to harm. Whatever else is known, it is withheld unless a named person decides otherwise"}}};
  }
  if (about.consent == Consent::given) return {Outcome::release, {}, {{"S2P3-16(1)", "They agreed" + on_day(about)}}};
  if (about.consent == Consent::refused) return {Outcome::withhold, kThirdParty, {{"S2P3-16(3)", "They expressly refused" + on_day(about)}}};
  if (about.consent == Consent::asked) return {Outcome::undecided, {}, {{"S2P3-16(3)", "They were asked" + on_day(about) + " and have not answered. The clock runs on"}}};
  if (person.known.standing == Standing::professional) {
    return {Outcome::release, {}, {{"S2P3-17", "They acted in an official role: it is reasonable to give what they did in it"}}};
  }
  auto const why = about.consent == Consent::not_to_be_asked ? "They are not to be asked: " + about.consent_note : std::string("They can be identified, and nobody has asked them");
  return {Outcome::withhold, kThirdParty, {{"S2P3-16", why}}};
}

Done check(AboutThem const& about, Date today) {
  bool const has_day = about.consent == Consent::asked || about.consent == Consent::given || about.consent == Consent::refused;
  if (has_day && !about.consent_on) return refused("missing", "Enter the day they were asked or answered.", "consent_on");
  if (about.consent_on && *about.consent_on > today) return refused("not_yet_come", "That day has not come yet.", "consent_on");
  bool const has_note = about.consent == Consent::refused || about.consent == Consent::not_to_be_asked;
  if (has_note && about.consent_note.empty()) return refused("missing", "Say what they said, or why they are not to be asked.", "consent_note");
  return done();
}

}  // namespace

ProposedRuling proposed_for(CasePerson const& person) {
  if (person.known.standing == Standing::subject) return {Outcome::undecided, {}, {{"subject", "It is the person who asks"}}};
  auto proposed = by_rule(person);
  if (!person.about_them.known_to_subject.empty()) {
    proposed.because.push_back({"S2P3-16(2)", "The requester knows already: " + person.about_them.known_to_subject + ". That speaks for giving it"});
  }
  return proposed;
}

Done describe_about_them(Office& office, CaseId const& id, Actor const& actor, PersonId const& person_id, AboutThem const& given) {
  AboutThem about_them{given.consent, given.consent == Consent::not_asked || given.consent == Consent::not_to_be_asked ? std::nullopt : given.consent_on,
                       tidied(given.consent_note), tidied(given.known_to_subject), tidied(given.safeguarding)};
  if (auto fits = check(about_them, office.clock.today()); !fits) return fits;
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_under_review(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    auto people = work.reviews().people(id);
    auto const person = std::find_if(people.begin(), people.end(), [&](auto const& one) { return one.known.id == person_id; });
    if (person == people.end()) return refused("not_found", "There is no such person in this case.");
    if (person->known.standing == Standing::subject) return refused("subject", "This is the person who asks.");
    person->about_them = about_them;
    work.reviews().describe_about(*person);
    auto const flag = about_them.safeguarding.empty() ? "no" : "yes";
    record(work, office, *about, actor.id.str(),
           {"third_party_described", office.clock.today(), {{"person", person_id.str()}, {"consent", to_string(about_them.consent)}, {"safeguarding", flag}},
            "person=" + person_id.str() + " consent=" + to_string(about_them.consent) + " safeguarding=" + flag});
    return done();
  });
}

std::string to_string(Consent consent) { return word_for(kWords, consent); }

std::optional<Consent> consent_from(std::string const& word) { return value_if_known(kWords, word); }

}  // namespace rightsdesk::app
