// What lies on the files of the crowd: rows of the case system, and the notes.
#include <algorithm>

#include "crowd.h"
#include "numbers.h"
#include "phrases.h"

namespace rightsdesk::make_demo {
namespace {

constexpr char const* schools[] = {"Saltmarsh Academy", "St Brannock's RC Primary", "Wharfside Primary",
                                   "Larkfield School",  "Beacon Hill Academy",      "Millpond Infants"};

std::vector<std::string> ways_to_say(Person const& p, std::string const& family_word) {
  std::vector<std::string> ways;
  if (!p.name.given.empty()) ways.insert(ways.end(), {p.name.given, p.name.given, p.full_name()});
  if (!p.name.family.empty()) ways.push_back(title_of(p.sex) + " " + p.name.family);
  if (!family_word.empty()) ways.push_back(family_word);
  return ways;
}

std::string staff_name(std::string const& key) {
  for (Professional const& one : crowd_staff()) {
    if (one.key == key) return one.name;
  }
  return key;
}

std::string initials_of(std::string const& name) {
  std::string out(1, name[0]);
  std::size_t const space = name.find(' ');
  if (space != std::string::npos && name[space + 1] > 0) out += name[space + 1];
  return out;
}

Person stranger(Chance& chance) {
  Roots const roots = some_roots(chance);
  Sex const sex = chance.happens(60) ? Sex::female : Sex::male;
  return {.key = "",
          .name = {given_name(roots, sex, chance), borne_by(family_name(roots, chance), roots, sex)},
          .sex = sex};
}

class Filing {
 public:
  Filing(CareWriter& care, CrowdPlan const& plan, std::size_t number, Household const& house)
      : care_(care), house_(house), number_(number), chance_(plan.seed, number * 8 + 3) {}

  std::size_t file() {
    std::string const family = key("Y", number_ + 1000, 7);
    for (Member const& m : house_.members) file_person(m, family);
    file_relations();
    std::size_t notes = 0;
    for (Member const& m : house_.members) notes += write_notes(m);
    return notes;
  }

 private:
  void file_person(Member const& m, std::string const& family) {
    Person const& p = m.person;
    care_.person(p);
    care_.family(family, p.key);
    std::optional<Date> const in =
        m.relation == "child" ? std::max(house_.moved_in, *p.born) : house_.moved_in;
    if (house_.before && m.relation != "child")
      care_.stay(p.key, {*house_.before, {}, plus_days(house_.moved_in, -1)});
    care_.stay(p.key, {house_.home, in});
    if (m.relation == "mother" && chance_.happens(12)) {
      care_.former_name(p.key, {p.name.given, family_name(some_roots(chance_), chance_)}, "previous",
                        house_.moved_in);
    }
    if (chance_.happens(6)) {
      std::string const other = other_spelling(p.name.given, chance_);
      if (other != p.name.given) care_.former_name(p.key, {other, p.name.family}, "known_as", {});
    }
    if (m.relation != "child") return;
    std::optional<Date> const opened = first_day(m);
    care_.event("ssd_contacts", {p.key, to_iso(*opened), "1A", "Individual", "Referral to social care"});
    care_.event("ssd_cin_episodes",
                {p.key, to_iso(*opened), chance_.happens(60) ? "N1" : "N5", "Schools", {}});
    care_.involvement(house_.staff[0], "Allocated worker", p.key, opened, {});
    care_.involvement(house_.staff[1], "Health visitor", p.key, opened, {});
    care_.involvement(house_.staff[2], "Designated safeguarding lead", p.key, opened, {});
    if (chance_.happens(15)) care_.attendance("After School Club", plus_days(*opened, 30), p.key);
  }

  void relate(Member const& a, Member const& b) {
    std::string role = b.relation;
    if (a.relation == "child" && b.relation == "child")
      role = a.person.born == b.person.born ? "twin" : "sibling";
    else if (b.relation == "child")
      role = b.person.sex == Sex::female ? "daughter" : "son";
    else if (a.relation != "child")
      role = "partner";
    care_.relation(a.person.key, b.person.key, role);
    if (a.relation == "mother" && b.relation == "child") care_.mother(a.person.key, b.person);
  }

  void file_relations() {
    for (Member const& a : house_.members) {
      for (Member const& b : house_.members) {
        if (&a != &b) relate(a, b);
      }
    }
  }

  static std::optional<Date> first_day(Member const& m) {
    Date const first{std::chrono::year{2002}, std::chrono::September, std::chrono::day{2}};
    return std::max(first, m.relation == "child" ? plus_days(*m.person.born, 40) : first);
  }

