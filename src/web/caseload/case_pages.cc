#include "app/evidence.h"
#include "web/caseload/case_page.h"
#include "web/caseload/home_views.h"
#include "web/caseload/pages.h"
#include "web/caseload/views.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::caseload {
namespace {

using intake::Kind;
using intake::Question;
using Mistakes = std::vector<Refusal>;

std::vector<Question> const& clock_questions() {
  static std::vector<Question> const questions = {
      {"event", "What happened?", "", Kind::radios, true, "Select what happened",
       {{"clarification_received", "The requester answered"},
        {"authority_received", "We received proof of authority"},
        {"fee_paid", "A fee was paid"},
        {"school_closed", "The school is closed (a pupil’s record)"}}},
      {"on", "On which day?", "For example, 27 3 2026", Kind::date, true, "Enter the day"},
      {"reason", "Why?", "It goes on the record", Kind::long_text, true, "Say why"}};
  return questions;
}

std::vector<Question> const& note_questions() {
  static std::vector<Question> const questions = {{"note", "Note", "", Kind::long_text, true, "Write the note first"}};
  return questions;
}

law::Controller const& controller_of(Site& site, app::CaseOverview const& overview) { return site.office.rules.controllers.at(overview.about.controller); }

/// What this council accepts, and what it takes to be enough.
std::vector<Question> identity_questions(law::Proof const& proof) {
  Question seen{"documents", "What was seen?", "", Kind::checkboxes, true, "Select what was seen"};
  for (auto const& way : proof.enough) seen.hint += (seen.hint.empty() ? "Enough is: " : "; or: ") + way.title;
  for (auto const& document : proof.documents) seen.options.push_back({document.id, law::words_for(document)});
  return {std::move(seen),
          {"how", "How was it checked, and by whom?", "", Kind::text, true, ""},
          {"on", "On which day did it reach us?", "For example, 27 3 2026", Kind::date, true, "Enter the day"}};
}

/// A file and what it is; the value is proof and document.
std::vector<Question> evidence_questions(law::Controller const& controller) {
  Question what{"document", "What does the file show?", "", Kind::radios, true, "Select what the file is"};
  for (auto const& proof : controller.proofs) {
    for (auto const& document : proof.documents) what.options.push_back({proof.id + "/" + document.id, proof.title + ": " + document.title});
  }
  return {std::move(what), {"file", "The file", "20 MB at most", Kind::file, true, "Select a file"}};
}

std::vector<Question> const& doubt_questions() {
  static std::vector<Question> const questions = {{"doubt", "What makes you doubt who is asking?", "", Kind::long_text, true, ""}};
  return questions;
}

enum class Form { none, clock, note };

Reply overview_page(Site& site, Exchange const& exchange, Form form, Mistakes const& mistakes) {
  auto const overview = overview_of(site, exchange);
  auto const typed = answers_of(exchange.form);
  CasePage page{"caseload/overview", "overview", "Overview", overview_view(overview, names(site)), mistakes};
  page.view.also(effort_view(app::effort_of(site.office, overview.about)));
  page.view.each("clock_fields", field_views(clock_questions(), typed, mistakes, Label::plain));
  page.view.each("note_fields", field_views(note_questions(), typed, mistakes, Label::plain));
  page.view.when("clock_open", form == Form::clock).when("note_open", form == Form::note);
  return case_page(site, exchange, overview, std::move(page));
}

Reply people_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const overview = overview_of(site, exchange);
  auto const typed = answers_of(exchange.form);
  auto shown = mistakes;
  for (auto const& mistake : mistakes) {
    for (auto const& step : mistake.because) shown.push_back({mistake.code, step.text, "", {}});
  }
  CasePage page{"caseload/people", "people", "People and identity", people_view(overview, names(site)), std::move(shown)};
  auto const& controller = controller_of(site, overview);
  page.view.each("identity_fields", field_views(identity_questions(*law::proof_named(controller.proofs, "identity")), typed, mistakes, Label::plain));
  page.view.each("evidence_fields", field_views(evidence_questions(controller), typed, mistakes, Label::plain));
  page.view.also(evidence_view(overview.about.id, app::evidence_of(site.office, overview.about.id)));
  page.view.each("doubt_fields", field_views(doubt_questions(), typed, mistakes, Label::plain));
  return case_page(site, exchange, overview, std::move(page));
}

}  // namespace

