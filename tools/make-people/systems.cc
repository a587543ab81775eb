#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "files.h"
#include "make-demo/numbers.h"
#include "spoil.h"
#include "write.h"

namespace rightsdesk::make_people {

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string dressed(Date day, char form) {
  if (!held(day)) return {};
  auto const iso = to_iso(day);
  auto const y = iso.substr(0, 4), m = iso.substr(5, 2), d = iso.substr(8, 2);
  static constexpr std::array<char const*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  switch (form) {
    case 's': return d + '/' + m + '/' + y;
    case 'b': return y + m + d;
    case 'm': return d + '-' + kMonths[unsigned(day.month()) - 1] + '-' + y.substr(2);
    case 't': return iso + "T00:00:00";
    case 'y': return y;
    default: return iso;
  }
}

std::string one_line(Home const& home) {
  return (home.flat.empty() ? "" : "Flat " + home.flat + ", ") + home.number + ' ' + home.street + ", " + home.town;
}

std::string query(Human const& human, std::string const& id, bool with_number) {
  nlohmann::json out{{"id", id}, {"given", human.given[0]}, {"family", human.family}};
  if (human.given.size() > 1) out["middle"] = human.given[1];
  if (!human.former_family.empty()) out["former_family"] = human.former_family;
  if (held(human.born)) out["born"] = to_iso(human.born);
  out["sex"] = human.sex == make_demo::Sex::female ? "female" : "male";
  for (auto const& home : human.homes) out["addresses"].push_back({{"text", one_line(home)}, {"postcode", home.postcode}});
  if (!human.mobile.empty()) out["phones"].push_back(human.mobile);
  if (!human.landline.empty()) out["phones"].push_back(human.landline);
  if (!human.email.empty()) out["email"] = human.email;
  if (with_number && !human.nhs_number.empty()) out["nhs_number"] = human.nhs_number;
  if (with_number && !human.upn.empty()) out["upn"] = human.upn;
  if (with_number && !human.nino.empty()) out["nino"] = human.nino;
  return out.dump();
}

namespace {

namespace fs = std::filesystem;

char const* sex_word(Human const& human) { return human.sex == make_demo::Sex::female ? "F" : "M"; }
std::string first(Human const& human) { return human.given[0]; }
std::string rest(Human const& human) { return human.given.size() > 1 ? human.given[1] : ""; }
Home home(Human const& human) { return human.homes.empty() ? Home{} : human.homes[0]; }
std::string text_of(Human const& human) { return human.homes.empty() ? "" : one_line(human.homes[0]); }

/// One system: its file, and who stands in it.
class System {
 public:
  System(std::string const& folder, std::string name, std::string const& mapping, std::initializer_list<std::string> heading,
         char separator = ',')
      : name_(std::move(name)), separator_(separator), out_(folder + '/' + name_ + ".csv") {
    std::ofstream(folder + '/' + name_ + ".yaml") << mapping;
    line(out_, heading, separator_);
  }
  std::string next() { return name_.substr(0, 2) + std::to_string(100000 + ++count_); }
  void row(std::initializer_list<std::string> cells) { line(out_, cells, separator_); }
  [[nodiscard]] std::string const& name() const { return name_; }

 private:
  std::string name_;
  char separator_;
  std::ofstream out_;
  std::size_t count_ = 0;
};

class Council {
 public:
  explicit Council(Order const& order)
      : order_(order),
        chance_(order.seed, 21),
        noise_(noise(order.noise)),
        people_(population(order.people, order.seed)),
        held_(order.folder + "/people.csv"),
        truth_(order.folder + "/truth.csv") {
    line(held_, {"source", "id", "person"});
    line(truth_, {"query", "source", "id", "tradition"});
    choose();
  }

