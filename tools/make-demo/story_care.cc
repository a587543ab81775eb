#include "story_care.h"

#include <set>

#include "core/result.h"
#include "numbers.h"
#include "texts.h"

namespace rightsdesk::make_demo {
namespace {

Date on(std::string_view iso) { return parse_date(iso).value(); }
std::string key_of(std::string_view who) { return who == "baby" ? baby_key : actor(who).person.key; }

Person baby(char const* key, char const* given, std::string const& nhs) {
  return {.key = key,
          .name = {given, "Wisniewska"},
          .sex = Sex::female,
          .born = on("2004-03-09"),
          .expected = on("2004-03-30"),
          .nhs = nhs};
}

/// A father and a son of one name, who are nothing to the subject.
constexpr char const* rahman_keys[] = {"P0043001", "P0043002"};

void write_people(CareWriter& care) {
  for (Actor const& one : cast()) {
    if (!one.person.key.empty()) care.person(one.person);
    if (!one.staff_key.empty())
      care.professional(
          {one.staff_key, one.name, one.role, one.department, one.person.landline, one.person.email});
  }
  care.person(baby(baby_key, "Baby 1 of Halina", actor("zoe").person.nhs));
  care.person(baby("P0040116", "Baby 2 of Halina", actor("maja").person.nhs));
  Home const home{"", "12", "Lighterman Way", "RM22 8XN"};
  for (auto const& [key, born] :
       {std::pair{rahman_keys[0], "1972-04-02"}, std::pair{rahman_keys[1], "2004-03-09"}}) {
    care.person({.key = key,
                 .name = {"Mohammed", "Rahman"},
                 .sex = Sex::male,
                 .ethnicity = "ABAN",
                 .born = on(born)});
    care.stay(key, {home, on("2006-05-01")});
  }
  care.relation(rahman_keys[0], rahman_keys[1], "son");
  care.relation(rahman_keys[1], rahman_keys[0], "father");
}

void write_names_and_numbers(CareWriter& care) {
  std::string const zoe = key_of("zoe");
  care.former_name(zoe, {"Zoe", "Wisniewska"}, "birth", on("2022-04-11"));
  care.former_name(zoe, {"Zoë", "Wiśniewska"}, "known_as", {});
  care.former_name(key_of("darren"), {"Daz", "Pike"}, "known_as", {});
  care.former_name(key_of("tomasz"), {"Tomek", "Wisniewski"}, "known_as", {});
  care.former_name(key_of("lexi"), {"Lexi", "Pike"}, "known_as", {});
  care.former_name(key_of("patricia"), {"Pat", "Linden"}, "known_as", {});
  care.identifier(zoe, "Former UPN", upn(4019, 2008, 904));
  care.identifier(baby_key, "NHS number", actor("zoe").person.nhs);
}

void write_stays(CareWriter& care) {
  Home const tanners = actor("halina").home;
  for (char const* who : {"halina", "zoe", "maja", "tomasz"}) {
    care.stay(key_of(who),
              {tanners,
               on(who == std::string_view("halina") || who == std::string_view("tomasz") ? "2003-11-03"
                                                                                         : "2004-03-12"),
               on("2013-06-24")});
  }
  care.stay(baby_key, {tanners, on("2003-12-04"), on("2004-03-24")});
  care.stay(key_of("darren"), {tanners, on("2009-05-01"), on("2013-06-19")});
  care.stay(key_of("kayden"), {tanners, on("2010-10-06"), on("2013-06-24")});
  care.stay(key_of("zoe"), {actor("bozena").home, on("2013-06-24"), on("2014-02-14")});
  care.stay(key_of("zoe"), {actor("patricia").home, on("2014-02-14"), on("2022-10-03"), "Placement"});
  care.stay(key_of("zoe"), {actor("zoe").home, on("2022-10-03")});
  care.stay(key_of("rashid"), {actor("patricia").home, on("2013-09-02"), on("2018-08-11"), "Placement"});
  for (char const* who : {"maja", "darren", "kayden", "lexi", "emeka", "emeka_senior", "bozena", "gulsen",
                          "patricia", "colin", "namesake", "agnieszka"}) {
    care.stay(key_of(who), {actor(who).home, {}});
  }
  for (char const* who : {"zainab", "aminata"}) care.stay(key_of(who), {tanners, on("2013-08-12")});
}

void both_ways(CareWriter& care, char const* a, char const* b, char const* b_is_to_a, char const* a_is_to_b) {
  care.relation(key_of(a), key_of(b), b_is_to_a);
  care.relation(key_of(b), key_of(a), a_is_to_b);
}

void write_relations(CareWriter& care) {
  for (char const* child : {"zoe", "maja"}) {
    both_ways(care, child, "halina", "mother", "daughter");
    both_ways(care, child, "emeka", "father", "daughter");
    both_ways(care, child, "emeka_senior", "grandparent", "grandchild");
    both_ways(care, child, "darren", "stepfather", "stepchild");
    both_ways(care, child, "tomasz", "sibling", "sibling");
    both_ways(care, child, "kayden", "half-sibling", "half-sibling");
    both_ways(care, child, "lexi", "half-sibling", "half-sibling");
    both_ways(care, child, "bozena", "aunt", "niece");
    care.mother(key_of("halina"), actor(child).person);
    care.family("Y0000117", key_of(child));
  }
  both_ways(care, "zoe", "maja", "twin", "twin");
  both_ways(care, "emeka", "emeka_senior", "father", "son");
  both_ways(care, "zoe", "patricia", "foster carer", "foster child");
  both_ways(care, "zoe", "colin", "foster carer", "foster child");
  both_ways(care, "zoe", "rashid", "other child in placement", "other child in placement");
  care.relation(key_of("zoe"), key_of("gulsen"), "referrer", "asked to remain anonymous");
  both_ways(care, "namesake", "agnieszka", "mother", "daughter");
  both_ways(care, "zainab", "aminata", "mother", "daughter");
  both_ways(care, "kayden", "darren", "father", "son");
  both_ways(care, "kayden", "halina", "mother", "son");
  care.relation(baby_key, key_of("halina"), "mother");
  for (char const* who : {"halina", "tomasz", "darren", "kayden", "lexi"})
    care.family("Y0000117", key_of(who));
}

void write_involvements(CareWriter& care) {
  struct Row {
    char const *staff, *role, *from, *to;
  };
  static constexpr Row rows[] = {{"priya", "Allocated worker", "2003-12-04", "2014-03-01"},
                                 {"seun", "Allocated worker", "2014-03-01", "2020-11-10"},
                                 {"kelechi", "Personal adviser", "2020-11-10", ""},
                                 {"fiona", "Independent reviewing officer", "2014-05-20", "2022-03-09"},
                                 {"bernadette", "Team manager", "2012-11-20", "2022-03-09"},
                                 {"janet", "Health visitor", "2004-03-11", "2009-03-09"},
                                 {"tariq", "Form tutor", "2015-09-02", "2020-07-15"},
                                 {"sandra", "Designated safeguarding lead", "2015-09-02", "2020-07-15"},
                                 {"mehta", "General practitioner", "2004-06-02", ""},
                                 {"gwen", "Supervising social worker", "2014-02-14", "2022-10-03"},
                                 {"sunita", "Midwife", "2003-12-04", "2004-03-20"}};
  for (Row const& row : rows)
    care.involvement(actor(row.staff).staff_key, row.role, key_of("zoe"), on(row.from), parse_date(row.to));
  care.involvement(actor("seun").staff_key, "Allocated worker", key_of("maja"), on("2014-03-01"),
                   on("2019-01-29"));
  care.involvement(actor("sunita").staff_key, "Midwife", baby_key, on("2003-12-04"), on("2004-03-20"));
  care.involvement(actor("priya").staff_key, "Allocated worker", baby_key, on("2003-12-04"),
                   on("2004-03-24"));
  care.involvement(actor("priya").staff_key, "Allocated worker", key_of("namesake"), on("2010-01-11"),
                   on("2013-07-30"));
}

void write_episodes(CareWriter& care) {
  std::string const zoe = key_of("zoe");
  care.event("ssd_contacts", {zoe, "2003-12-04", "3A", "Health services", "Pre-birth assessment"});
  care.event("ssd_contacts", {zoe, "2012-11-20", "1D", "Individual: other", "Strategy discussion"});
  care.event("ssd_cin_episodes", {zoe, "2012-11-20", "N5", "Individual: other", "2022-03-09"});
  care.event("ssd_cin_assessments", {zoe, "R00000001", "2012-11-21", "2013-05-02", actor("priya").staff_key});
  care.event("ssd_cp_plans", {zoe, "2013-01-17", "2014-02-25", "EMO"});
  care.event("ssd_cla_episodes", {zoe, "2014-02-14", "2022-03-09", "N1"});
  care.event("ssd_cla_placement",
             {zoe, "2014-02-14", "2022-03-09", "U4", "RM24 2HB", "Thamesbrook Fostering"});
  care.event("ssd_legal_status", {zoe, "V2", "2014-02-14", "2014-10-13"});
  care.event("ssd_legal_status", {zoe, "C2", "2014-10-13", "2022-03-09"});
  care.event("ssd_care_leavers", {zoe, "Former relevant", "2024-09-10", "U", "Kelechi Nwosu"});
  for (char const* who : {"zoe", "maja"}) {
    for (char const* day : {"2012-01-14", "2012-02-11", "2012-03-10"})
      care.attendance("Saturday Club", on(day), key_of(who));
  }
}

void write_notes(CareWriter& care, Truth& truth) {
  std::size_t number = 0;
  for (Chunk const& chunk : chunks(texts::story_notes())) {
    ENSURE(chunk.fields.size() == 6, "a note of the story has six fields");
    auto const& f = chunk.fields;
    Told told = tell(chunk.text);
    std::string const id = key("N0", ++number, 8);
    care.note({id, key_of(f[4]), on(f[0]), f[1], f[2], actor(f[3]).staff_key, told.text});
    bool const misfiled = f[4] != f[5] && f[4] != "baby";
    truth.items.push_back({care_source,
                           key_of(f[4]),
                           id,
                           f[2],
                           f[0],
                           "text/plain",
                           f[5],
                           misfiled ? "filed by mistake on the record of " + f[4] : "",
                           {{"text", std::move(told)}}});
    if (misfiled)
      truth.hard_cases.push_back(
          {"misfiled_note", {key_of(f[4]), id}, "about " + f[5] + ", filed on the record of " + f[4]});
    if (misfiled && f[5] == "zoe") {
      truth.records.push_back({care_source, "note", id, "zoe", "subject", "confirm_note_only",
                               "names her; lies on the file of " + f[4], "misfiled_note"});
    }
  }
}

void tell_truth(Truth& truth) {
  auto const person = [&](char const* who, char const* relation, char const* expect, char const* why,
                          char const* hard) {
    truth.records.push_back({care_source, "person", key_of(who),
                             who == std::string_view("baby") ? "zoe" : who, relation, expect, why, hard});
  };
  person("zoe", "subject", "confirm", "her own file, under her name since 2022", "changed_surname");
  person("baby", "subject", "confirm", "made before she had a name; carries her NHS number", "baby_of");
  person("maja", "twin", "reject",
         "same day of birth, former home and former surname; another forename and NHS number", "twin");
  person("namesake", "namesake", "reject", "her former name, another day of birth and ward", "namesake");
  person("emeka", "father", "reject", "her father", "same_name_parent");
  person("emeka_senior", "grandparent", "reject", "her grandfather, of her father's name",
         "same_name_parent");
  truth.records.push_back({care_source, "person", "P0040116", "maja", "twin", "reject",
                           "the twin before she had a name", "baby_of"});
  person("zainab", "later occupant", "reject", "lived at her former address afterwards", "reused_address");
  truth.hard_cases.push_back(
      {"twin", {key_of("zoe"), key_of("maja")}, "same day of birth, home and surname"});
  truth.hard_cases.push_back({"same_name_parent",
                              {key_of("emeka"), key_of("emeka_senior")},
                              "father and grandfather of the subject, one name, one address"});
  truth.hard_cases.push_back({"same_name_parent",
                              {rahman_keys[0], rahman_keys[1]},
                              "father and son of one name; the son shares the subject's day of birth"});
  truth.hard_cases.push_back({"changed_surname", {key_of("zoe")}, "Wiśniewska until 11 April 2022"});
  truth.hard_cases.push_back({"baby_of", {baby_key, "P0040116"}, "records made before the twins were named"});
  truth.hard_cases.push_back({"namesake", {key_of("namesake")}, "the subject's former name in another ward"});
  truth.hard_cases.push_back(
      {"reused_address", {key_of("zainab"), key_of("aminata")}, "14 Tanner's Reach since August 2013"});
}

}  // namespace

std::size_t story_persons() {
  std::size_t count = 4;  // two records of unnamed babies, and the Rahmans
  for (Actor const& one : cast()) count += one.person.key.empty() ? 0 : 1;
  return count;
}

void write_story_care(CareWriter& care, Truth& truth) {
  write_people(care);
  write_names_and_numbers(care);
  write_stays(care);
  write_relations(care);
  write_involvements(care);
  write_episodes(care);
  write_notes(care, truth);
  tell_truth(truth);
}

}  // namespace rightsdesk::make_demo
