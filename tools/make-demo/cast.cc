#include "cast.h"

#include "core/result.h"
#include "numbers.h"

namespace rightsdesk::make_demo {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

Date on(int y, unsigned m, unsigned d) { return Date{year{y}, month{m}, day{d}}; }

Home const tanners_reach{"", "14", "Tanner's Reach", "IG13 4QN"};
Home const next_door{"", "16", "Tanner's Reach", "IG13 4QN"};
Home const orchard_mews{"", "3", "Orchard Mews", "RM24 2HB"};
Home const cooperage_row{"6", "81", "Cooperage Row", "RM22 5TJ"};
Home const candlewick{"", "27", "Candlewick Street", "IG14 8WE"};
Home const larkfield{"", "9", "Larkfield Gardens", "RM21 7DD"};
Home const ropewalk{"2", "55", "Ropewalk Court", "IG14 1HB"};
Home const kilnside{"", "40", "Kilnside Road", "RM21 3PA"};

Actor family(std::string who, std::string name, std::string role, Person person, Home home, std::string why) {
  return {std::move(who),   std::move(name), std::move(role),   Capacity::personal,
          Expect::withhold, std::move(why),  std::move(person), std::move(home)};
}

Actor spoken_of(std::string who, std::string name, std::string role, std::string why,
                std::string mobile = {}) {
  Person person{.key = "", .mobile = std::move(mobile)};
  return {std::move(who),   std::move(name), std::move(role),  Capacity::personal,
          Expect::withhold, std::move(why),  std::move(person)};
}

Actor staff(std::string key, std::string who, std::string name, std::string job, std::string department,
            std::string phone) {
  Person person{.key = "", .landline = std::move(phone), .email = who + "@example.org"};
  Actor one{std::move(who),         std::move(name), std::move(job),
            Capacity::professional, Expect::release, "acted in an official capacity",
            std::move(person)};
  one.staff_key = std::move(key);
  one.department = std::move(department);
  return one;
}

void add_household(std::vector<Actor>& all) {
  all.push_back(family("zoe", "Zoë Linden-Okoro", "subject",
                       {.key = "P0040117",
                        .legacy_key = "LG0019931",
                        .name = {"Zoe", "Linden-Okoro"},
                        .sex = Sex::female,
                        .ethnicity = "MWBA",
                        .born = on(2004, 3, 9),
                        .nhs = nhs_number(3),
                        .upn = upn(4021, 2008, 117),
                        .nino = "PZ204117B",
                        .mobile = "07700 900142",
                        .email = "zoe.lindenokoro@example.org"},
                       cooperage_row, "the subject herself"));
  all.back().expect = Expect::keep;
  all.push_back(family("maja", "Maja Wiśniewska", "twin",
                       {.key = "P0040118",
                        .name = {"Maja", "Wisniewska"},
                        .sex = Sex::female,
                        .ethnicity = "MWBA",
                        .born = on(2004, 3, 9),
                        .nhs = nhs_number(4),
                        .upn = upn(4021, 2008, 118),
                        .mobile = "07700 900151",
                        .email = "maja.wis@example.org"},
                       candlewick, "an adult who was asked and did not agree"));
  all.push_back(family("halina", "Halina Wiśniewska", "mother",
                       {.key = "P0040101",
                        .name = {"Halina", "Wisniewska"},
                        .sex = Sex::female,
                        .ethnicity = "WOTW",
                        .born = on(1979, 6, 24),
                        .nhs = nhs_number(7),
                        .mobile = "07700 900133",
                        .email = "halina.w79@example.org",
                        .is_mother = true},
                       tanners_reach, "agreed in writing to her name being given; not to where she is now"));
  all.back().expect = Expect::release;
  all.push_back(family("darren", "Darren Pike", "stepfather",
                       {.key = "P0040102",
                        .name = {"Darren", "Pike"},
                        .sex = Sex::male,
                        .ethnicity = "WBRI",
                        .born = on(1977, 1, 30),
                        .mobile = "07700 900127"},
                       ropewalk, "did not answer; a risk to the mother"));
  all.push_back(family("tomasz", "Tomasz Wiśniewski", "sibling",
                       {.key = "P0040103",
                        .name = {"Tomasz", "Wisniewski"},
                        .sex = Sex::male,
                        .ethnicity = "WOTW",
                        .born = on(1998, 8, 21),
                        .nhs = nhs_number(6),
                        .mobile = "07700 900158"},
                       tanners_reach, "an adult who could not be asked"));
  all.push_back(family("kayden", "Kayden Pike", "half-sibling",
                       {.key = "P0040119",
                        .name = {"Kayden", "Pike"},
                        .sex = Sex::male,
                        .ethnicity = "WBRI",
                        .born = on(2010, 10, 4),
                        .nhs = nhs_number(8),
                        .upn = upn(4021, 2015, 40)},
                       ropewalk, "a child"));
  all.push_back(family("lexi", "Lexi-Mae Pike", "half-sibling",
                       {.key = "P0040120",
                        .name = {"Lexi-Mae", "Pike"},
                        .sex = Sex::female,
                        .ethnicity = "WBRI",
                        .born = on(2012, 12, 12),
                        .nhs = nhs_number(9)},
                       ropewalk, "a child"));
}

void add_relatives(std::vector<Actor>& all) {
  all.push_back(family("emeka", "Emeka Okoro", "father",
                       {.key = "P0040104",
                        .name = {"Emeka", "Okoro"},
                        .sex = Sex::male,
                        .ethnicity = "BAFR",
                        .born = on(1975, 11, 2),
                        .nhs = nhs_number(10),
                        .mobile = "07700 900166"},
                       kilnside, "did not agree"));
  all.push_back(family("emeka_senior", "Emeka Okoro", "grandparent",
                       {.key = "P0040105",
                        .name = {"Emeka", "Okoro"},
                        .sex = Sex::male,
                        .ethnicity = "BAFR",
                        .born = on(1947, 5, 17),
                        .nhs = nhs_number(11)},
                       kilnside, "father and son of one name; nobody could ask him"));
  all.push_back(family("bozena", "Bożena Kaczmarek", "aunt",
                       {.key = "P0040106",
                        .name = {"Bozena", "Kaczmarek"},
                        .sex = Sex::female,
                        .ethnicity = "WOTW",
                        .born = on(1974, 2, 11),
                        .mobile = "07700 900171"},
                       candlewick, "did not answer"));
  all.push_back(family("gulsen", "Gülşen Yıldırım", "referrer",
                       {.key = "P0040107",
                        .name = {"Gulsen", "Yildirim"},
                        .sex = Sex::female,
                        .ethnicity = "WOTW",
                        .born = on(1961, 9, 5),
                        .landline = "020 7946 0163"},
                       next_door, "told the council in confidence and asked to stay unknown"));
  all.push_back(family("patricia", "Patricia Linden", "foster carer",
                       {.key = "P0040108",
                        .name = {"Patricia", "Linden"},
                        .sex = Sex::female,
                        .ethnicity = "WBRI",
                        .born = on(1963, 4, 18),
                        .landline = "020 7946 0181",
                        .email = "pat.linden@example.org"},
                       orchard_mews, "cared for the subject for the council, who lived with her"));
  all.back().expect = Expect::release;
  all.push_back(family("colin", "Colin Linden", "foster carer",
                       {.key = "P0040109",
                        .name = {"Colin", "Linden"},
                        .sex = Sex::male,
                        .ethnicity = "WBRI",
                        .born = on(1960, 7, 7)},
                       orchard_mews, "cared for the subject for the council, who lived with him"));
  all.back().expect = Expect::release;
  all.push_back(family("rashid", "Rashid Mahmood", "other child in placement",
                       {.key = "P0040121",
                        .name = {"Rashid", "Mahmood"},
                        .sex = Sex::male,
                        .ethnicity = "APKN",
                        .born = on(2006, 2, 27),
                        .nhs = nhs_number(14),
                        .upn = upn(4033, 2010, 212)},
                       orchard_mews, "another child in care"));
}

void add_outsiders(std::vector<Actor>& all) {
  all.push_back(family("namesake", "Zoe Wisniewska", "namesake",
                       {.key = "P0041901",
                        .name = {"Zoe", "Wisniewska"},
                        .sex = Sex::female,
                        .ethnicity = "WOTW",
                        .born = on(2001, 7, 22),
                        .nhs = nhs_number(16),
                        .upn = upn(4007, 2006, 301),
                        .mobile = "07700 900185"},
                       larkfield, "another person of the subject's former name"));
  all.push_back(family("agnieszka", "Agnieszka Wisniewska", "mother of the namesake",
                       {.key = "P0041902",
                        .name = {"Agnieszka", "Wisniewska"},
                        .sex = Sex::female,
                        .ethnicity = "WOTW",
                        .born = on(1976, 12, 1),
                        .is_mother = true},
                       larkfield, "no relation"));
  all.push_back(family("zainab", "Zainab Sesay", "later occupant",
                       {.key = "P0042201",
                        .name = {"Zainab", "Sesay"},
                        .sex = Sex::female,
                        .ethnicity = "BAFR",
                        .born = on(2005, 2, 14),
                        .nhs = nhs_number(18),
                        .upn = upn(4021, 2009, 77)},
                       tanners_reach, "lived at the subject's old address afterwards"));
  all.push_back(family("aminata", "Aminata Sesay", "later occupant",
                       {.key = "P0042202",
                        .name = {"Aminata", "Sesay"},
                        .sex = Sex::female,
                        .ethnicity = "BAFR",
                        .born = on(1981, 10, 20),
                        .mobile = "07700 900188",
                        .is_mother = true},
                       tanners_reach, "lived at the subject's old address afterwards"));
  all.push_back(
      spoken_of("aaliyah", "Aaliyah Thompson-Baptiste", "friend", "a school friend", "07700 900174"));
  all.push_back(spoken_of("mrs_baptiste", "Denise Thompson-Baptiste", "friend's mother",
                          "a member of the public", "07700 900175"));
  all.push_back(
      spoken_of("jayden", "Jayden Kirwan", "boyfriend", "police had concerns about him", "07700 900177"));
  all.push_back(spoken_of("beatrice", "Beatrice Linden", "foster carers' daughter", "a private person"));
  all.push_back(spoken_of("mrs_perrin", "Joan Perrin", "neighbour", "a private person"));
  all.push_back(
      spoken_of("lorraine", "Lorraine Pike", "stepfather's mother", "a private person", "07700 900179"));
}

void add_professionals(std::vector<Actor>& all) {
  std::string const council = "Thamesbrook Children's Social Care";
  std::string const health = "Thamesbrook 0-19 Health Service";
  all.push_back(staff("S0901", "priya", "Priya Raman", "Social worker", council, "020 7946 0111"));
  all.push_back(staff("S0902", "seun", "Oluwaseun Adebayo", "Social worker", council, "020 7946 0112"));
  all.push_back(
      staff("S0903", "fiona", "Fiona Gallagher", "Independent reviewing officer", council, "020 7946 0113"));
  all.push_back(staff("S0904", "kelechi", "Kelechi Nwosu", "Personal adviser", "Thamesbrook Leaving Care",
                      "020 7946 0114"));
  all.push_back(staff("S0905", "bernadette", "Bernadette Foley", "Team manager", council, "020 7946 0115"));
  all.push_back(staff("S0906", "janet", "Janet Osbourne-Clarke", "Health visitor", health, "020 7946 0116"));
  all.push_back(staff("S0907", "tariq", "Tariq Iqbal", "Teacher", "Saltmarsh Academy", "020 7946 0117"));
  all.push_back(staff("S0908", "sandra", "Sandra Whitcombe", "Designated safeguarding lead",
                      "Saltmarsh Academy", "020 7946 0118"));
  all.push_back(
      staff("S0909", "mehta", "Anand Mehta", "General practitioner", "Osier Lane Surgery", "020 7946 0119"));
  all.push_back(staff("S0910", "gwen", "Gwen Prothero", "Supervising social worker", "Thamesbrook Fostering",
                      "020 7946 0120"));
  all.push_back(staff("S0911", "sunita", "Sunita Deol", "Midwife", "Thamesbrook Hospital", "020 7946 0121"));
}

}  // namespace