  void write() {
    social_care();
    early_help();
    education();
    housing();
    council_tax();
    benefits();
    library();
    health();
    std::ofstream queries(order_.folder + "/queries.jsonl");
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (asks_[i]) queries << query(as_asked(people_[i]), "Q" + std::to_string(i), true) << '\n';
    }
    std::ofstream who(order_.folder + "/who.csv");
    line(who, {"person", "household", "given", "family", "born", "tradition"});
    for (auto const& human : people_)
      line(who, {std::to_string(human.number), std::to_string(human.household), human.given[0], human.family, to_iso(human.born), human.tradition});
  }

 private:
  /// One in four who ask has somebody planted beside them.
  void choose() {
    asks_.resize(people_.size());
    std::vector<std::size_t> planted;
    for (auto const& human : people_) {
      if (human.planted.empty()) continue;
      planted.push_back(human.number);
      planted.push_back(human.beside);
    }
    for (std::size_t i = 0; i < order_.requesters; ++i) {
      bool const beside = i % 3 == 0 && !planted.empty();
      asks_[beside ? planted[chance_.below(planted.size())] : chance_.below(people_.size())] = true;
    }
  }

  /// Who asks is careful about their own details, but may leave out what they are not sure of.
  Human as_asked(Human human) {
    if (chance_.happens(5)) human.given[0] = nick(human.given[0], chance_);
    if (chance_.happens(50)) human.nhs_number.clear();
    if (chance_.happens(80)) human.upn.clear();
    if (chance_.happens(60)) human.nino.clear();
    if (chance_.happens(40)) human.former_family.clear();
    if (human.homes.size() > 2) human.homes.resize(2);
    if (chance_.happens(15)) human.homes.resize(std::min<std::size_t>(human.homes.size(), 1));
    return human;
  }

  Human noted(Human const& human) {
    auto out = spoilt(human, noise_, chance_);
    // Now and then a clerk gives one twin the other's number.
    if (human.planted == "twin" && chance_.happens(2)) out.nhs_number = people_[human.beside].nhs_number;
    return out;
  }

  void keep(System& system, std::string const& id, Human const& human) {
    line(held_, {system.name(), id, std::to_string(human.number)});
    if (asks_[human.number]) line(truth_, {"Q" + std::to_string(human.number), system.name(), id, human.tradition});
  }

  template <class Write>
  void all(int in_hundred, bool adults, bool children, Write write) {
    for (auto const& human : people_) {
      if ((human.adult ? adults : children) && chance_.happens(in_hundred)) write(human, noted(human));
    }
  }

  void social_care() {
    System system(order_.folder, "social-care",
                  "id: PersonID\nnot_held: [\"NULL\", \"Not known\"]\nnames:\n  - {given: [Forename, MiddleNames], family: Surname}\n"
                  "born: DateOfBirth\nsex: Gender\naddresses:\n  - {lines: Address, postcode: PostCode}\nphones: Telephone\n"
                  "nhs_number: NHSNumber\nhousehold: FamilyID\nrelated:\n  - {role: mother, whole: MotherName}\n",
                  {"PersonID", "Surname", "Forename", "MiddleNames", "DateOfBirth", "Gender", "Address", "PostCode", "Telephone", "NHSNumber", "FamilyID", "MotherName"});
    all(25, true, true, [&](Human const& human, Human const& as) {
      auto const id = system.next();
      bool const baby = !human.adult && chance_.happens(2);
      system.row({id, as.family, baby ? "Baby of " + as.family : first(as), baby ? "" : rest(as), dressed(as.born, 's'), sex_word(as), text_of(as),
                  home(as).postcode, as.landline.empty() ? as.mobile : as.landline, as.nhs_number, "F" + std::to_string(human.household), human.mother});
      keep(system, id, human);
    });
  }

