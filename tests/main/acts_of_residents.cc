#include "every_act.h"

namespace rightsdesk::testing {

OpenDesks::OpenDesks(Left& left, std::function<void(app::Council&)> const& prepare, settings::Rules const* by)
    : council(by == nullptr ? std::make_unique<app::Council>() : std::make_unique<app::Council>(*by)), left_(left) {
  prepare(*council);
  desks = std::make_unique<Desks>(*council);
  archives_ = std::make_unique<StoredArchives>(*desks->desk.database, desks->desk.key, council->clock);
  desks->site.archives = archives_.get();
}

OpenDesks::~OpenDesks() { keep_lines(at()); }

Presser OpenDesks::colleague(std::string const& sign_in_name, std::vector<std::string> const& roles) {
  if (!ids_.contains(sign_in_name)) ids_[sign_in_name] = desks->add(sign_in_name, roles);
  return {at(), ids_.at(sign_in_name)};
}

std::string OpenDesks::reference(CaseId const& id) { return desks->desk.database->connection()->row("SELECT reference FROM sar_case WHERE id = ?", {id.str()})->text(0); }

web::UploadedFile picture_in(std::string const& field) { return {field, "passport.png", "image/png", "\x89PNG\r\n\x1a\n a picture"}; }

std::string send_request(Presser& resident, std::string const& right, std::map<std::string, Typed> const& own) {
  std::map<std::string, Typed> answers{
      {"right", {{"right", right}}}, {"who-for", {{"who-for", "me"}}}, {"name", {{"full-name", "Amina Osei"}}}, {"other-names", {}}, {"date-of-birth", on("born", *parse_date("2001-05-14"))},
      {"address", {{"address-lines", "12 Weir Lane"}, {"address-postcode", "IG11 7LU"}}}, {"earlier-addresses", {}}, {"services", {{"services", "social-care"}}}, {"what-you-want", {{"wanted", "everything"}}},
      {"contact", {{"email", app::kEmail}, {"phone", "07700 900123"}, {"safe-contact", "yes"}}}, {"identity", {{"identity", "show"}}}, {"format", {{"format", "online"}}}, {"easier", {}}};
  for (auto const& [page, typed] : own) answers[page] = typed;
  if (!resident.at().starts_with("/request/")) resident.press_at("/before-you-start", "/begin");
  for (int pages = 0; resident.at() != "/request/check" && pages < 30; ++pages) {
    auto const page = resident.at().substr(resident.at().rfind('/') + 1);
    if (!answers.contains(page)) throw std::runtime_error("the form asks " + page);
    resident.press(resident.at(), answers.at(page));
  }
  resident.press("/request/send");
  return resident.found("SRR-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]");
}

void enter(Presser& resident, Letterbox& box, std::string const& reference, std::string const& email) {
  resident.press_at("/status", "/status", {{"reference", reference}, {"how", "email"}});
  resident.press("/status/code", {{"code", box.code_to(email)}});
}

namespace {

/// A form saved behind a code by e-mail, and opened again in another browser.
void keep_a_form(AtDesks at, Letterbox& box) {
  Presser resident(at), elsewhere(at);
  resident.press_at("/before-you-start", "/begin");
  resident.press("/request/right", {{"right", "see"}});
  resident.press_at("/request/keep", "/request/keep", {{"how", "email"}, {"email", "saved.form@example.org"}});
  resident.press("/request/keep/code", {{"code", box.code_to("saved.form@example.org")}});
  elsewhere.press_at("/come-back", "/come-back", {{"email", "saved.form@example.org"}}, "value=\"email\"");
  elsewhere.press("/come-back/code", {{"code", box.code_to("saved.form@example.org")}});
}

void tell_changes(Presser& resident, Letterbox& box) {
  resident.press_at("/status/change", "/status/change", {{"wish", "more"}, {"words", "I want the school records too"}});
  resident.press_at("/status/address", "/status/address", {{"address-lines", "9 Quay Street"}, {"address-postcode", "IG11 7LW"}});
  resident.press_at("/status/complain", "/status/complain", {{"words", "Nobody rings me back"}});
  resident.press_at("/status/email", "/status/email", {{"email", "new.address@example.org"}});
  resident.press("/status/email/code", {{"code", box.code_to("new.address@example.org")}});
  resident.press_at("/status/phone", "/status/phone", {{"phone", "07700 900555"}});
  resident.press("/status/phone/code", {{"code", box.code_to("+447700900555")}});
}

/// A colleague asks what the requester is to say.
void ask_the_requester(Presser& officer, std::string const& at) {
  officer.press_at(at + "/work", "/work/add", {{"*.words", "The records of two schools came up"}}, ": A question to the requester<");
  officer.press_at(at + "/letters/L-6", "/letters/L-6", {{"question", "Which school did you go to?"}, {"why", "Two schools have pupils of your name"}, {"examples", "Larkfield Primary"}});
  officer.press("/letters/L-6", {{"act", "send"}});
  officer.press_at(at + "/work", "", {{"*.outcome", "asked"}, {"*.question", "Which school did you go to?"}, {"*.needed", "Two schools have pupils of her name"}}, "value=\"asked\"");
}

}  // namespace

void residents_ask_and_follow(Left& left) {
  OpenDesks open(left, [](app::Council&) {});
  Letterbox box(*open.desks);
  keep_a_form(open.at(), box);
  Presser resident(open.at());
  auto const reference = send_request(resident);
  resident.open("/request/evidence");
  resident.press_with(picture_in("files"), "/request/evidence", {{"document", "identity/passport"}});
  auto const at = desk_of(case_called(open, reference));
  auto officer = open.colleague("ines");
  officer.press_at(at + "/people", "/identity", with({{"documents", "passport"}, {"documents", "council_tax"}, {"how", "In person, against the photograph"}}, on("on", *parse_date("2026-11-23"))));
  officer.press_at(at + "/search", "/search");
  open.council->worker();
  ask_the_requester(officer, at);
  enter(resident, box, reference, app::kEmail);
  resident.open("/status/request");
  auto const letter = resident.found("href=\"(/status/letters/[^\"]+)\"");
  resident.press_at(letter, letter);
  resident.press_at("/status/answer", "/status/answer", {{"words", "Larkfield Primary"}});
  resident.open("/status/evidence");
  resident.press_with(picture_in("files"), "/status/evidence", {{"document", "identity/passport"}});
  tell_changes(resident, box);
  resident.press_at("/status/stop", "/status/stop", {{"words", "I moved abroad"}});
  resident.press_at("/status/request", "/status/leave");
}

}  // namespace rightsdesk::testing
