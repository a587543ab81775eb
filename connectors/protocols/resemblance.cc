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
  std::set<std::string> words;
  for (auto const& name : held.names)
    for (auto const& word : words_of(name.full)) words.insert(word);
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
