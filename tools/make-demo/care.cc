#include "care.h"

#include <fstream>

#include "core/result.h"
#include "numbers.h"
#include "texts.h"

namespace rightsdesk::make_demo {
namespace {

constexpr char const* table_names[] = {
    "ssd_person",          "former_name",      "contact_detail",   "ssd_address",
    "ssd_family",          "ssd_mother",       "relationship",     "ssd_linked_identifiers",
    "ssd_professionals",   "ssd_involvements", "ssd_contacts",     "ssd_cin_episodes",
    "ssd_cin_assessments", "ssd_cp_plans",     "ssd_cla_episodes", "ssd_cla_placement",
    "ssd_legal_status",    "ssd_care_leavers", "case_note",        "group_attendance"};

void write_file(std::string const& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) throw Fault("A file of the demo data could not be written.", "cannot write " + path);
}

std::string quoted_json(std::string const& text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string as_json(Home const& home) {
  return "{\"FLAT\":" + quoted_json(home.flat) + ",\"HOUSE\":" + quoted_json(home.house) +
         ",\"STREET\":" + quoted_json(home.street) +
         ",\"TOWN\":\"Thamesbrook\",\"POSTCODE\":" + quoted_json(home.postcode) + "}";
}

}  // namespace

CareWriter::CareWriter(std::string const& folder) {
  write_file(folder + "/00_schema.sql", texts::schema());
  write_file(folder + "/90_indexes.sql", texts::indexes());
  write_file(folder + "/95_history.sql", texts::history());
  for (char const* name : table_names) tables_.emplace(name, Table(folder, name));
}

std::string CareWriter::next_key(std::string const& name) {
  static const std::map<std::string, std::string> prefixes = {{"former_name", "F"},
                                                              {"contact_detail", "C"},
                                                              {"ssd_address", "A"},
                                                              {"ssd_family", "Y"},
                                                              {"ssd_mother", "M"},
                                                              {"relationship", "L"},
                                                              {"ssd_linked_identifiers", "K"},
                                                              {"ssd_involvements", "I"},
                                                              {"ssd_contacts", "CT"},
                                                              {"ssd_cin_episodes", "R"},
                                                              {"ssd_cin_assessments", "AS"},
                                                              {"ssd_cp_plans", "CP"},
                                                              {"ssd_cla_episodes", "E"},
                                                              {"ssd_cla_placement", "PL"},
                                                              {"ssd_legal_status", "LS"},
                                                              {"ssd_care_leavers", "CL"},
                                                              {"group_attendance", "G"}};
  return key(prefixes.at(name), table(name).rows() + 1, 8);
}

void CareWriter::person(Person const& p) {
  table("ssd_person")
      .row({p.key,
            held(p.legacy_key),
            held(p.upn),
            p.name.given,
            p.name.family,
            p.sex == Sex::female ? "F" : "M",
            held(p.ethnicity),
            held(p.born),
            held(p.expected),
            held(p.nhs),
            {},
            p.is_mother ? "Y" : "N"});
  auto const contact = [&](char const* type, std::string const& value) {
    if (!value.empty()) table("contact_detail").row({next_key("contact_detail"), p.key, type, value, {}});
  };
  contact("mobile", p.mobile);
  contact("phone", p.landline);
  contact("email", p.email);
  if (!p.nino.empty()) identifier(p.key, "National Insurance number", p.nino);
}

void CareWriter::former_name(std::string const& person, WrittenName const& name, std::string const& type,
                             std::optional<Date> until) {
  table("former_name").row({next_key("former_name"), person, name.given, name.family, type, held(until)});
}

void CareWriter::stay(std::string const& person, Stay const& stay) {
  table("ssd_address")
      .row({next_key("ssd_address"), person, stay.type, held(stay.from), held(stay.to),
            held(stay.home.postcode), stay.home.line(), as_json(stay.home)});
}

void CareWriter::family(std::string const& family, std::string const& person) {
  table("ssd_family").row({next_key("ssd_family"), family, person});
}

void CareWriter::mother(std::string const& mother, Person const& child) {
  table("ssd_mother").row({next_key("ssd_mother"), mother, child.key, held(child.born)});
}

void CareWriter::relation(std::string const& person, std::string const& related, std::string const& relation,
                          std::string const& note) {
  table("relationship").row({next_key("relationship"), person, related, relation, held(note)});
}

void CareWriter::identifier(std::string const& person, std::string const& type, std::string const& value) {
  table("ssd_linked_identifiers").row({next_key("ssd_linked_identifiers"), person, type, value});
}

void CareWriter::professional(Professional const& p) {
  table("ssd_professionals")
      .row({p.key, "T" + p.key.substr(1), p.name, {}, p.job, p.department, held(p.phone), held(p.email)});
}

void CareWriter::involvement(std::string const& professional, std::string const& role,
                             std::string const& person, std::optional<Date> from, std::optional<Date> to) {
  table("ssd_involvements")
      .row({next_key("ssd_involvements"), professional, role, person, held(from), held(to)});
}

void CareWriter::event(std::string const& name, std::vector<Cell> const& cells) {
  std::vector<Cell> row{next_key(name)};
  row.insert(row.end(), cells.begin(), cells.end());
  table(name).row(row);
}

std::string CareWriter::note(Note const& note) {
  std::string const id = note.key.empty() ? key("N1", ++note_number_, 8) : note.key;
  static constexpr char const* hours[] = {"09:12:00", "10:41:00", "11:30:00", "14:05:00",
                                          "15:47:00", "16:58:00", "17:36:00"};
  Date const recorded = plus_days(note.day, static_cast<int>(note.text.size() % 3));
  table("case_note")
      .row({id, note.person, to_iso(note.day), to_iso(recorded) + " " + hours[note.text.size() % 7],
            note.type, note.title, held(note.author), note.text});
  return id;
}

void CareWriter::attendance(std::string const& group, Date day, std::string const& person,
                            std::string const& note) {
  table("group_attendance")
      .row({next_key("group_attendance"), group, to_iso(day), "Riverside Family Hub", person, "Y",
            held(note)});
}

void CareWriter::close() {
  for (auto& [name, table] : tables_) table.close();
}

}  // namespace rightsdesk::make_demo
