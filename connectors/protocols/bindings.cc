#include "connectors/protocols/bindings.h"

#include <algorithm>

#include "connectors/protocols/describe.h"
#include "core/text.h"
#include "person/identifiers.h"

namespace rightsdesk::connectors {
namespace {

constexpr std::size_t kMost = 24;

void add_once(std::vector<Binding>& all, Binding one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
}

/// Letters that no database collation takes for their plain neighbour (ł for l, ø for o).
bool has_special_letter(std::string_view text) {
  for (std::string_view const letter : {"ł", "Ł", "ø", "Ø", "đ", "Đ", "ð", "ı", "ß", "æ", "Æ", "œ", "Œ", "þ"})
    if (text.find(letter) != std::string_view::npos) return true;
  return false;
}

std::vector<Binding> name_values(person::Description const& subject) {
  std::vector<Binding> all;
  std::string const current = subject.names.empty() ? "" : subject.names.front().given;
  for (auto name : subject.names) {
    if (name.given.empty() && name.family.empty()) {
      auto const kind = name.kind;
      name = name_from_full(name.full);
      name.kind = kind;
    }
    if (name.given.empty() && name.family.empty()) {
      add_once(all, {{"full", name.full}, {"family", name.full}});
      continue;
    }
    auto const given = tidied(name.given.empty() ? current : name.given);
    auto const family = tidied(name.family);
    auto const full = name.full.empty() ? tidied(given + " " + family) : name.full;
    add_once(all, {{"given", given}, {"family", family}, {"full", full}});
    if (has_special_letter(given + family)) {
      add_once(all, {{"given", folded(given)}, {"family", folded(family)}, {"full", folded(full)}});
    }
    if (auto const space = given.find(' '); space != std::string::npos) {
      add_once(all, {{"given", given.substr(0, space)}, {"family", family}, {"full", full}});
    }
  }
  return all;
}

std::vector<Binding> birth_values(person::Description const& subject) {
  if (!subject.born) return {};
  auto const born = *subject.born;
  Binding values{{"born", to_iso(born)}, {"born_year", std::to_string(static_cast<int>(born.year()))}};
  auto const swapped = day_and_month_exchanged(born);
  if (swapped && swapped != born) values["born_swapped"] = to_iso(*swapped);
  return {values};
}

std::vector<Binding> single_values(person::Description const& subject, std::string const& wanted) {
  std::vector<Binding> all;
  if (wanted == "postcode") {
    for (auto const& address : subject.addresses)
      if (!address.postcode.empty())
        add_once(all, {{wanted, person::postcode(address.postcode).value_or(tidied(address.postcode))}});
  } else if (wanted == "phone") {
    for (auto const& phone : subject.phones) {
      auto const normal = person::uk_phone(phone);
      add_once(all, {{wanted, normal.value_or(tidied(phone))}});
      if (normal) add_once(all, {{wanted, "0" + normal->substr(3)}});
    }
  } else if (wanted == "email") {
    for (auto const& email : subject.emails)
      add_once(all, {{wanted, person::email(email).value_or(tidied(email))}});
  } else {
    auto const kind = wanted.starts_with("id_") ? wanted.substr(3) : wanted;
    for (auto const& identifier : subject.identifiers) {
      if (identifier.kind != kind) continue;
      std::optional<std::string> normal;
      if (kind == "nhs_number") normal = person::nhs_number(identifier.value);
      if (kind == "upn") normal = person::upn(identifier.value);
      if (kind == "nino") normal = person::nino(identifier.value);
      add_once(all, {{wanted, normal.value_or(tidied(identifier.value))}});
    }
  }
  return all;
}

/// Only the wanted values, and only where all of them are held.
std::vector<Binding> narrowed(std::vector<Binding> const& all, std::set<std::string> const& wanted) {
  std::vector<Binding> kept;
  for (auto const& values : all) {
    Binding one;
    for (auto const& name : wanted)
      if (auto const found = values.find(name); found != values.end() && !found->second.empty())
        one[name] = found->second;
    if (one.size() == wanted.size()) add_once(kept, std::move(one));
  }
  return kept;
}

std::vector<Binding> crossed(std::vector<Binding> const& left, std::vector<Binding> const& right) {
  std::vector<Binding> all;
  for (auto const& a : left) {
    for (auto const& b : right) {
      if (all.size() == kMost) return all;
      auto both = a;
      both.insert(b.begin(), b.end());
      all.push_back(std::move(both));
    }
  }
  return all;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool is_subject_placeholder(std::string_view name) {
  return is_one_of(name, {"given", "family", "full", "born", "born_swapped", "born_year", "postcode", "phone",
                          "email", "nhs_number", "upn", "nino"}) ||
         (name.starts_with("id_") && name.size() > 3);
}

std::vector<Binding> bindings_of(person::Description const& subject, std::set<std::string> const& wanted) {
  std::set<std::string> of_name, of_birth, others;
  for (auto const& name : wanted) {
    auto& group = is_one_of(name, {"given", "family", "full"})             ? of_name
                  : is_one_of(name, {"born", "born_swapped", "born_year"}) ? of_birth
                                                                           : others;
    group.insert(name);
  }
  std::vector<Binding> all{Binding()};
  if (!of_name.empty()) all = crossed(all, narrowed(name_values(subject), of_name));
  if (!of_birth.empty()) all = crossed(all, narrowed(birth_values(subject), of_birth));
  for (auto const& name : others) all = crossed(all, single_values(subject, name));
  return all;
}

std::string in_words(Binding const& binding) {
  static constexpr char const* order[] = {"full", "given", "family"};
  std::string words;
  auto const add = [&](std::string const& value) { words += (words.empty() ? "" : ", ") + value; };
  for (auto const* name : order)
    if (auto const found = binding.find(name); found != binding.end()) add(found->second);
  for (auto const& [name, value] : binding) {
    if (is_one_of(name, {"full", "given", "family"})) continue;
    auto const day = parse_date(value);
    add(day ? rightsdesk::in_words(*day) : value);
  }
  return words;
}

}  // namespace rightsdesk::connectors
