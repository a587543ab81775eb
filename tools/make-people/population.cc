#include "population.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "make-demo/numbers.h"

namespace rightsdesk::make_people {
namespace {

using make_demo::Roots;
using make_demo::Sex;

constexpr std::array<char const*, 11> kTraditions{"british",   "bengali", "pakistani", "punjabi", "west african", "caribbean",
                                                  "polish",    "romanian", "turkish",  "irish",   "somali"};

/// Vocabularies as wide as a region's: made of syllables, some borne by many and most by few.
std::string made_up(std::size_t number, char const* const (&endings)[8]) {
  static constexpr std::array<char const*, 20> kOpen{"Br", "Cal", "Dor", "El",  "Fen", "Gar", "Hal", "Il",  "Jas", "Kel",
                                                     "Lor", "Mar", "Nev", "Or", "Pel", "Ros", "Sal", "Tor", "Vel", "Wyn"};
  static constexpr std::array<char const*, 16> kMiddle{"a",  "an", "be", "dri", "e",  "en", "i",  "in",
                                                       "la", "le", "mo", "na",  "o",  "ri", "ta", "u"};
  std::string out = kOpen[number % kOpen.size()];
  number /= kOpen.size();
  out += kMiddle[number % kMiddle.size()];
  number /= kMiddle.size();
  if (number % 3 == 1) out += kMiddle[(number / 3) % kMiddle.size()];
  return out + endings[number % 8];
}

std::size_t skewed(Chance& chance, std::size_t count) {
  auto const a = chance.below(count) + 1;
  auto const b = chance.below(count) + 1;
  return a * b / (count + 1);
}

class Town {
 public:
  Town(std::size_t count, std::uint64_t seed) : chance_(seed, 11), count_(count) {}

  std::vector<Human> make() {
    while (out_.size() < count_) household();
    return std::move(out_);
  }

 private:
  std::string given(Roots roots, Sex sex) {
    static constexpr char const* kFemale[8]{"a", "ia", "elle", "ina", "ie", "is", "na", "lyn"};
    static constexpr char const* kMale[8]{"o", "an", "ric", "us", "en", "or", "al", "by"};
    if (chance_.happens(4)) return kAlike[chance_.below(kAlike.size())];
    if (chance_.happens(70)) return make_demo::given_name(roots, sex, chance_);
    return made_up(skewed(chance_, 2500), sex == Sex::female ? kFemale : kMale);
  }

  std::string family(Roots roots) {
    static constexpr char const* kEndings[8]{"ton", "well", "ski", "escu", "man", "field", "er", "oglu"};
    if (chance_.happens(60)) return make_demo::family_name(roots, chance_);
    return made_up(skewed(chance_, 9000), kEndings);
  }

  Date day(int from, int to) {
    return plus_days(Date{std::chrono::year{from}, std::chrono::month{1}, std::chrono::day{1}},
                     static_cast<int>(chance_.below(static_cast<std::size_t>(to - from + 1) * 365)));
  }

  Home home() {
    static constexpr std::array<char const*, 6> kTowns{"Thamesbrook", "Marlow Cross", "Eastbourne End", "Kingsmere", "Thamesbrook", "Thamesbrook"};
    Home out;
    out.street = make_demo::street(chance_);
    if (chance_.happens(60)) {
      static constexpr char const* kEndings[8]{"more", "ley", "ford", "wick", "ham", "side", "gate", "hurst"};
      static constexpr std::array<char const*, 6> kKinds{" Road", " Street", " Avenue", " Close", " Lane", " Gardens"};
      out.street = made_up(skewed(chance_, 4000), kEndings) + kKinds[chance_.below(kKinds.size())];
    }
    out.number = std::to_string(chance_.between(1, 180));
    if (chance_.happens(30)) out.flat = chance_.happens(70) ? std::to_string(chance_.between(1, 60)) : std::string(1, "ABC"[chance_.below(3)]);
    out.town = kTowns[chance_.below(kTowns.size())];
    static constexpr std::string_view kInward = "ABDEFGHJLNPQRSTUWXYZ";
    out.postcode = "RM" + std::to_string(chance_.between(1, 24)) + ' ' + std::to_string(chance_.between(0, 9)) +
                   kInward[chance_.below(20)] + kInward[chance_.below(20)];
    return out;
  }

