#include "matching/columns.h"

#include <algorithm>

namespace rightsdesk::matching {
namespace {

constexpr std::size_t kYears = 430;  // 1870 to 2199, and 100 of no known century

/// Its place among all births there can be.
std::size_t packed(person::Birth const& birth) {
  bool const known = birth.century == person::Birth::Century::known;
  auto const year = static_cast<std::size_t>(known ? birth.year - 1870 : birth.year + 330);
  ENSURE(year < kYears, "a year of birth is 1870 to 2199, or of two digits");
  return (year * 13 + birth.month.value_or(0)) * 32 + birth.day.value_or(0);
}

Postings& of(std::array<Postings, kShared>& all, Shared kind) { return all[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string street_key(person::Premises const& home) {
  std::string out;
  for (auto const& word : home.street) out += word;
  return out;
}

std::string own_number_key(person::Identifier const& number) { return number.kind + '\n' + number.value; }

void PeopleColumns::add(Facts const& facts, std::string const& household) {
  auto const row = static_cast<Row>(size());
  std::uint16_t holds = 0;
  auto const keep = [&](std::vector<std::string> const& values, Shared kind, Held bit) {
    for (auto const& value : values) of(shared, kind).add(value, row);
    if (!values.empty()) holds = static_cast<std::uint16_t>(holds | bit);
  };
  keep(facts.phones, Shared::phone, kHoldsPhone);
  keep(facts.emails, Shared::email, kHoldsEmail);
  keep(facts.nhs_numbers, Shared::nhs_number, kHoldsNhsNumber);
  keep(facts.upns, Shared::upn, kHoldsUpn);
  keep(facts.ninos, Shared::nino, kHoldsNino);
  for (auto const& number : facts.own_numbers) {
    of(shared, Shared::own_number).add(own_number_key(number), row);
    holds |= kHoldsOwnNumber;
  }
  if (!facts.homes.empty()) holds |= kHoldsAddress;
  if (facts.sex == "female") holds |= kIsFemale;
  if (facts.sex == "male") holds |= kIsMale;
  if (!household.empty()) of(shared, Shared::household).add(household, row);
  add_homes(facts.homes, row);
  add_names(facts.names);
  born.push_back(code_of(facts.born));
  held.push_back(holds);
}

void PeopleColumns::add_names(std::vector<person::NameTokens> const& names) {
  auto const row = static_cast<Row>(given.size());
  bool first = true;
  for (auto const& name : names) {
    bool const alone = name.given.size() + name.family.size() == 1;
    auto const& only = name.given.empty() ? name.family : name.given;
    auto const stands = alone ? NameLists::Stands::alone : NameLists::Stands::beside;
    auto const given_code = given_lists.add(alone ? only : name.given, stands, words);
    auto const family_code = alone ? 0 : family_lists.add(name.family, NameLists::Stands::beside, words);
    if (first) {
      given.push_back(given_code);
      family.push_back(family_code);
    } else {
      other_names.push_back({row, given_code, family_code});
    }
    first = false;
  }
  if (!first) return;
  given.push_back(0);
  family.push_back(0);
}

void PeopleColumns::add_homes(std::vector<person::Premises> const& homes, Row row) {
  for (auto const& home : homes) {
    for (auto const* code : {&home.postcode, &home.area}) {
      if (!code->empty()) of(shared, Shared::postcode).add(*code, row);
    }
    if (auto const key = street_key(home); !key.empty()) add_street(streets.names.add(key), row);
  }
}

/// Once for a row, whatever doors it has in the street.
void PeopleColumns::add_street(Code street, Row row) {
  for (auto at = street_rows_.rbegin(); at != street_rows_.rend() && at->second == row; ++at) {
    if (at->first == street) return;
  }
  street_rows_.emplace_back(street, row);
}

Code PeopleColumns::code_of(std::optional<person::Birth> const& birth) {
  if (births.empty()) births.emplace_back();
  if (!birth) return 0;
  if (birth_codes_.empty()) birth_codes_.resize(kYears * 13 * 32);
  auto& code = birth_codes_[packed(*birth)];
  if (code == 0) {
    code = static_cast<Code>(births.size());
    births.push_back(*birth);
  }
  return code;
}

void PeopleColumns::seal() {
  if (births.empty()) births.emplace_back();
  auto const renamed = words.seal();
  given_lists.seal(renamed);
  family_lists.seal(renamed);
  for (auto& values : shared) values.seal();
  seal_streets();
  for (auto* column : {&given, &family, &born}) column->shrink_to_fit();
  held.shrink_to_fit();
  other_names.shrink_to_fit();
  std::vector<Code>().swap(birth_codes_);
}

void PeopleColumns::seal_streets() {
  auto const renamed = streets.names.seal();
  auto& rows = street_rows_;  // in the order of rows: only streets remain to be put in order, which counting does
  auto& starts = streets.starts;
  starts.assign(streets.names.size() + 1, 0);
  for (auto const& one : rows) ++starts[renamed[one.first] + 1];
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  auto next = starts;
  streets.rows.resize(rows.size());
  for (auto const& [street, row] : rows) streets.rows[next[renamed[street]]++] = row;
  std::vector<std::pair<Code, Row>>().swap(street_rows_);
}

std::size_t PeopleColumns::bytes() const {
  std::size_t out = words.bytes() + given_lists.bytes() + family_lists.bytes() + births.capacity() * sizeof(births[0]) +
                    (given.capacity() + family.capacity() + born.capacity()) * sizeof(Code) + held.capacity() * 2 +
                    other_names.capacity() * sizeof(OtherName) + streets.names.bytes() + streets.starts.capacity() * 4 +
                    streets.rows.capacity() * sizeof(Row);
  for (auto const& values : shared) out += values.bytes();
  return out;
}

}  // namespace rightsdesk::matching
