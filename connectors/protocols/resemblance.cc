#include "connectors/protocols/resemblance.h"

#include <algorithm>

#include "connectors/protocols/describe.h"
#include "connectors/protocols/mentions.h"
#include "core/text.h"
#include "person/identifiers.h"

namespace rightsdesk::connectors {
namespace {

std::string normal_postcode(std::string const& written) {
  return person::postcode(written).value_or(folded(tidied(written)));
}
std::string normal_phone(std::string const& written) {
  return person::uk_phone(written).value_or(tidied(written));
}
std::string normal_email(std::string const& written) {
  return person::email(written).value_or(folded(tidied(written)));
}

constexpr std::uint8_t kAnyName = 1, kLongName = 2, kBirth = 4, kDoor = 8;  ///< of held_kinds
constexpr unsigned kSharedFamily = 1, kSharedGiven = 2, kSharedBirth = 4, kSharedDoor = 8, kSharedPhone = 16, kSharedNumber = 32;

std::string number_text(person::Identifier const& identifier) { return identifier.kind + " " + bare_number(identifier.value); }

std::set<std::string> words_of_names(person::Description const& held) {
  std::set<std::string> words;
  for (auto const& name : held.names)
    for (auto const& word : words_of(name.full)) words.insert(word);
  return words;
}

bool any_in(std::set<std::string> const& some, std::set<std::string> const& all) {
  return std::any_of(some.begin(), some.end(), [&](auto const& one) { return all.contains(one); });
}

void add_sign(Resemblance::Shared& shared, int worth, bool same) {
  shared.possible += worth;
  if (same) shared.points += worth;
}

}  // namespace

Resemblance::Resemblance(person::Description const& subject) : subject_(subject) {
  for (auto const& name : subject.names) {
    auto const parts = name.given.empty() && name.family.empty() ? name_from_full(name.full) : name;
    for (auto const& word : words_of(parts.given)) given_.insert(word);
    for (auto const& word : words_of(parts.family.empty() ? parts.full : parts.family)) family_.insert(word);
  }
  for (auto const& address : subject.addresses)
    if (!address.postcode.empty()) postcodes_.insert(normal_postcode(address.postcode));
  for (auto const& phone : subject.phones) phones_.insert(normal_phone(phone));
  for (auto const& email : subject.emails) emails_.insert(normal_email(email));
  if (subject.born) swapped_ = day_and_month_exchanged(*subject.born);
}

void Resemblance::add_names(person::Description const& held, Shared& shared) const {
  auto const words = words_of_names(held);
  if (words.empty()) return;
  if (!family_.empty()) add_sign(shared, 2, any_in(words, family_));
  if (!given_.empty() && words.size() > 1) add_sign(shared, 2, any_in(words, given_));
  // One word is all that is held of a name: it may be the given one.
  if (words.size() == 1 && !any_in(words, family_) && any_in(words, given_)) shared.points += 2;
}

Resemblance::Shared Resemblance::with(person::Description const& held) const {
  Shared shared;
  add_names(held, shared);
  if (subject_.born && held.born)
    add_sign(shared, 3, held.born == subject_.born || held.born == swapped_);
  std::set<std::string> postcodes, phones, emails;
  for (auto const& address : held.addresses)
    if (!address.postcode.empty()) postcodes.insert(normal_postcode(address.postcode));
  for (auto const& phone : held.phones) phones.insert(normal_phone(phone));
  for (auto const& email : held.emails) emails.insert(normal_email(email));
  if (!postcodes.empty() && !postcodes_.empty()) add_sign(shared, 2, any_in(postcodes, postcodes_));
  if (any_in(phones, phones_)) add_sign(shared, 3, true);
  if (any_in(emails, emails_)) add_sign(shared, 8, true);
  for (auto const& mine : subject_.identifiers)
    for (auto const& theirs : held.identifiers)
      if (mine.kind == theirs.kind && bare_number(mine.value) == bare_number(theirs.value)) add_sign(shared, 8, true);
  return shared;
}

std::vector<Resemblance::Sought> Resemblance::signs() const {
  std::vector<Sought> all;
  auto const add = [&](char kind, std::string const& text, unsigned shared) { all.push_back({sign_of(kind, text), shared}); };
  for (auto const& word : family_) add(signs::kName, word, kSharedFamily);
  for (auto const& word : given_) add(signs::kName, word, kSharedGiven);
  if (subject_.born) add(signs::kBorn, to_iso(*subject_.born), kSharedBirth);
  if (swapped_) add(signs::kBorn, to_iso(*swapped_), kSharedBirth);
  for (auto const& one : postcodes_) add(signs::kPostcode, one, kSharedDoor);
  for (auto const& one : phones_) add(signs::kPhone, one, kSharedPhone);
  for (auto const& one : emails_) add(signs::kEmail, one, kSharedNumber);
  for (auto const& one : subject_.identifiers) add(signs::kNumber, number_text(one), kSharedNumber);
  return all;
}

int Resemblance::most_points(unsigned kinds) {
  int points = 0;
  for (auto const& [kind, worth] : {std::pair{kSharedFamily, 2}, {kSharedGiven, 2}, {kSharedBirth, 3}, {kSharedDoor, 2},
                                    {kSharedPhone, 3}, {kSharedNumber, 8}})
    if ((kinds & kind) != 0) points += worth;
  return points;
}

int Resemblance::least_enough(std::uint8_t held) const {
  int possible = 0;
  if ((held & kAnyName) != 0 && !family_.empty()) possible += 2;
  if ((held & kLongName) != 0 && !given_.empty()) possible += 2;
  if ((held & kBirth) != 0 && subject_.born) possible += 3;
  if ((held & kDoor) != 0 && !postcodes_.empty()) possible += 2;
  return std::min(possible, kEnough);
}

std::vector<Sign> signs_of(person::Description const& held) {
  std::vector<Sign> all;
  for (auto const& word : words_of_names(held)) all.push_back(sign_of(signs::kName, word));
  if (held.born) all.push_back(sign_of(signs::kBorn, to_iso(*held.born)));
  for (auto const& address : held.addresses)
    if (!address.postcode.empty()) all.push_back(sign_of(signs::kPostcode, normal_postcode(address.postcode)));
  for (auto const& phone : held.phones) all.push_back(sign_of(signs::kPhone, normal_phone(phone)));
  for (auto const& email : held.emails) all.push_back(sign_of(signs::kEmail, normal_email(email)));
  for (auto const& one : held.identifiers) all.push_back(sign_of(signs::kNumber, number_text(one)));
  return all;
}

std::uint8_t held_kinds(person::Description const& held) {
  auto const words = words_of_names(held).size();
  unsigned kinds = words > 0 ? kAnyName : 0U;
  if (words > 1) kinds |= kLongName;
  if (held.born) kinds |= kBirth;
  for (auto const& address : held.addresses)
    if (!address.postcode.empty()) kinds |= kDoor;
  return static_cast<std::uint8_t>(kinds);
}

std::string Resemblance::sought() const {
  std::string words;
  for (auto const& name : subject_.names) words += (words.empty() ? "" : "; ") + name.full;
  if (subject_.born) words += ", born " + in_words(*subject_.born) + " (also with day and month exchanged)";
  if (!postcodes_.empty()) words += ", their postcodes";
  if (!phones_.empty()) words += ", their phones";
  if (!emails_.empty()) words += ", their e-mail addresses";
  if (!subject_.identifiers.empty()) words += ", their numbers";
  return words;
}

}  // namespace rightsdesk::connectors