  void early_help() {
    System system(order_.folder, "early-help",
                  "id: Ref\nseparator: \";\"\nnames:\n  - whole: Client\nborn: DOB\naddresses:\n  - {lines: Home, postcode: PC}\nemails: Email\nphones: Contact\n",
                  {"Ref", "Client", "DOB", "Home", "PC", "Contact", "Email"}, ';');
    all(20, true, true, [&](Human const& human, Human const& as) {
      auto const id = system.next();
      auto const name = as.family.empty() ? first(as) : upper(as.family) + ", " + first(as) + (rest(as).empty() ? "" : ' ' + rest(as));
      system.row({id, name, dressed(as.born, 'i'), text_of(as), home(as).postcode, as.mobile, as.email});
      keep(system, id, human);
    });
  }

  void education() {
    System system(order_.folder, "education",
                  "id: StudentID\nnames:\n  - {given: LegalForename, family: LegalSurname}\n  - {given: ChosenForename, kind: known_as}\n"
                  "born: BirthDate\nsex: Sex\nfemale: [\"2\"]\nmale: [\"1\"]\naddresses:\n  - {lines: [House, Street, Town], postcode: Postcode}\nupn: UPN\nphones: [ParentTel]\nemails: ParentEmail\n",
                  {"StudentID", "UPN", "LegalSurname", "LegalForename", "ChosenForename", "BirthDate", "Sex", "House", "Street", "Town", "Postcode", "ParentTel", "ParentEmail"});
    all(92, false, true, [&](Human const& human, Human const& as) {
      auto const id = system.next();
      auto const at = home(as);
      auto const house = at.flat.empty() ? at.number : "Flat " + at.flat + ' ' + at.number;
      system.row({id, as.upn, as.family, first(as), chance_.happens(8) ? nick(first(human), chance_) : "", dressed(as.born, 'm'),
                  human.sex == make_demo::Sex::female ? "2" : "1", house, at.street, at.town, at.postcode, as.landline, ""});
      keep(system, id, human);
    });
  }

  void housing() {
    System system(order_.folder, "housing",
                  "id: TenancyRef\nnames:\n  - whole: Tenants\nborn: LeadDOB\naddresses:\n  - {lines: [Unit, StreetName], postcode: PostalCode}\nphones: Phones\nemails: EMail\n",
                  {"TenancyRef", "Tenants", "LeadDOB", "Unit", "StreetName", "PostalCode", "Phones", "EMail"});
    all(18, true, false, [&](Human const& human, Human const& as) {
      auto const id = system.next();
      auto const at = home(as);
      auto const title = human.sex == make_demo::Sex::female ? "Mrs " : "Mr ";
      auto const unit = at.flat.empty() ? at.number : at.flat + '/' + at.number;
      system.row({id, title + first(as) + ' ' + as.family, chance_.happens(60) ? dressed(as.born, 's') : "", unit, at.street, at.postcode,
                  as.landline + (as.landline.empty() || as.mobile.empty() ? "" : "; ") + as.mobile, as.email});
      keep(system, id, human);
    });
  }

  void council_tax() {
    System system(order_.folder, "council-tax",
                  "id: AccountNo\nnames:\n  - whole: LiableParties\naddresses:\n  - {lines: PropertyAddress, postcode: PropertyPostcode}\nadult_since: LiableFrom\nphones: Tel\nemails: Email\n",
                  {"AccountNo", "LiableParties", "PropertyAddress", "PropertyPostcode", "LiableFrom", "Tel", "Email"});
    for (std::size_t i = 0; i < people_.size(); ++i) {
      auto const& human = people_[i];
      bool const head = human.adult && (i == 0 || people_[i - 1].household != human.household);
      if (!head || !chance_.happens(90)) continue;
      auto const as = noted(human);
      auto const id = system.next();
      auto name = (human.sex == make_demo::Sex::female ? "MRS " : "MR ") + upper(chance_.happens(50) ? first(as) : slice(first(as), 0, 1)) + ' ' + upper(as.family);
      bool const joint = i + 1 < people_.size() && people_[i + 1].adult && people_[i + 1].household == human.household && age_on(human.born, people_[i + 1].born) < 15 && chance_.happens(60);
      if (joint) name += " & MR " + upper(slice(first(people_[i + 1]), 0, 1)) + ' ' + upper(people_[i + 1].family);
      Date const today{std::chrono::year{2026}, std::chrono::month{9}, std::chrono::day{1}};
      auto const since = std::min(plus_days(human.born, 365 * 18 + static_cast<int>(chance_.below(9000))), today);
      system.row({id, name, upper(text_of(as)), home(as).postcode, dressed(since, 's'), chance_.happens(50) ? as.mobile : "", chance_.happens(30) ? as.email : ""});
      keep(system, id, human);
      if (joint) keep(system, id, people_[i + 1]);
    }
  }

