#include "matching/facts.h"

#include "core/text.h"
#include "person/identifiers.h"

namespace rightsdesk::matching {
namespace {

void add_identifier(person::Identifier const& held, Facts& out) {
  if (held.kind == "nhs_number") {
    if (auto const number = person::nhs_number(held.value)) out.nhs_numbers.push_back(*number);
  } else if (held.kind == "upn") {
    if (auto const number = person::upn(held.value)) out.upns.push_back(*number);
  } else if (held.kind == "nino") {
    if (auto const number = person::nino(held.value)) out.ninos.push_back(number->substr(0, 8));
  } else if (auto const value = folded(tidied(held.value)); !value.empty()) {
    out.own_numbers.push_back({held.kind, value});
  }
}

std::string phone_key(std::string const& written) {
  if (auto const uk = person::uk_phone(written)) return *uk;
  std::string digits;
  for (char c : written) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits.size() >= 7 ? digits : std::string();
}

/// An impossible day ("31/02/2009", "20091399") was badly written, but its year is likely right.
std::optional<person::Birth> year_in(std::string const& written) {
  std::string digits;
  for (std::size_t i = 0; i <= written.size(); ++i) {
    if (i < written.size() && written[i] >= '0' && written[i] <= '9') {
      digits += written[i];
      continue;
    }
    if (digits.size() == 8) digits.resize(4);
    if (auto const year = digits.size() == 4 ? person::parse_birth(digits) : std::nullopt) return year;
    digits.clear();
  }
  return std::nullopt;
}

/// "Mrs J Smith": female. Empty when there is no title, or one that anybody bears.
std::string titled(std::string const& full) {
  auto const words = split(folded(tidied(full)), ' ');
  auto title = words.size() < 2 ? std::string() : words.front();
  std::erase(title, '.');
  if (title == "mr" || title == "master") return "male";
  return title == "mrs" || title == "miss" || title == "ms" ? "female" : "";
}

std::vector<std::string> titles_of(std::vector<person::Name> const& names, std::vector<person::NameTokens> const& tokens) {
  std::vector<std::string> out(tokens.size());
  for (auto const& name : names) {
    bool const parted = !name.given.empty() || !name.family.empty();
    for (auto const& part : parted ? std::vector{name} : person::parse_names(name.full)) {
      auto const sex = titled(part.full);
      if (sex.empty()) continue;
      auto const given = person::tokens_of(part).given;
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].given == given) out[i] = sex;
      }
    }
  }
  return out;
}

}  // namespace

Facts facts_of(person::Description const& description) {
  Facts out;
  out.names = person::all_tokens(description.names);
  out.titled = titles_of(description.names, out.names);
  out.born = person::birth_of(description);
  if (!out.born) out.born = year_in(description.born_as_written);
  for (auto const& address : description.addresses) {
    auto premises = person::premises_of(address);
    if (!premises.postcode.empty() || !premises.street.empty() || !premises.area.empty()) out.homes.push_back(std::move(premises));
  }
  for (auto const& phone : description.phones) {
    if (auto key = phone_key(phone); !key.empty()) out.phones.push_back(std::move(key));
  }
  for (auto const& written : description.emails) {
    if (auto const email = person::email(written)) out.emails.push_back(*email);
  }
  for (auto const& identifier : description.identifiers) add_identifier(identifier, out);
  auto const sex = lower_ascii(tidied(description.sex));
  if (sex == "female" || sex == "f") out.sex = "female";
  if (sex == "male" || sex == "m") out.sex = "male";
  return out;
}

}  // namespace rightsdesk::matching
