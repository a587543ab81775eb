#include "resident.h"

#include <nlohmann/json.hpp>

namespace rightsdesk::make_demo {
namespace {

using Tree = nlohmann::ordered_json;

constexpr char const *care_key = "P0045001", *tenancy = "T900021", *subscriber = "M900002";
constexpr char const *given = "Nadia", *family = "Faircloth", *email = "nadia.faircloth@example.org";
constexpr char const *born = "1992-11-05", *phone = "07700 900193", *postcode = "RM21 4DX";
/// As the care system holds them: the surname misheard, two digits exchanged, the number of the house upside down.
constexpr char const *family_in_care = "Fairclough", *mobile_in_care = "07700 900139";
/// A number she gave up years ago.
constexpr char const* phone_in_housing = "07700 900109";

Home const home{"2", "9", "Tidewell Lane", postcode};
Home const home_in_care{"2", "6", "Tidewell Lane", postcode};

void write_care(CareWriter& care) {
  care.person({.key = care_key,
               .name = {given, family_in_care},
               .sex = Sex::female,
               .ethnicity = "WBRI",
               .born = parse_date(born),
               .mobile = mobile_in_care,
               .email = email});
  care.stay(care_key, {home_in_care, parse_date("2019-04-01")});
  care.note({"N00500001", care_key, *parse_date("2008-10-14"), "Telephone call", "Call from school about a young carer", "S0001",
             "Nadia looks after her younger brother in the evenings. School asks whether early help could offer a place at the\n"
             "young carers' group. Agreed to write to the family."});
  care.note({"N00500002", care_key, *parse_date("2009-03-03"), "Home visit", "Early help visit", "S0001",
             "Nadia likes the young carers' group and wishes to go on. She says that she is doing well at school. Closed with\n"
             "the family's agreement."});
}

void write_tenancy(HousingWriter& housing) {
  Tree const tenant{{"person_id", "H990001"}, {"relation", "tenant"}, {"title", "Ms"}, {"given", given}, {"family", family},
                    {"dob", born}, {"phone", phone_in_housing}, {"email", email}};
  Tree const repair{{"id", "R9900001"}, {"reported", "2021-02-08"}, {"reported_by", "Nadia Faircloth"}, {"trade", "heating"},
                    {"text", "Boiler loses pressure overnight."}, {"completed", "2021-02-10"}};
  Tree const tree{{"id", tenancy}, {"status", "current"}, {"address", {{"line", home.line()}, {"postcode", home.postcode}}},
                  {"started", "2019-04-01"}, {"ended", nullptr}, {"household", Tree::array({tenant})}, {"tenure", "Secure"},
                  {"repairs", Tree::array({repair})}, {"notes", Tree::array()}};
  housing.tenancy(tree.dump());
}

}  // namespace

void write_resident(CareWriter& care, HousingWriter& housing, MailingsWriter& mailings) {
  write_care(care);
  write_tenancy(housing);
  mailings.subscriber({subscriber, given, family, email, phone, postcode, {"family-hub-news", "holiday-activities"}, "2022-06-20"});
}

Tree resident_tree() {
  return {{"given_names", given},
          {"family_name", family},
          {"date_of_birth", born},
          {"email", email},
          {"phone", phone},
          {"current_address", {{"line", home.line()}, {"postcode", postcode}}},
          {"care_key", care_key},
          {"tenancy", tenancy},
          {"subscriber", subscriber},
          {"held", {{"care", {{"family_name", family_in_care}, {"mobile", mobile_in_care}, {"address_line", home_in_care.line()}}},
                    {"housing", {{"tenant_phone", phone_in_housing}}}}}};
}

}  // namespace rightsdesk::make_demo
