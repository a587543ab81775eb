#include <algorithm>
#include <set>

#include "app/matching_view.h"
#include "core/original.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

std::string key_of(person::Description const& described) {
  return described.names.empty() ? std::string{} : folded(tidied(described.names.front().full));
}

/// A clerk who writes the month first does not make another person.
bool same_birthday(Date const& one, Date const& other) {
  return one == other || day_and_month_exchanged(one) == other;
}

bool same_person(person::Description const& one, person::Description const& other) {
  if (key_of(one).empty() || key_of(one) != key_of(other)) return false;
  return !one.born || !other.born || same_birthday(*one.born, *other.born);
}

/// Former names and other spellings of theirs are the subject's too.
bool is_subject(person::Description const& somebody, person::Description const& subject) {
  auto known_as = subject;
  return std::any_of(subject.names.begin(), subject.names.end(), [&](person::Name const& name) {
    known_as.names = {name};
    return same_person(somebody, known_as);
  });
}

template <class Item>
void add_missing(std::vector<Item>& into, std::vector<Item> const& more) {
  for (auto const& item : more) {
    if (std::find(into.begin(), into.end(), item) == into.end()) into.push_back(item);
  }
}

PersonId person_id(CaseId const& about, std::string const& source, person::Related const& related) {
  return PersonId(sha256_hex(about.str() + "\n" + source + "\n" + related.key + "\n" + key_of(related.described)).substr(0, 26));
}

CasePerson subject_entry(CaseId const& about, person::Description described) {
  CasePerson entry;
  entry.about = about;
  entry.known.id = PersonId(sha256_hex("subject of " + about.str()).substr(0, 26));
  entry.known.role = "the person who asks";
  entry.known.standing = redaction::Standing::subject;
  entry.known.described = std::move(described);
  entry.known.known_from.push_back({"request", "Named in the request"});
  entry.origin = "program";
  return entry;
}

}  // namespace

void add_knowledge(person::Description& into, person::Description const& more) {
  std::set<std::string> held;
  for (auto const& name : into.names) held.insert(folded(tidied(name.full)));
  for (auto name : more.names) {
    if (!held.insert(folded(tidied(name.full))).second) continue;
    if (!into.names.empty() && name.kind == person::Name::Kind::current) name.kind = person::Name::Kind::former;
    into.names.push_back(std::move(name));
  }
  if (!into.born) into.born = more.born;
  if (into.sex.empty()) into.sex = more.sex;
  add_missing(into.addresses, more.addresses);
  add_missing(into.phones, more.phones);
  add_missing(into.emails, more.emails);
  add_missing(into.identifiers, more.identifiers);
}

person::Description subject_as_known(Work& work, casework::Case const& about) {
  auto known = about.subject.reveal();
  for (auto const& candidate : work.searches().candidates(about.id)) {
    bool const own_file = candidate.offered.kind == "person" || candidate.offered.kind == "tenancy";
    if (own_file && candidate.identity == search::Identity::confirmed) add_knowledge(known, candidate.offered.described);
  }
  return known;
}

void learn_people(Work& work, casework::Case const& about, sources::CandidateRecord const& confirmed,
                  std::vector<person::Related> const& around) {
  auto const subject = subject_as_known(work, about);
  work.reviews().put_person(subject_entry(about.id, subject));
  auto register_now = work.reviews().people(about.id);
  for (auto const& related : around) {
    if (key_of(related.described).empty() || is_subject(related.described, subject)) continue;
    auto known = std::find_if(register_now.begin(), register_now.end(), [&](CasePerson const& entry) {
      return entry.known.standing != redaction::Standing::subject && same_person(entry.known.described, related.described);
    });
    if (known != register_now.end()) {
      add_knowledge(known->known.described, related.described);
      work.reviews().put_person(*known);
      continue;
    }
    CasePerson entry;
    entry.about = about.id;
    entry.known.id = person_id(about.id, confirmed.source, related);
    entry.known.role = related.role;
    entry.known.standing = related.professional ? redaction::Standing::professional : redaction::Standing::third_party;
    entry.known.described = related.described;
    entry.known.known_from.push_back({confirmed.source, "Recorded as " + related.role + " in this system"});
    entry.origin = "program";
    work.reviews().put_person(entry);
    register_now.push_back(std::move(entry));
  }
}

}  // namespace rightsdesk::app