  Human& born_into(std::size_t household, Roots roots, Sex sex, std::string const& family, Date born) {
    Human human;
    human.number = out_.size();
    human.household = household;
    human.tradition = kTraditions[static_cast<std::size_t>(roots) % kTraditions.size()];
    human.sex = sex;
    human.given = {fresh_given(household, roots, sex)};
    if (chance_.happens(25)) human.given.push_back(given(roots, sex));
    if (human.given.back().empty()) human.given.pop_back();
    human.family = make_demo::borne_by(family, roots, sex);
    human.born = born;
    human.adult = age_on(born, Date{std::chrono::year{2026}, std::chrono::month{9}, std::chrono::day{1}}) >= 18;
    human.nhs_number = nhs();
    // Twins often stand one after the other in the school's count.
    if (born >= Date{std::chrono::year{1998}, std::chrono::month{1}, std::chrono::day{1}})
      human.upn = make_demo::upn(1000 + static_cast<int>(household % 900), static_cast<int>(born.year()) % 100, serial_++ % 1000);
    if (human.adult) human.nino = make_demo::nino(chance_);
    human.own_number = std::to_string(1000000 + chance_.below(8999999));
    if (human.adult || chance_.happens(25)) human.mobile = "07" + std::to_string(100000000 + chance_.below(899999999));
    if (human.adult && chance_.happens(70)) human.email = email(human);
    out_.push_back(std::move(human));
    return out_.back();
  }

  /// Nobody of one home bears another's forename, unless that is planted.
  std::string fresh_given(std::size_t household, Roots roots, Sex sex) {
    while (true) {
      auto name = given(roots, sex);
      bool taken = name.empty();
      for (auto at = out_.size(); !taken && at-- > 0 && out_[at].household == household;) taken = out_[at].given[0] == name;
      if (!taken) return name;
    }
  }

  std::string nhs() {
    std::string out;
    while (out.empty()) out = make_demo::nhs_number(nhs_++ % 1000000);
    return out;
  }

  std::string email(Human const& human) {
    static constexpr std::array<char const*, 4> kAt{"@post.example", "@mail.example", "@inbox.example", "@webmail.example"};
    std::string out = human.given[0] + (chance_.happens(50) ? "." : "") + human.family +
                      (chance_.happens(60) ? std::to_string(chance_.below(999)) : "") + kAt[chance_.below(4)];
    std::string ascii;
    for (char c : out) {
      if (static_cast<unsigned char>(c) < 0x80 && c != ' ' && c != '\'') ascii += static_cast<char>(std::tolower(c));
    }
    return ascii;
  }

  void household() {
    auto const household = households_++;
    auto const first = out_.size();
    auto const roots = make_demo::some_roots(chance_);
    auto const name = family(roots);
    int const age_from = chance_.between(1940, 1995);
    if (chance_.happens(80)) adult(household, roots, Sex::female, name, age_from);
    if (chance_.happens(65) || out_.size() == first) adult(household, roots, Sex::male, name, age_from);
    auto const adults = out_.size();
    int const children = chance_.happens(65) ? chance_.between(1, 4) : 0;
    for (int i = 0; i < children; ++i) child(household, roots, first, adults, age_from);
    if (chance_.happens(3)) grown_namesake(first);
    settle(first);
    if (chance_.happens(2)) plant_namesake(first);
  }

  void adult(std::size_t household, Roots roots, Sex sex, std::string const& name, int from) {
    auto& human = born_into(household, roots, sex, name, day(from, from + 6));
    if (sex == Sex::female && chance_.happens(45)) human.former_family = family(roots);
  }

  void child(std::size_t household, Roots roots, std::size_t first, std::size_t adults, int from) {
    auto const born = day(std::max(from + 20, 1985), std::max(from + 38, 2024) > 2024 ? 2024 : std::max(from + 38, 1990));
    auto const sex = chance_.happens(50) ? Sex::female : Sex::male;
    auto const parent = first + (adults - first > 1 ? 1 : 0);
    auto const family_now = out_[parent].family;
    auto& human = born_into(household, roots, sex, family_now, born);
    auto const at = human.number;
    if (out_[first].sex == Sex::female) out_[at].mother = whole_name(out_[first]);
    if (sex == Sex::male && out_[parent].sex == Sex::male && chance_.happens(10)) name_after(at, parent);
    if (!chance_.happens(5)) return;
    auto& twin = born_into(household, roots, chance_.happens(65) ? sex : other(sex), family_now, born);
    twin.planted = "twin";
    twin.beside = at;
    twin.mother = out_[at].mother;
    if (chance_.happens(8)) {
      auto const pair = 2 * chance_.below(kAlike.size() / 2);
      out_[at].given = {kAlike[pair]};
      twin.given = {kAlike[pair + 1]};
    }
    if (twin.given[0] == out_[at].given[0]) twin.given[0] = other_than(out_[at].given[0], roots, twin.sex);
    // Parents do not give one child the other's name.
    std::erase_if(twin.given, [&](std::string const& name) { return &name != &twin.given[0] && name == out_[at].given[0]; });
    std::erase_if(out_[at].given, [&](std::string const& name) { return &name != &out_[at].given[0] && name == twin.given[0]; });
  }

