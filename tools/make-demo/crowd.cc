#include "crowd.h"

#include <algorithm>

#include "numbers.h"

namespace rightsdesk::make_demo {
namespace {

constexpr std::size_t first_nhs_index = 200;  // below: the story's people

Date some_day(Chance& chance, int from_year, int to_year) {
  Date const first{std::chrono::year{from_year}, std::chrono::January, std::chrono::day{1}};
  return plus_days(first,
                   static_cast<int>(chance.below(static_cast<std::size_t>(to_year - from_year + 1) * 365U)));
}

Home home_of(std::uint64_t seed, std::size_t number) {
  Chance chance(seed, number * 8 + 1);
  Home home{chance.happens(30) ? std::to_string(chance.between(1, 48)) : "",
            std::to_string(chance.between(1, 160)), street(chance), postcode(chance)};
  if (chance.happens(5)) home.house += "A";
  return home;
}

/// ASCII, as most staff type it, two times of three.
std::string typed(std::string const& name, Chance& chance) {
  if (!chance.happens(66)) return name;
  static constexpr std::pair<char const*, char const*> plain[] = {
      {"ł", "l"}, {"Ł", "L"}, {"ó", "o"}, {"ń", "n"}, {"ą", "a"}, {"ę", "e"}, {"ż", "z"}, {"ź", "z"},
      {"ś", "s"}, {"ć", "c"}, {"ș", "s"}, {"Ș", "S"}, {"ț", "t"}, {"ă", "a"}, {"ş", "s"}, {"Ş", "S"},
      {"ç", "c"}, {"Ç", "C"}, {"ı", "i"}, {"ö", "o"}, {"Ö", "O"}, {"ü", "u"}, {"ğ", "g"}, {"á", "a"}};
  std::string text = name;
  for (auto const& [from, to] : plain) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from))
      text.replace(at, std::string_view(from).size(), to);
  }
  return text;
}

std::string email_of(Person const& person, std::size_t number) {
  std::string local;
  for (char const c : person.full_name()) {
    if (c >= 'A' && c <= 'Z')
      local += static_cast<char>(c - 'A' + 'a');
    else if (c >= 'a' && c <= 'z')
      local += c;
    else if (c == ' ')
      local += '.';
  }
  return local + std::to_string(number % 1000) + "@example.org";
}

class Settling {
 public:
  Settling(CrowdPlan const& plan, std::size_t number, std::size_t first)
      : plan_(plan), number_(number), first_(first), chance_(plan.seed, number * 8) {}

  Household settle() {
    roots_ = some_roots(chance_);
    surname_ = family_name(roots_, chance_);
    house_.moved_in = some_day(chance_, 1999, 2020);
    choose_home();
    add_adults();
    add_children();
    add_oddities();
    for (std::size_t i = 0; i < 4; ++i) house_.staff.push_back(crowd_staff()[i * 40 + chance_.below(40)].key);
    return std::move(house_);
  }

 private:
  void choose_home() {
    house_.home = home_of(plan_.seed, number_);
    if (number_ > 0 && chance_.happens(4)) {
      house_.home = home_of(plan_.seed, number_ - 1);
      reused_ = true;
    }
    if (chance_.happens(45)) house_.before = home_of(plan_.seed ^ 0x51ed, number_);
  }

  Person& add(Sex sex, std::string const& relation, Date born) {
    std::size_t const index = first_ + house_.members.size();
    Person p{key("P1", index, 6)};
    p.sex = sex;
    p.born = born;
    p.ethnicity = ethnicity(roots_);
    p.name = {typed(given_name(roots_, sex, chance_), chance_),
              typed(borne_by(surname_, roots_, sex), chance_)};
    p.nhs = nhs_number(first_nhs_index + index);
    if (chance_.happens(1)) (chance_.happens(50) ? p.name.family : p.name.given).clear();
    house_.members.push_back({std::move(p), relation});
    return house_.members.back().person;
  }

  void add_adults() {
    Person& mother = add(Sex::female, "mother", some_day(chance_, 1962, 1994));
    mother.is_mother = true;
    add_contacts(mother, house_.members.size());
    if (chance_.happens(30))
      mother.name.family =
          typed(borne_by(family_name(some_roots(chance_), chance_), roots_, Sex::female), chance_);
    if (!chance_.happens(62)) return;
    Person& father = add(Sex::male, "father", some_day(chance_, 1958, 1993));
    add_contacts(father, house_.members.size());
  }