  void benefits() {
    System system(order_.folder, "benefits",
                  "id: ClaimRef\nseparator: \"|\"\nnames:\n  - {given: FORENAMES, family: SURNAME}\n  - {family: OTHER_SURNAMES, kind: former, between: \"/\"}\n"
                  "born: DOB\nnino: NINO\naddresses:\n  - {lines: ADDRESS, postcode: POSTCODE}\n  - {lines: PREVIOUS, between: \"; \"}\n",
                  {"ClaimRef", "SURNAME", "FORENAMES", "OTHER_SURNAMES", "DOB", "NINO", "ADDRESS", "POSTCODE", "PREVIOUS"}, '|');
    all(25, true, false, [&](Human const& human, Human const& as) {
      auto const id = system.next();
      std::string previous;
      for (std::size_t i = 1; i < as.homes.size(); ++i) previous += (i > 1 ? "; " : "") + one_line(as.homes[i]) + ' ' + as.homes[i].postcode;
      system.row({id, upper(as.family), upper(first(as) + (rest(as).empty() ? "" : ' ' + rest(as))), upper(as.former_family), dressed(as.born, 'b'), as.nino,
                  upper(text_of(as)), home(as).postcode, previous});
      keep(system, id, human);
    });
  }

  void library() {
    System system(order_.folder, "library",
                  "id: Card\nnames:\n  - {given: First, family: Last}\nborn: BirthYear\nemails: Mail\nphones: Mobile\naddresses:\n  - {postcode: Postcode}\n",
                  {"Card", "First", "Last", "BirthYear", "Mail", "Mobile", "Postcode"});
    all(20, true, true, [&](Human const& human, Human const& as) {
      auto const id = system.next();
      system.row({id, first(as), as.family, dressed(as.born, 'y'), as.email, as.mobile, home(as).postcode});
      keep(system, id, human);
    });
  }

  void health() {
    System system(order_.folder, "health",
                  "id: LocalPatientID\nnames:\n  - {given: GivenNames, family: FamilyName}\n  - {family: PreviousFamilyName, kind: former}\nborn: BirthDateTime\n"
                  "sex: GenderCode\nfemale: [\"2\"]\nmale: [\"1\"]\nnhs_number: NHS\naddresses:\n  - {lines: Usual, postcode: UsualPC}\n",
                  {"LocalPatientID", "NHS", "FamilyName", "GivenNames", "PreviousFamilyName", "BirthDateTime", "GenderCode", "Usual", "UsualPC"});
    all(35, false, true, [&](Human const& human, Human const& as) {
      auto const id = system.next();
      system.row({id, as.nhs_number.empty() ? "" : make_demo::nhs_number_spaced(as.nhs_number), as.family, first(as) + (rest(as).empty() ? "" : ' ' + rest(as)),
                  as.former_family, dressed(as.born, 't'), human.sex == make_demo::Sex::female ? "2" : "1", text_of(as), home(as).postcode});
      keep(system, id, human);
    });
  }

  Order order_;
  Chance chance_;
  Noise noise_;
  std::vector<Human> people_;
  std::vector<bool> asks_;
  std::ofstream held_, truth_;
};

}  // namespace

void write_systems(Order const& order) {
  std::filesystem::create_directories(order.folder);
  Council(order).write();
}

}  // namespace rightsdesk::make_people
