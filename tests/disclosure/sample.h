#pragma once
// An invented case: Zofia Nowak-Bright of Thamesbrook asks for her records.
#include "disclosure/pack.h"

namespace rightsdesk::disclosure {

inline std::string templates() { return std::string(RIGHTSDESK_TREE) + "/templates/pack"; }

inline law::Controller sample_controller() {
  law::Controller council;
  council.id = "thamesbrook";
  council.name = "Thamesbrook Council";
  council.contact_email = "your.information@thamesbrook.example";
  council.contact_phone = "020 7946 0000";
  council.contact_address = "Information Rights, Town Hall, 1 Bridge Street, Thamesbrook TB1 1AA";
  council.data_protection_officer = "Oluwaseun Adeyemi-Hart";
  council.complaint_route = "Complaint form: thamesbrook.example/complain";
  council.regulator = "Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow SK9 5AF. Phone 0303 123 1113.";
  council.regulator_name = "the Information Commissioner";
  law::Service service;
  service.id = "children";
  service.title = "Children's social care";
  service.purposes = {{"keep_safe", "To keep children safe and to help families", {"6(1)(e)"}, "Public task (UK GDPR Article 6(1)(e))"}};
  service.categories = {"Names, addresses and dates of birth", "Notes of visits and calls", "Health and school reports"};
  service.recipients = {"Schools", "Health visitors and doctors", "The police, when the law asks for it"};
  service.data_sources = {"Your family", "Your school", "Your doctor"};
  service.retention.as_worded = "Until the child is 25 years old";
  service.transfers = "No";
  service.automated_decisions = "None";
  council.services = {service};
  return council;
}

inline search::SourceSearch searched(std::string title, search::SourceState state, std::int64_t found) {
  search::SourceSearch row;
  row.source = title;
  row.title = std::move(title);
  row.owner = "Head of Data";
  row.state = state;
  row.terms = {"Zofia Nowak-Bright", "Zofia Nowak", "born 4 March 2001"};
  row.found = found;
  row.ended = parse_instant("2026-11-10T09:30:00Z");
  return row;
}

inline redaction::BurnedPage flow_page(std::vector<std::vector<redaction::Run>> lines, std::vector<std::string> codes = {}) {
  redaction::BurnedPage page;
  page.lines = std::move(lines);
  page.codes = std::move(codes);
  return page;
}

inline PackRecord note(std::string title, std::string dated, std::vector<std::vector<redaction::Run>> lines,
                       std::vector<std::string> codes = {}) {
  PackRecord given;
  given.source = "Children's social care system";
  given.record.record = RecordId(title + dated);
  given.record.title = std::move(title);
  given.record.dated = std::move(dated);
  given.record.author = "Priya Ramanathan, social worker";
  given.record.pages = {flow_page(std::move(lines), std::move(codes))};
  return given;
}

inline PackInput sample_input() {
  using redaction::Marker;
  using redaction::Text;
  PackInput input;
  input.reference = "TB-2026-0417";
  input.requester = Personal<std::string>("Zofia Nowak-Bright");
  input.subject = input.requester;
  input.requester_address = {"14 Larkspur Rise", "Thamesbrook", "TB4 7QX"};
  input.asked = Personal<std::string>("All my records from when I was in care, 2008 to 2015");
  input.received = *parse_date("2026-10-21");
  input.due = parse_date("2026-11-23");
  input.dated = *parse_date("2026-11-20");
  input.made_at = *parse_instant("2026-11-20T14:00:00Z");
  input.officer = "Marcus Obi-Lindqvist";
  input.controller = sample_controller();
  input.searches = {searched("Children's social care system", search::SourceState::answered, 41),
                    searched("Housing", search::SourceState::nothing_held, 0),
                    searched("Shared mailbox", search::SourceState::failed, 0)};
  input.searches[2].failure = "The mail server did not answer. We will try again and write to you.";
  input.records = {
      note("Home visit", "2010-05-12",
           {{Text{"Visited Zofia at her foster home with "}, Marker{"S2P3-16"}, Text{"."}},
            {Text{"She was well and showed me her school report."}},
            {},
            {Text{"Żółć and Nguyễn test: "}, Marker{"S3P3-11"}, Text{" said on the phone that the visit went well."}}},
           {"S2P3-16", "S3P3-11"}),
      note("Phone call", "2010-05-14", {{Text{"Call to school. Attendance is now 97%."}}}),
      note("Group register", "2011-02-01",
           {{Text{"Date\tGroup\tCame"}}, {Text{"1 Feb 2011\tSwimming\tYes"}}, {Text{"8 Feb 2011\t"}, Marker{"S2P3-16"}, Text{"\tNo"}}},
           {"S2P3-16"})};
  law::Exemption other_people;
  other_people.code = "S2P3-16";
  other_people.provision = "Data Protection Act 2018, Schedule 2, paragraph 16";
  other_people.title = "Information about another person";
  other_people.plain_reason = "The words are about someone else. We have to respect their privacy too.";
  law::Exemption harm;
  harm.code = "S3P3-11";
  harm.provision = "Data Protection Act 2018, Schedule 3, paragraph 11";
  harm.title = "Serious harm";
  harm.label = law::LabelMode::generic;
  input.exemptions = {other_people, harm};
  input.glossary = {{"LAC", "Looked after child: a child in the care of the council"}, {"IRO", "Independent reviewing officer"}};
  input.support = {{"Family Action (invented line)", "Talk to someone about growing up in care", "0800 496 0000"}};
  return input;
}

}  // namespace rightsdesk::disclosure