  std::string other_than(std::string const& name, Roots roots, Sex sex) {
    while (true) {
      auto other = given(roots, sex);
      if (!other.empty() && other != name) return other;
    }
  }

  void name_after(std::size_t at, std::size_t parent) {
    out_[at].given = out_[parent].given;
    out_[at].family = out_[parent].family;
    out_[at].planted = "same-name parent";
    out_[at].beside = parent;
  }

  /// A grown son of his father's name in the same home.
  void grown_namesake(std::size_t first) {
    for (auto at = first; at < out_.size(); ++at) {
      if (out_[at].sex != Sex::male || !out_[at].adult || !out_[at].planted.empty()) continue;
      auto const& father = out_[at];
      auto const born = plus_days(father.born, 365 * chance_.between(21, 33) + chance_.between(0, 364));
      if (born > Date{std::chrono::year{2020}, std::chrono::month{1}, std::chrono::day{1}}) return;
      auto const roots = Roots::british;
      auto const place = born_into(father.household, roots, Sex::male, father.family, born).number;
      out_[place].tradition = out_[at].tradition;
      name_after(place, at);
      return;
    }
  }

  static Sex other(Sex sex) { return sex == Sex::male ? Sex::female : Sex::male; }

  static constexpr std::array<char const*, 24> kAlike{"Amira",  "Amina",  "Zayan", "Rayan", "Jayden", "Hayden", "Lily",  "Lila",
                                                      "Marie",  "Maria",  "Aidan", "Aiden", "Kaya",   "Maya",   "Ellie", "Elsie",
                                                      "Tayyab", "Tayyib", "Jana",  "Lana",  "Karim",  "Karima", "Mia",   "Mira"};

  void settle(std::size_t first) {
    std::vector<Home> homes{home()};
    while (homes.size() < 4 && chance_.happens(35)) homes.push_back(home());
    auto const landline = chance_.happens(50) ? "020" + std::to_string(70000000 + chance_.below(9999999)) : std::string();
    for (auto at = first; at < out_.size(); ++at) {
      out_[at].homes = homes;
      out_[at].landline = landline;
      if (out_[at].adult && chance_.happens(12)) out_[at].homes.insert(out_[at].homes.begin(), home());
    }
  }

  /// Same name and, for some, the same day of birth, elsewhere.
  void plant_namesake(std::size_t of) {
    auto const pattern = out_[of];
    auto const born = chance_.happens(40) ? pattern.born : day(1945, 2015);
    auto& human = born_into(households_++, Roots::british, pattern.sex, pattern.family, born);
    human.given = pattern.given;
    human.family = pattern.family;
    human.tradition = pattern.tradition;
    human.planted = "namesake";
    human.beside = of;
    human.homes = {home()};
  }

  Chance chance_;
  std::size_t count_;
  std::size_t households_ = 0;
  std::size_t nhs_ = 0;
  int serial_ = 0;
  std::vector<Human> out_;
};

}  // namespace

std::string whole_name(Human const& human) {
  std::string out;
  for (auto const& given : human.given) out += given + ' ';
  return out + human.family;
}

std::vector<Human> population(std::size_t count, std::uint64_t seed) { return Town(count, seed).make(); }

std::string relation(Human const& one, Human const& other) {
  if (one.number == other.number) return "self";
  if (one.household != other.household) return one.given[0] == other.given[0] && one.family == other.family ? "namesake" : "other";
  if (one.born == other.born) return "twin";
  if (one.given[0] == other.given[0]) return "same-name parent";
  auto const gap = std::abs(days_between(one.born, other.born)) / 365;
  return gap < 16 ? "sibling" : "parent";
}

}  // namespace rightsdesk::make_people