  void add_contacts(Person& p, std::size_t seat) {
    if (chance_.happens(90)) p.mobile = mobile(chance_);
    if (chance_.happens(25)) p.landline = landline(chance_);
    if (chance_.happens(45)) p.email = email_of(p, number_ + seat);
    if (chance_.happens(40)) p.nino = nino(chance_);
  }

  void add_children() {
    int const count = chance_.between(1, 4);
    Date born = some_day(chance_, 1999, 2014);
    for (int i = 0; i < count; ++i) {
      Person& child = add(chance_.happens(50) ? Sex::female : Sex::male, "child", born);
      child.upn = chance_.happens(85)
                      ? upn(4000 + static_cast<int>(number_ % 60), static_cast<int>(born.year()) + 5,
                            static_cast<int>((number_ * 4 + static_cast<std::size_t>(i)) % 1000))
                      : "";
      child.legacy_key = chance_.happens(20) ? key("LG", first_ + house_.members.size(), 7) : "";
      bool const twin_next = i + 1 < count && chance_.happens(3);
      if (!twin_next) born = plus_days(born, 400 + static_cast<int>(chance_.below(1200)));
    }
    int const typical = plan_.notes_per_person;
    for (Member& m : house_.members) {
      m.notes = m.relation == "child" ? chance_.between(typical * 7 / 10, typical * 24 / 10)
                                      : chance_.between(0, typical * 9 / 10);
    }
  }

  std::vector<Member*> children() {
    std::vector<Member*> found;
    for (Member& m : house_.members) {
      if (m.relation == "child") found.push_back(&m);
    }
    return found;
  }

  void note_case(std::string kind, std::vector<std::string> keys, std::string why) {
    house_.hard_cases.push_back({std::move(kind), std::move(keys), std::move(why)});
  }

  void add_oddities() {
    std::vector<Member*> const kids = children();
    for (std::size_t i = 1; i < kids.size(); ++i) {
      if (kids[i]->person.born != kids[i - 1]->person.born) continue;
      if (kids[i]->person.name.given == kids[i - 1]->person.name.given) kids[i]->person.name.given += "-Rae";
      note_case("twin", {kids[i - 1]->person.key, kids[i]->person.key},
                "same day of birth, home and surname");
    }
    Member* father =
        house_.members.size() > 1 && house_.members[1].relation == "father" ? &house_.members[1] : nullptr;
    if (father != nullptr && kids[0]->person.sex == Sex::male && chance_.happens(8)) {
      kids[0]->person.name = father->person.name;
      note_case("same_name_parent", {father->person.key, kids[0]->person.key},
                "father and son of one name at one address");
    }
    if (reused_)
      note_case("reused_address", {house_.members[0].person.key}, "another family lived at this address");
  }

  CrowdPlan const& plan_;
  std::size_t number_;
  std::size_t first_;
  Chance chance_;
  Roots roots_ = Roots::british;
  std::string surname_;
  Household house_;
  bool reused_ = false;
};

}  // namespace

Household household(CrowdPlan const& plan, std::size_t number, std::size_t first_person) {
  return Settling(plan, number, first_person).settle();
}

std::vector<Professional> const& crowd_staff() {
  static const std::vector<Professional> staff = [] {
    static constexpr std::pair<char const*, char const*> jobs[] = {
        {"Social worker", "Thamesbrook Children's Social Care"},
        {"Health visitor", "Thamesbrook 0-19 Health Service"},
        {"Designated safeguarding lead", "Thamesbrook schools"},
        {"Team manager", "Thamesbrook Children's Social Care"}};
    std::vector<Professional> all;
    Chance chance(20'04);
    for (std::size_t i = 0; i < 160; ++i) {
      Roots const roots = some_roots(chance);
      Sex const sex = chance.happens(75) ? Sex::female : Sex::male;
      std::string const given = given_name(roots, sex, chance);
      auto const& [job, department] = jobs[i / 40];
      all.push_back({key("S", i + 1, 4), given + " " + borne_by(family_name(roots, chance), roots, sex), job,
                     department, landline(chance), key("staff", i + 1, 3) + "@example.org"});
    }
    return all;
  }();
  return staff;
}

}  // namespace rightsdesk::make_demo
