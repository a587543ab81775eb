#include "connectors/protocols/describe.h"

#include <algorithm>
#include <map>

#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using person::Name;

template <class T>
void add_once(std::vector<T>& all, T const& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

void add_name(std::vector<Name>& names, Name name) {
  if (name.full.empty()) name.full = tidied(name.given + " " + name.family);
  if (name.full.empty()) return;
  if (name.given.empty() && name.family.empty()) {
    auto const kind = name.kind;
    name = name_from_full(name.full);
    name.kind = kind;
  }
  add_once(names, name);
}

std::string sex_of(std::string const& written) {
  auto const word = lower_ascii(written);
  if (word == "f" || word == "female") return "female";
  if (word == "m" || word == "male") return "male";
  if (word == "o" || word == "x" || word == "other" || word == "i" || word == "indeterminate") return "other";
  return {};
}

}  // namespace

person::Name name_from_full(std::string const& full) {
  auto const text = tidied(full);
  if (auto const comma = text.find(','); comma != std::string::npos) {
    return {text, tidied(text.substr(comma + 1)), tidied(text.substr(0, comma))};
  }
  auto const space = text.rfind(' ');
  if (space == std::string::npos) return {text};
  return {text, text.substr(0, space), text.substr(space + 1)};
}

bool is_person_field(std::string_view field) {
  static constexpr std::string_view fields[] = {
      "full",       "full_name",    "given",        "family",       "former_full", "former_given", "former_family",
      "known_full", "known_given",  "known_family", "born",        "sex",          "address",
      "postcode",   "address_from", "address_to",   "phone",       "email"};
  return (field.starts_with("id_") && field.size() > 3) ||
         std::find(std::begin(fields), std::end(fields), field) != std::end(fields);
}

bool PersonRow::set(std::string const& field, std::string const& written) {
  if (!is_person_field(field)) return false;
  auto const value = tidied(valid_utf8(written));
  if (value.empty()) return true;
  std::map<std::string, std::string*> const texts{
      {"full", &current_.full},       {"full_name", &current_.full},    {"given", &current_.given},       {"family", &current_.family},
      {"former_full", &former_.full}, {"former_given", &former_.given}, {"former_family", &former_.family},
      {"known_full", &known_.full},   {"known_given", &known_.given},   {"known_family", &known_.family},
      {"address", &address_.text},    {"postcode", &address_.postcode}};
  if (auto const found = texts.find(field); found != texts.end()) {
    *found->second = value;
  } else if (field == "born") {
    held_.born =
        parse_date(value.size() > 10 && (value[10] == ' ' || value[10] == 'T') ? value.substr(0, 10) : value);
    if (!held_.born) held_.born_as_written = value;
  } else if (field == "sex") {
    held_.sex = sex_of(value);
  } else if (field == "address_from") {
    address_.from = parse_date(value.substr(0, 10));
  } else if (field == "address_to") {
    address_.to = parse_date(value.substr(0, 10));
  } else if (field == "phone") {
    held_.phones.push_back(value);
  } else if (field == "email") {
    held_.emails.push_back(value);
  } else {
    held_.identifiers.push_back({field.substr(3), value});
  }
  return true;
}

void PersonRow::add_to(person::Description& description) const {
  add_name(description.names, current_);
  add_name(description.names, former_);
  add_name(description.names, known_);
  if (held_.born) description.born = held_.born;
  if (!held_.born_as_written.empty()) description.born_as_written = held_.born_as_written;
  if (!held_.sex.empty()) description.sex = held_.sex;
  if (!address_.text.empty() || !address_.postcode.empty()) add_once(description.addresses, address_);
  for (auto const& phone : held_.phones) add_once(description.phones, phone);
  for (auto const& email : held_.emails) add_once(description.emails, email);
  for (auto const& identifier : held_.identifiers) add_once(description.identifiers, identifier);
}

}  // namespace rightsdesk::connectors
