#include "spoil.h"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "core/text.h"

namespace rightsdesk::make_people {

Noise noise(std::string const& profile) {
  if (profile == "light")
    return {2, 3, 0, 0, 60, 2, 20, 0, 1, 0, 0, 1, 15, 3, 3, 20, 0, 25};
  if (profile == "usual")
    return {4, 5, 2, 1, 60, 5, 25, 1, 2, 1, 1, 3, 25, 8, 6, 35, 1, 40};
  if (profile == "heavy")
    return {14, 6, 3, 4, 50, 14, 15, 4, 8, 2, 2, 6, 15, 25, 8, 8, 3, 30};
  if (profile == "garbled")
    return {18, 2, 0, 5, 50, 14, 0, 5, 13, 3, 0, 4, 0, 45, 2, 6, 3, 30};
  if (profile == "historical")
    return {20, 14, 8, 3, 40, 20, 20, 3, 10, 3, 3, 12, 45, 20, 10, 100, 0, 100};
  throw std::invalid_argument("noise is light, usual, heavy or garbled");
}

std::string slip(std::string text, Chance& chance) {
  if (text.size() < 3) return text;
  auto const at = 1 + chance.below(text.size() - 1);
  if (static_cast<unsigned char>(text[at]) >= 0x80 || static_cast<unsigned char>(text[at - 1]) >= 0x80) return text;
  bool const digit = text[at] >= '0' && text[at] <= '9';
  char const letter = digit ? "0123456789"[chance.below(10)] : "aeionrstlhmd"[chance.below(12)];
  switch (chance.below(4)) {
    case 0: text.erase(at, 1); break;
    case 1: text.insert(at, 1, letter); break;
    case 2: text[at] = letter; break;
    default: std::swap(text[at], text[at - 1]); break;
  }
  return text;
}

std::string nick(std::string const& given, Chance& chance) {
  static std::map<std::string, std::array<char const*, 2>> const kNicks{
      {"Elizabeth", {"Liz", "Beth"}},  {"Katarzyna", {"Kasia", "Kasia"}}, {"William", {"Will", "Bill"}},
      {"Margaret", {"Maggie", "Peggy"}}, {"Robert", {"Bob", "Rob"}},      {"Thomas", {"Tom", "Tommy"}},
      {"James", {"Jim", "Jamie"}},     {"Michael", {"Mike", "Mick"}},     {"Daniel", {"Dan", "Danny"}},
      {"Joseph", {"Joe", "Joey"}},     {"Rebecca", {"Becky", "Becca"}},   {"Samuel", {"Sam", "Sammy"}},
      {"Matthew", {"Matt", "Matty"}},  {"Alexander", {"Alex", "Sandy"}},  {"Charlotte", {"Lottie", "Charlie"}},
      {"Mohammed", {"Md", "Muhammad"}}, {"Muhammad", {"Mohammed", "Mohd"}}, {"Aleksandra", {"Ola", "Ola"}}};
  auto const found = kNicks.find(given);
  return found == kNicks.end() ? make_demo::other_spelling(given, chance) : found->second[chance.below(2)];
}

Human spoilt(Human human, Noise const& noise, Chance& chance) {
  auto& given = human.given;
  if (given.size() > 1 && chance.happens(noise.middle_gone)) given.resize(1);
  if (chance.happens(noise.forename_nick)) given[0] = nick(given[0], chance);
  if (chance.happens(noise.forename_slip)) given[0] = slip(given[0], chance);
  if (chance.happens(noise.forename_slip / 5)) given[0] = slip(given[0], chance);
  if (chance.happens(noise.forename_initial)) given[0] = slice(given[0], 0, 1);
  if (chance.happens(noise.forename_gone)) given = {""};
  if (!human.former_family.empty() && chance.happens(noise.family_former)) std::swap(human.family, human.former_family);
  if (chance.happens(noise.family_slip)) human.family = slip(human.family, chance);
  if (chance.happens(noise.family_slip / 5)) human.family = slip(human.family, chance);
  if (chance.happens(noise.swapped)) std::swap(given[0], human.family);
  if (chance.happens(noise.born_turned) && unsigned(human.born.day()) <= 12) {
    human.born = Date{human.born.year(), std::chrono::month{unsigned(human.born.day())}, std::chrono::day{unsigned(human.born.month())}};
  } else if (chance.happens(noise.born_slip)) {
    auto const iso = to_iso(human.born);
    auto const slipped = parse_date(slip(iso, chance));
    if (slipped) human.born = *slipped;
  } else if (chance.happens(noise.born_default)) {
    human.born = Date{human.born.year(), std::chrono::month{1}, std::chrono::day{1}};
  } else if (chance.happens(noise.born_gone)) {
    human.born = Date{};
  }
  if (human.homes.size() > 1 && chance.happens(noise.home_old)) std::rotate(human.homes.begin(), human.homes.begin() + 1, human.homes.end());
  if (!human.homes.empty() && chance.happens(noise.home_slip)) {
    auto& home = human.homes.front();
    auto* part = chance.happens(50) ? &home.street : chance.happens(50) ? &home.postcode : &home.number;
    *part = slip(*part, chance);
    if (chance.happens(40)) home.street = slip(slip(home.street, chance), chance);
    if (chance.happens(15)) home.number.clear();
  }
  if (chance.happens(noise.home_gone)) human.homes.clear();
  for (auto* number : {&human.nhs_number, &human.upn, &human.nino, &human.own_number}) {
    if (chance.happens(noise.number_slip)) *number = slip(*number, chance);
    if (chance.happens(noise.number_gone)) number->clear();
  }
  for (auto* contact : {&human.mobile, &human.email, &human.landline}) {
    if (chance.happens(noise.contact_gone)) contact->clear();
  }
  return human;
}

}  // namespace rightsdesk::make_people
