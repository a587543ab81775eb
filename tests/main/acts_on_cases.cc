#include <algorithm>

#include "app/documents.h"
#include "app/release.h"
#include "app/second_look.h"
#include "app/tasks.h"
#include "every_act.h"
#include "seldom_states.h"

namespace rightsdesk::testing {

using app::Council;
using app::Office;

namespace {

Date const kToday = *parse_date("2026-11-23");

std::vector<std::string> all_on(Presser const& person, std::string const& expression) {
  std::vector<std::string> found;
  std::regex const wanted(expression);
  for (std::sregex_iterator at(person.page().begin(), person.page().end(), wanted), end; at != end; ++at) found.push_back((*at)[1].str());
  return found;
}

void keep_to_named_and_open(OpenDesks& open, std::string const& at) {
  auto manager = open.colleague("mona", {"manager", "dpo"});
  manager.press_at(at + "/access", "/access", {{"readers", open.id_of("mona").str()}, {"readers", open.id_of("ines").str()}, {"ground", "witness"}, {"reason", "Her address is protected"}});
  manager.press_at(at + "/access", "/access/open", {{"open-reason", "The order has ended"}});
  manager.press_at(at + "/audit", "/archive", {{"passphrase", "a long enough passphrase"}});
}

}  // namespace

void a_case_before_its_search(Left& left) {
  OpenDesks open(left, [](Council&) {});
  Presser resident(open.at());
  auto const at = desk_of(case_called(open, send_request(resident, "see", {{"services", {{"services", "housing"}}}})));
  auto officer = open.colleague("ines");
  officer.press_at(at, "/note", {{"note", "She rang; a passport follows"}});
  officer.press_at(at + "/people", "/identity/ask", {{"doubt", "Two people of this name live there"}});
  officer.open(at + "/people");
  officer.press_with(picture_in("file"), "/evidence", {{"document", "identity/passport"}});
  officer.press_at(at, "/clock", with({{"event", "authority_received"}, {"reason", "It came by post"}}, on("on", kToday)));
  officer.open(at + "/rights");
  officer.press("/rights", {{"reason", "The notice names it first"}});
  officer.press_at(at + "/hold", "/hold/confirm", {{"how", "By e-mail from their head"}});
  officer.press_at(at + "/hold", "/hold/blocked", {{"tried", "A nightly clean-up"}});
  officer.press_at(at + "/work", "/work/add", {{"*.words", "She asks for large print"}}, ": What the requester told us<");
  officer.press_at(at + "/work", "", {{"*chase", "Her sister, by telephone"}}, "value=\"chase\"");
  officer.press_at(at + "/audit", "/regulator");
  keep_to_named_and_open(open, at);
  officer.press_at(at + "/work", "/work/move", {{"*", "By phone on 23 November"}}, "value=\"withdraw\"");
}

void a_search(Left& left) {
  CaseId about;
  OpenDesks open(left, [&](Council& council) {
    tell_of_a_phone(council);
    about = with_search_under_way(council);
  });
  auto const at = desk_of(about);
  auto officer = open.colleague("ines");
  officer.open(at + "/candidates");
  auto const mergeable = all_on(officer, "id=\"merge-([0-9A-Za-z]+)\"");
  officer.press("/candidates/merge", {{"candidate", mergeable.at(0)}, {"candidate", mergeable.at(1)}, {"candidate", mergeable.at(2)}, {"reason", "One person under three numbers"}});
  officer.open(at + "/candidates");
  auto const namesake = officer.found("data-key=\"letter-9\"[\\s\\S]*?candidates/([0-9A-Za-z]{20,})\"");
  officer.press("/candidates/" + namesake + "/split", {{"reason", "Born on another day"}});
  officer.press_at(at + "/candidates", "/candidates/" + namesake, {{"decision", "rejected"}, {"reason", "Born in 1967"}});
  officer.press_at(at + "/candidates", "/candidates/together", {{"decision", "confirmed"}, {"reason", "Same name and birthday"}});
  open.council->worker();
  officer.open(at + "/candidates");
  officer.press("/search/told", {{"told", officer.found("name=\"told\" type=\"checkbox\" value=\"([^\"]+)\"")}});
  open.council->worker();
  officer.open(at + "/records");
  auto const record = officer.found("/records/([0-9A-Za-z]{20,})\"");
  officer.press("/records/" + record, {{"inclusion", "left_out"}, {"reason", "It is about another person"}}, "left_out");
  officer.press_at(at + "/search", "/search/finish");
  officer.open(at + "/records");
  officer.press("/part", {{"from", officer.found("name=\"from\" [^>]*value=\"([^\"]+)\"")}, {"part_reason", "The others take until next week"}});
  officer.press_at(at + "/records", "/part/undo");
}

namespace {

void what_was_given_up(Presser& officer, std::string const& at) {
  officer.press_at(at, "/try-again");
  officer.open("/staff/interfaces");
  officer.press(officer.found("action=\"(/staff/interfaces/webhooks/[^\"]+)\""), {});
  officer.open("/staff/interfaces");
  officer.press(officer.found("action=\"(/staff/interfaces/keys/[^\"]+)\""), {});
}

/// The owner of closed files on paper is written to, asked again, not waited for, and answers elsewhere.
void owners(OpenDesks& open, Presser& officer, CaseId const& searching, std::string const& answer) {
  auto const at = desk_of(searching);
  officer.press_at(at + "/search", "/chase");
  officer.press_at("/staff/cases?reference=" + open.reference(searching), "/staff/cases/chase", {{"case", searching.str()}}, "formaction");
  officer.press("/staff/cases/chase");
  officer.press_at(at + "/search", "/search/leave", {{"reason", "The boxes were lost in a flood"}}, "value=\"paper-files\"");
  officer.press_at(at + "/hold", "/hold/letter", {}, "value=\"archive\"");
  Presser owner(open.at());
  owner.press_at(answer, answer, {{"answer", "done"}, {"words", "The clear-out of May is put off"}, {"name", "Bola Finch"}, {"role", "Archive assistant"}}, "name=\"role\"");
}

void mailbox(Presser& officer, std::string const& mail, std::string const& reference) {
  auto const at = "/staff/inbox/" + mail;
  officer.press_at(at, "/aside", {{"reason", "An advertisement"}});
  officer.press_at(at, "/back");
  officer.press_at(at, "/join", {{"reference", reference}});
  officer.press_at(at, "/files/1", {{"document", "identity/passport"}});
}

}  // namespace

void what_comes_seldom(Left& left) {
  CaseId given_up, searching;
  OpenDesks open(left, [&](Council& council) {
    given_up = with_work_given_up(council);
    add_paper_files(council);
    searching = with_search_under_way(council);
    council.sources.system(app::kArchive).card.contact = {"Archive team", "archive@example.org"};
  });
  subscribe(*open.desks);
  auto const held = sent(open.office());
  give_up_messages(*open.desks);
  auto officer = open.colleague("ines");
  what_was_given_up(officer, desk_of(given_up));
  owners(open, officer, searching, link_of(open.desks->desk, open.reference(held), open.desks->now()));
  mailbox(officer, mail_that_came(*open.desks, "My passport"), open.reference(held));
}

void a_case_that_goes(Left& left) {
  CaseId about;
  OpenDesks open(left, [&](Council& council) {
    about = council.at_desk(sent);
    council.at_desk([&](Office& office) { EXPECT_EQ(app::code_of(app::raise_event(office, about, app::officer(), "withdraw", "By phone on 23 November")), ""); });
    council.clock.at = *parse_instant("2027-12-06T10:00:00Z");
  });
  auto officer = open.colleague("ines");
  officer.press_at(desk_of(about) + "/hold", "/hold/end", {{"reason", "Withdrawn a year ago"}});
  officer.press_at(desk_of(about) + "/hold", "/hold/approve", {{"reason", "Nothing came of it"}});
}

void a_second_look(Left& left) {
  auto const large = large_from_two_pages();
  CaseId about;
  OpenDesks open(left, [&](Council& council) { about = app::sealed_case(council); }, large.get());
  auto second = open.colleague("sofia", {"second_reviewer"});
  second.open(desk_of(about) + "/second");
  auto const look = second.found("href=\"([^\"]*/second/[^\"]+)\"");
  second.press_at(look, look, {{"found", "right"}});
}

void other_rights(Left& left) {
  OpenDesks open(left, [](Council&) {});
  auto officer = open.colleague("ines");
  Presser resident(open.at());
  auto const accept = [&](std::string const& at) {
    officer.press_at(at + "/people", "/identity", with({{"documents", "passport"}, {"documents", "council_tax"}, {"how", "In person, against the photograph"}}, on("on", kToday)));
  };
  auto const limited = desk_of(case_called(open, send_request(resident, "limit", {{"limit", {{"limit-what", "The note that says I did not turn up"}, {"limit-why", "accuracy"}}}})));
  accept(limited);
  officer.press_at(limited + "/work", "", {{"*.outcome", "met"}, {"*.ground", "18_1_a"}, {"*.scope", "The note of 14 October 2008"}}, "value=\"met\"");
  officer.press_at(limited + "/work", "/work/move", {}, "value=\"restrict\"");
  Presser again(open.at());
  auto const taken = desk_of(case_called(open, send_request(again, "move", {{"move", {{"move-what", "What I wrote on my tenancy application"}}}})));
  accept(taken);
  officer.press_at(taken + "/work", "/work/use", {{"use.ground", "consent"}, {"use.use", "She asks us to look for what she wants to take"}});
  officer.press_at(taken + "/search", "/search");
  open.council->worker();
  officer.open(taken + "/candidates");
  for (auto const& candidate : all_on(officer, "action=\"[^\"]*/candidates/([0-9A-Za-z]{20,})\"")) officer.press_at(taken + "/candidates", "/candidates/" + candidate, {{"decision", "rejected"}, {"reason", "Somebody else of the same name"}});
  officer.press_at(taken + "/search", "/search/finish");
  officer.press_at(taken + "/work", "/work/add", {{"*.words", "Languages spoken"}}, ": An item to take<");
  officer.press_at(taken + "/work", "", {{"*.outcome", "included"}, {"*.name", "Languages"}, {"*.value", "Twi and English"}, {"*.basis", "6_1_b"}}, "value=\"included\"");
  officer.press_at(taken + "/work", "/work/copy");
}

}  // namespace rightsdesk::testing