std::string to_string(Expect expect) {
  switch (expect) {
    case Expect::keep:
      return "keep";
    case Expect::release:
      return "release";
    case Expect::withhold:
      return "withhold";
  }
  return {};
}

std::vector<Actor> const& cast() {
  static const std::vector<Actor> everybody = [] {
    std::vector<Actor> all;
    add_household(all);
    add_relatives(all);
    add_outsiders(all);
    add_professionals(all);
    return all;
  }();
  return everybody;
}

Actor const& actor(std::string_view who) {
  for (Actor const& one : cast()) {
    if (one.who == who) return one;
  }
  throw Bug("nobody of the story is called " + std::string(who));
}

Expect expected(Actor const& one, std::string_view kind) {
  if (one.role == "twin" && kind == "dob") return Expect::release;  // the subject's own birthday too
  if (one.expect != Expect::release || one.capacity == Capacity::professional || kind == "name")
    return one.expect;
  return Expect::withhold;
}

std::string value_of(Actor const& one, std::string_view kind) {
  Person const& p = one.person;
  std::string value;
  if (kind == "phone") value = p.mobile.empty() ? p.landline : p.mobile;
  if (kind == "email") value = p.email;
  if (kind == "dob" && p.born) value = slashed(*p.born);
  if (kind == "nhs_number") value = nhs_number_spaced(p.nhs);
  if (kind == "upn") value = p.upn;
  if (kind == "nino") value = p.nino;
  if (kind == "address") value = one.home.house.empty() ? "" : one.home.line() + " " + one.home.postcode;
  ENSURE(!value.empty(), "the story asks for a detail its cast has");
  return value;
}

}  // namespace rightsdesk::make_demo
