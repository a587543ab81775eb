#include "core/text.h"
#include "every_act.h"

namespace rightsdesk::testing {

void colleagues_sign_in(Left& left) {
  OpenDesks open(left, [](app::Council&) {});
  open.desks->add("wren", {"case_officer"});
  Presser first(open.at());
  first.open("/staff/sign-in");
  first.press_in_vain("/staff/sign-in", {{"name", "wren"}, {"password", "not the password"}});
  first.press("/staff/sign-in", {{"name", "wren"}, {"password", kPassword}});
  DeviceInHand const device{signin::bytes_of_base32(first.found("desk-key\">([A-Z2-7 ]+)<")).value_or("")};
  first.press("/staff/sign-in/device", {{"code", device.code(open.desks->now())}});
  open.council->clock.at += std::chrono::seconds(60);
  Presser second(open.at());
  second.press_at("/staff/sign-in", "/staff/sign-in", {{"name", "wren"}, {"password", kPassword}});
  second.press("/staff/sign-in/code", {{"code", device.code(open.desks->now())}});
  second.press_at("/staff/own", "/staff/sign-out");
}

namespace {

void own_pages(OpenDesks& open, Presser& officer) {
  auto const by = [&](char const* name) { return open.id_of(name).str(); };
  officer.press_at("/staff/own", "/staff/own", {{"names", "initials"}});
  officer.press_at("/staff/cover", "/staff/cover/look", with(with({{"by", by("hugo")}}, on("from", *parse_date("2026-11-24"))), on("to", *parse_date("2026-11-26"))));
  officer.press("/staff/cover");
  officer.press_at("/staff/cover", "/staff/cover/end");
  officer.press_at("/staff/calendar", "/staff/calendar");
  officer.press_at("/staff/calendar", "/staff/calendar/end");
  officer.press_at("/staff/regulator", "/staff/regulator", with(on("from", *parse_date("2026-10-01")), on("to", *parse_date("2026-10-31"))));
  officer.press_at("/staff/sources", "/staff/sources");
  open.colleague("ines");  // another browser of hers
  officer.press_at("/staff/sessions", "/staff/sessions", {}, "name=\"session\"");
  officer.press_at("/staff/password", "/staff/password", {{"before", kPassword}, {"after", "another long enough password"}, {"again", "another long enough password"}});
}

/// What is done with several cases of the list.
void many_cases(OpenDesks& open, Presser& officer, CaseId const& id) {
  auto const select = [&](std::string const& to) { officer.press_at("/staff/cases?reference=" + open.reference(id), to, {{"case", id.str()}}, "formaction"); };
  officer.press_at("/staff/cases?right=access", "/staff/cases/views", {{"name", "Late at housing"}});
  officer.press_at("/staff/cases", "/staff/cases/views/remove");
  select("/staff/cases/assign/look");
  officer.press("/staff/cases/assign", {{"to", open.id_of("ines").str()}});
  select("/staff/cases/tag");
  officer.press("/staff/cases/tag", {{"tag", officer.found("name=\"tag\"[\\s\\S]*?<option value=\"([a-z_-]+)\"")}, {"act", "on"}});
  select("/staff/cases/take");
  officer.press("/staff/cases/take", {{"as", "csv"}});
  select("/staff/cases/labels");
  officer.press("/staff/cases/labels", {{"kind", "post"}});
}

}  // namespace

void colleagues_do_for_themselves(Left& left) {
  CaseId about;
  OpenDesks open(left, [&](app::Council& council) { about = council.at_desk(app::submitted); });
  open.colleague("hugo");
  auto officer = open.colleague("ines");
  many_cases(open, officer, about);
  own_pages(open, officer);
  // somebody at the desk, who is heard
  officer.press_at("/staff/requests/new", "/staff/requests/new", with({{"channel", "phone"}, {"right", "see"}, {"who-for", "me"}}, on("received", *parse_date("2026-11-20"))));
  officer.press("/staff/requests/new", with({{"full-name", "Nadia Faircloth"}, {"address-lines", "4 Quay Street"}, {"address-postcode", "IG11 7LU"}, {"email", "nadia@example.org"}, {"phone", "07700 900431"}, {"services", "housing"}, {"wanted", "everything"}, {"safe-contact", "yes"}, {"identity", "show"}, {"format", "online"}}, on("born", *parse_date("1992-02-11"))));
}

namespace {

void accounts(Presser& administrator) {
  administrator.press_at("/staff/accounts", "/staff/accounts", {{"name", "Wren Castell"}, {"sign-in-name", "wrencastell"}, {"roles", "reviewer"}});
  administrator.open("/staff/accounts");
  auto const account = administrator.found("href=\"(/staff/accounts/[^\"]+)\"[^>]*>Wren Castell");
  administrator.press_at(account, account, {}, "value=\"disable\"");
  administrator.press(account, {}, "name=\"sure\"");
}

}  // namespace

void administrators_change_rules(Left& left) {
  OpenDesks open(left, [](app::Council&) {});
  auto administrator = open.colleague("ada", {"administrator"});
  administrator.press_at("/staff/holidays", "/staff/holidays/look", with({{"title", "Day of the Long Snow"}}, on("day", *parse_date("2027-01-12"))), "name=\"title\"");
  administrator.press("/staff/holidays", {{"reason", "It was proclaimed today"}});
  administrator.press_at("/staff/letters/L-12", "/staff/letters/L-12/look", {{"title", "It is right now"}});
  administrator.press("/staff/letters/L-12", {{"reason", "Plainer than it was"}});
  administrator.press_at("/staff/keeping", "/staff/keeping/look", {{"months-disputed", "84"}});
  administrator.press("/staff/keeping", {{"reason", "As the schedule of the council has it"}});
  accounts(administrator);
}

}  // namespace rightsdesk::testing