Reply overview(Site& site, Exchange const& exchange) { return overview_page(site, exchange, Form::none, {}); }

Reply record_clock_event(Site& site, Exchange const& exchange) {
  auto const name = exchange.form.one("event");
  auto const day = day_in(exchange.form, "on");
  Mistakes mistakes;
  if (name.empty()) mistakes.push_back({"missing", "Select what happened", "event", {}});
  if (!day) mistakes.push_back({"not_real", "Day must be a real date", "on", {}});
  if (!mistakes.empty()) return overview_page(site, exchange, Form::clock, mistakes);
  auto const done = app::record_clock_event(site.office, case_of(exchange), actor_of(exchange), {name, *day}, exchange.form.one("reason"));
  if (!done) return overview_page(site, exchange, Form::clock, {done.error()});
  return done_at(case_path(exchange), "clock");
}

Reply add_note(Site& site, Exchange const& exchange) {
  auto const done = app::add_note(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("note"));
  if (!done) return overview_page(site, exchange, Form::note, {done.error()});
  return done_at(case_path(exchange), "note");
}

Reply try_again(Site& site, Exchange const& exchange) {
  auto const done = app::try_again(site.office, case_of(exchange), actor_of(exchange));
  if (!done) return overview_page(site, exchange, Form::note, {done.error()});
  return done_at(case_path(exchange), "again");
}

Reply people(Site& site, Exchange const& exchange) { return people_page(site, exchange, {}); }

Reply accept_identity(Site& site, Exchange const& exchange) {
  auto const day = day_in(exchange.form, "on");
  if (!day) return people_page(site, exchange, {{"not_real", "Day must be a real date", "on", {}}});
  auto const seen = exchange.form.all("documents");
  app::IdentityCheck const check{{seen.begin(), seen.end()}, exchange.form.one("how"), *day};
  auto const done = app::accept_identity(site.office, case_of(exchange), actor_of(exchange), check);
  if (!done) return people_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/search", "identity");
}

Reply ask_for_identity(Site& site, Exchange const& exchange) {
  auto const done = app::ask_for_identity(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("doubt"));
  if (!done) return people_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/people", "asked");
}

Reply add_evidence(Site& site, Exchange const& exchange) {
  auto const what = exchange.form.one("document");
  auto const slash = what.find('/');
  app::NewEvidence given{what.substr(0, slash), slash == std::string::npos ? std::string{} : what.substr(slash + 1), {}, {}};
  if (!exchange.files.empty()) {
    given.file_name = exchange.files.front().filename;
    given.bytes = exchange.files.front().bytes;
  }
  auto const done = app::add_evidence(site.office, case_of(exchange), actor_of(exchange), given);
  if (!done) return people_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/people", "evidence");
}

Reply evidence_file(Site& site, Exchange const& exchange) {
  auto copy = app::evidence_copy(site.office, case_of(exchange), actor_of(exchange), exchange.part("file"));
  if (!copy) throw Malformed("no such file", copy.error().code == "not_permitted" ? 403 : 404);
  return Reply::download(std::move(copy->bytes), "application/octet-stream", copy->file_name);
}

Reply timeline(Site& site, Exchange const& exchange) {
  auto const overview = overview_of(site, exchange);
  return case_page(site, exchange, overview, {"caseload/timeline", "timeline", "Timeline", timeline_view(overview, slice_of(overview.events.size(), exchange.query), names(site))});
}

}  // namespace rightsdesk::web::caseload
