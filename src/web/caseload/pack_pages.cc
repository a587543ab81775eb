#include <algorithm>

#include "app/deliveries.h"
#include "app/instalments.h"
#include "app/release.h"
#include "app/second_look.h"
#include "web/caseload/case_page.h"
#include "web/caseload/pages.h"
#include "web/caseload/views.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::caseload {
namespace {

using intake::Kind;
using intake::Question;
using Mistakes = std::vector<Refusal>;

Question const release_question{"recipient_email", "Type the requester’s email address as you read it on the letter",
                                "It must be the same as on the case", Kind::email, true};
Question const reopen_question{"reason", "Why does it go back?", "", Kind::long_text, true};

Question const way_question{"way", "What happened?", "", Kind::radios, true, "", {
  {"posted", "It was posted", "Tracked, in a sealed envelope, with a return address that names no service"},
  {"collected", "They collected it", "Say what they showed"},
  {"read_together", "They read it with one of us", "Say who was there"},
  {"failed", "It did not arrive", "A task is made to put it right"}}};
Question const on_question{"on", "On which day?", "", Kind::date, true};
Question const note_question{"note", "How do you know?", "A tracking number, what was shown, who was there, what went wrong", Kind::long_text, true};
Question const stop_question{"stop_reason", "Why is the download shut?", "", Kind::long_text, true};
Question const again_question{"again_reason", "Why is it sent again?", "", Kind::long_text, true};
Question const password_question{"password", "A password of 12 letters and more", "Agree it by phone, never in the message that carries the file. It is kept nowhere", Kind::text, true, "", {}, "off"};

Question const add_question{"add_reason", "What was found, or where should we have looked?", "", Kind::long_text, true};
Question const they_said_question{"they_said", "What did they say, when we rang them first? (optional)", "Needed where they asked us to ring first", Kind::text, false};

Reply pack_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const overview = overview_of(site, exchange);
  auto const& id = overview.about.id;
  auto open = app::awaits_pack(site.office, overview.about) ? app::open_points(site.office, id) : std::vector<app::OpenPoint>{};
  PackDesk const desk{id, app::packs(site.office, id), std::move(open), app::recipient_of(site.office, id), app::deliveries(site.office, id), app::downloads(site.office, id), overview.jobs};
  CasePage page{"caseload/pack", "pack", "Pack", packs_view(desk, names(site)), mistakes};
  auto const& may = overview.open_events;
  page.view.when("may_build", std::find(may.begin(), may.end(), "build_pack") != may.end());
  page.view.when("may_add", std::find(may.begin(), may.end(), "add_to_answer") != may.end());
  auto const look = app::second_look(site.office, id, actor_of(exchange));
  page.view.text("second_words", look ? std::to_string(look->looked) + " of " + counted(look->pages.size(), "page", "pages") + " looked at again" : "");
  auto const typed = answers_of(exchange.form);
  page.view.each("add_fields", field_views({add_question}, typed, mistakes, Label::plain));
  page.view.each("delivery_fields", field_views({way_question, on_question, note_question}, typed, mistakes, Label::plain));
  page.view.each("stop_fields", field_views({stop_question}, typed, mistakes, Label::plain));
  page.view.each("again_fields", field_views({again_question}, typed, mistakes, Label::plain));
  page.view.each("locked_fields", field_views({password_question}, typed, mistakes, Label::plain));
  page.view.each("post_fields", field_views({they_said_question}, typed, mistakes, Label::plain));
  page.view.each("release_fields", field_views({release_question}, typed, mistakes, Label::plain));
  page.view.each("reopen_fields", field_views({reopen_question}, typed, mistakes, Label::plain));
  return case_page(site, exchange, overview, std::move(page));
}

struct File {
  app::PackPart part;
  char const *type, *ending;
};

File file_named(std::string const& name) {
  if (name == "pack") return {app::PackPart::pack, "application/pdf", ".pdf"};
  if (name == "schedule") return {app::PackPart::schedule, "text/csv; charset=utf-8", "-schedule.csv"};
  if (name == "certificate") return {app::PackPart::certificate, "application/pdf", "-certificate.pdf"};
  throw Malformed("no such file", 404);
}