  Member const* other_child(Member const& m) const {
    for (Member const& one : house_.members) {
      if (one.relation == "child" && &one != &m) return &one;
    }
    return nullptr;
  }

  Scene scene_for(Member const& m) {
    Member const* child = m.relation == "child" ? &m : other_child(m);
    Member const* sibling = other_child(*child);
    Person const& mother = house_.members[0].person;
    bool const has_father = house_.members.size() > 1 && house_.members[1].relation == "father";
    Person const father = has_father ? house_.members[1].person : stranger(chance_);
    Person const neighbour = stranger(chance_);
    Person const friend_of = stranger(chance_);
    bool const she = child->person.sex == Sex::female;
    Scene scene;
    scene["child"] = {child->person.name.given.empty() ? child->person.name.family
                                                       : child->person.name.given};
    scene["child_full"] = {child->person.full_name()};
    scene["mum"] = ways_to_say(mother, "mum");
    scene["dad"] = ways_to_say(father, "dad");
    scene["sib"] = sibling != nullptr ? ways_to_say(sibling->person, "")
                                      : std::vector<std::string>{"cousin " + stranger(chance_).name.given};
    scene["other"] = ways_to_say(neighbour, "");
    scene["friend"] = {friend_of.name.given, friend_of.full_name()};
    scene["relative"] = {"sister", "aunt", "mother", "cousin"};
    scene["he"] = scene["He"] = {she ? "she" : "he"};
    scene["his"] = {she ? "her" : "his"};
    scene["him"] = {she ? "her" : "him"};
    scene["his_family"] = {"the family"};
    add_staff(scene);
    add_details(scene, child->person, mother);
    return scene;
  }

  void add_staff(Scene& scene) const {
    for (auto const& [name, seat] : {std::pair{"sw", 0}, {"hv", 1}, {"teacher", 2}, {"manager", 3}}) {
      scene[name] = {staff_name(house_.staff[static_cast<std::size_t>(seat)])};
    }
    scene["initials"] = {initials_of(scene["sw"][0])};
  }

  void add_details(Scene& scene, Person const& child, Person const& mother) {
    scene["gp"] = {"Dr " + stranger(chance_).name.family};
    scene["school"] = {schools[number_ % 6]};
    scene["phone"] = {mother.mobile.empty() ? landline(chance_) : mother.mobile};
    scene["phone2"] = {mobile(chance_)};
    scene["email"] = {mother.email.empty() ? "family" + std::to_string(number_) + "@example.org"
                                           : mother.email};
    scene["addr"] = {house_.home.line(), house_.home.house + " " + house_.home.street};
    scene["old_addr"] = {house_.before ? house_.before->line() : "Flat 3, 9 " + street(chance_)};
    scene["nhs"] = {child.nhs.empty() ? "not yet traced" : nhs_number_spaced(child.nhs)};
    scene["upn"] = {child.upn.empty() ? "to be issued" : child.upn};
    scene["dob"] = {day_as_written(*child.born, chance_)};
    scene["percent"] = {std::to_string(chance_.between(48, 98))};
    scene["nth"] = {"third", "second", "fourth"};
    scene["minutes"] = {"10", "20", "25", "40"};
    scene["time"] = {"8.15am", "4.40pm", "6pm"};
    scene["amount"] = {"30", "45", "60"};
    scene["number"] = {std::to_string(chance_.between(1, 90))};
  }

  std::size_t write_notes(Member const& m) {
    if (m.notes == 0) return 0;
    Date day = *first_day(m);
    Scene scene = scene_for(m);
    for (int i = 0; i < m.notes; ++i) {
      if (i % 6 == 5) scene = scene_for(m);
      day = plus_days(day, static_cast<int>(chance_.below(110)));
      scene["day"] = {day_as_written(plus_days(day, 9), chance_)};
      Phrased const phrased = phrase_note(scene, chance_);
      Member const* sibling = m.relation == "child" && chance_.happens(1) ? other_child(m) : nullptr;
      care_.note({{},
                  sibling != nullptr ? sibling->person.key : m.person.key,
                  day,
                  phrased.type,
                  phrased.title,
                  house_.staff[chance_.happens(85) ? 0 : 1],
                  phrased.text});
    }
    return static_cast<std::size_t>(m.notes);
  }

  CareWriter& care_;
  Household const& house_;
  std::size_t number_;
  Chance chance_;
};

}  // namespace

std::size_t write_household(CareWriter& care, CrowdPlan const& plan, std::size_t number,
                            Household const& household) {
  return Filing(care, plan, number, household).file();
}

}  // namespace rightsdesk::make_demo
