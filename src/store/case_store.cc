#include "store/case_store.h"

#include <nlohmann/json.hpp>

#include "core/original.h"
#include "store/person_json.h"
#include "store/desk_store.h"
#include "store/sealed.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

Json answers_json(intake::FormAnswers const& answers) {
  auto json = Json::object();
  for (auto const& [field, values] : answers) json[field] = values;
  return json;
}

Json person_json(casework::Case const& about) {
  return {{"subject", to_json(about.subject.reveal())},
          {"requester", to_json(about.requester.reveal())},
          {"services", about.services},
          {"wanted", about.wanted.reveal()},
          {"particulars", about.particulars.reveal()}};
}

}  // namespace

bool StoredCases::add(intake::Request const& request, casework::Case const& opened, std::string const& idempotency_key) {
  if (find_by_key(idempotency_key)) return false;
  Sealed sealed(vault_, opened.id);
  connection_.execute(sql("requests.insert"),
                      {request.id.str(), request.reference, idempotency_key, law::to_string(request.right), request.controller,
                       request.channel, to_iso(request.received), to_iso(request.received_at),
                       sealed.seal(answers_json(request.answers.reveal()))});
  add_beside(opened);
  return true;
}

void StoredCases::add_beside(casework::Case const& opened) {
  connection_.execute(sql("cases.insert"),
                      {opened.id.str(), opened.request.str(), opened.reference, law::to_string(opened.right), opened.controller,
                       law::to_string(opened.jurisdiction), opened.state, opened.version, to_iso(opened.received),
                       to_iso(opened.opened_at), Sealed(vault_, opened.id).seal(person_json(opened)), opened.officer.str(),
                       casework::workflow_name(opened), opened.arose_from.str()});
  connection_.execute(sql("acknowledged.add"), {sha256_hex(opened.reference)});
  mark_out_of_date(connection_, opened.id);
  if (!opened.arose_from.empty()) mark_out_of_date(connection_, opened.arose_from);
}

casework::Case StoredCases::case_from(Row const& row) {
  casework::Case found;
  found.id = CaseId(row.text(0));
  found.request = RequestId(row.text(1));
  found.reference = row.text(2);
  found.right = law::right_from(row.text(3)).value();
  found.controller = row.text(4);
  found.jurisdiction = law::jurisdiction_from(row.text(5)).value();
  found.state = row.text(6);
  found.version = row.number(7);
  found.received = parse_date(row.text(8)).value();
  found.opened_at = parse_instant(row.text(9)).value();
  auto const person = Sealed(vault_, found.id).json(row.text(10));
  found.subject = Personal(description_from(person.at("subject")));
  found.requester = Personal(requester_from(person.at("requester")));
  found.services = person.at("services").get<std::vector<std::string>>();
  found.wanted = Personal(person.at("wanted").get<std::string>());
  found.particulars = Personal(person.value("particulars", intake::Particulars{}));
  found.officer = StaffId(row.text(11));
  found.workflow = row.text(12);
  found.arose_from = CaseId(row.text(13));
  return found;
}

std::optional<casework::Case> StoredCases::one(std::string_view statement, std::string const& by) {
  auto const row = connection_.row(sql(statement), {by});
  return row ? std::optional{case_from(*row)} : std::nullopt;
}

std::optional<casework::Case> StoredCases::find(CaseId const& id) { return one("cases.by_id", id.str()); }
std::optional<casework::Case> StoredCases::find_by_reference(std::string const& reference) {
  return one("cases.by_reference", reference);
}
std::optional<casework::Case> StoredCases::find_by_key(std::string const& idempotency_key) {
  return one("cases.by_key", idempotency_key);
}

std::vector<casework::Case> StoredCases::all() {
  std::vector<casework::Case> cases;
  for (auto const& row : connection_.rows(sql("cases.all"))) cases.push_back(case_from(row));
  return cases;
}

std::vector<casework::Case> StoredCases::arisen_from(CaseId const& first) {
  std::vector<casework::Case> cases;
  if (first.empty()) return cases;
  for (auto const& row : connection_.rows(sql("cases.arisen_from"), {first.str()})) cases.push_back(case_from(row));
  return cases;
}

std::vector<casework::Case> StoredCases::of_request(RequestId const& request) {
  std::vector<casework::Case> cases;
  for (auto const& row : connection_.rows(sql("cases.of_request"), {request.str()})) cases.push_back(case_from(row));
  return cases;
}

bool StoredCases::move(casework::Case const& seen, std::string const& to_state) {
  mark_out_of_date(connection_, seen.id);
  return connection_.execute(sql("cases.move"), {to_state, seen.id.str(), seen.version}) == 1;
}

bool StoredCases::set_officer(casework::Case const& seen, StaffId const& officer) {
  mark_out_of_date(connection_, seen.id);
  return connection_.execute(sql("cases.set_officer"), {officer.str(), seen.id.str(), seen.version}) == 1;
}

bool StoredCases::set_requester(casework::Case const& seen, Personal<intake::Requester> const& requester) {
  auto now = seen;
  now.requester = requester;
  mark_out_of_date(connection_, seen.id);
  return connection_.execute(sql("cases.set_person"), {Sealed(vault_, seen.id).seal(person_json(now)), seen.id.str(), seen.version}) == 1;
}

void StoredCases::append(casework::CaseEvent event) {
  auto const next = connection_.row(sql("events.next_number"), {event.about.str()});
  connection_.execute(sql("events.insert"),
                      {event.about.str(), next->number(0), event.what, to_iso(event.on), to_iso(event.at), event.actor,
                       Sealed(vault_, event.about).seal(Json(event.detail))});
  mark_out_of_date(connection_, event.about);
}

std::vector<casework::CaseEvent> StoredCases::events(CaseId const& about) {
  std::vector<casework::CaseEvent> events;
  Sealed sealed(vault_, about);
  for (auto const& row : connection_.rows(sql("events.of_case"), {about.str()})) {
    events.push_back({about, row.number(1), row.text(2), parse_date(row.text(3)).value(), parse_instant(row.text(4)).value(),
                      row.text(5), sealed.json(row.text(6)).get<std::map<std::string, std::string>>()});
  }
  return events;
}

}  // namespace rightsdesk::store