/// What the file is by its first bytes, so that a name never lies about it.
std::string type_of(std::string const& bytes, File const& file) {
  if (bytes.starts_with("%PDF-")) return "application/pdf";
  if (bytes.starts_with("{") || bytes.starts_with("[")) return "application/json";
  return std::string(file.type) == "application/pdf" ? "text/plain; charset=utf-8" : file.type;
}

}  // namespace

Reply redaction(Site& site, Exchange const& exchange) {
  auto const overview = overview_of(site, exchange);
  auto const records = app::review_list(site.office, overview.about.id);
  return case_page(site, exchange, overview, {"caseload/redaction", "redaction", "Redaction", progress_view(records)});
}

Reply packs(Site& site, Exchange const& exchange) { return pack_page(site, exchange, {}); }

Reply build_pack(Site& site, Exchange const& exchange) {
  auto const done = app::build_pack(site.office, case_of(exchange), actor_of(exchange));
  if (!done) return pack_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/pack", "building");
}

Reply release_pack(Site& site, Exchange const& exchange) {
  auto const done = app::release_pack(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("sha256"),
                                      exchange.form.one("recipient_email"));
  if (!done) {
    Mistakes mistakes{done.error()};
    for (auto const& step : done.error().because) mistakes.push_back({done.error().code, step.text, "", {}});
    return pack_page(site, exchange, mistakes);
  }
  return done_at(case_path(exchange) + "/pack", "released");
}

Reply reopen_review(Site& site, Exchange const& exchange) {
  auto const done = app::reopen_review(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("reason"));
  if (!done) return pack_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/pack", "reopened");
}

Reply add_to_answer(Site& site, Exchange const& exchange) {
  auto const done = app::add_to_answer(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("add_reason"));
  if (!done) return pack_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/search", "adding");
}

namespace {

Reply pack_form(Site& site, Exchange const& exchange) {
  auto file = app::pack_in_form(site.office, case_of(exchange), actor_of(exchange), exchange.part("file"));
  if (!file) throw Malformed("no such file", 404);
  return Reply::download(std::move(file->bytes), file->media_type, file->file_name);
}

}  // namespace

Reply pack_file(Site& site, Exchange const& exchange) {
  auto const name = exchange.part("file");
  if (name != "pack" && name != "schedule" && name != "certificate") return pack_form(site, exchange);
  auto const file = file_named(name);
  auto const overview = overview_of(site, exchange);
  auto bytes = app::pack_file(site.office, overview.about.id, actor_of(exchange), file.part);
  if (!bytes) return pack_page(site, exchange, {bytes.error()});
  auto const type = type_of(*bytes, file);
  return Reply::download(std::move(*bytes), type, overview.about.reference + file.ending);
}

Reply note_delivery(Site& site, Exchange const& exchange) {
  auto const way = app::way_from(exchange.form.one("way"));
  auto const day = day_in(exchange.form, "on");
  if (!way) return pack_page(site, exchange, {{"missing", "Say what happened.", "way", {}}});
  if (!day) return pack_page(site, exchange, {{"day", "Give the day, month and year.", "on", {}}});
  auto const done = app::note_delivery(site.office, case_of(exchange), actor_of(exchange), {*way, *day, exchange.form.one("note")});
  if (!done) return pack_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/pack", "delivery");
}

Reply stop_download(Site& site, Exchange const& exchange) {
  auto const done = app::stop_download(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("stop_reason"));
  if (!done) return pack_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/pack", "stopped");
}

Reply send_again(Site& site, Exchange const& exchange) {
  auto const done = app::send_again(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("again_reason"));
  if (!done) return pack_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/pack", "sent_again");
}

Reply locked_copy(Site& site, Exchange const& exchange) {
  auto file = app::locked_copy(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("password"));
  if (!file) throw Malformed("no such file", 404);
  return Reply::download(std::move(file->bytes), file->media_type, file->file_name);
}

Reply print_copy(Site& site, Exchange const& exchange) {
  auto file = app::print_copy(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("they_said"));
  if (!file) return pack_page(site, exchange, {file.error()});
  return Reply::download(std::move(file->bytes), file->media_type, file->file_name);
}

}  // namespace rightsdesk::web::caseload
