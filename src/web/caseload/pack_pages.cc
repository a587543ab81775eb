#include "app/release.h"
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

Reply pack_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const overview = overview_of(site, exchange);
  auto const& id = overview.about.id;
  PackDesk const desk{id, app::packs(site.office, id), app::open_points(site.office, id), app::recipient_of(site.office, id)};
  CasePage page{"caseload/pack", "pack", "Pack", packs_view(desk, names(site)), mistakes};
  auto const typed = answers_of(exchange.form);
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
  if (!done) return pack_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/pack", "released");
}

Reply reopen_review(Site& site, Exchange const& exchange) {
  auto const done = app::reopen_review(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("reason"));
  if (!done) return pack_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/pack", "reopened");
}

namespace {

Reply pack_form(Site& site, Exchange const& exchange) {
  auto file = app::pack_in_form(site.office, case_of(exchange), actor_of(exchange), exchange.part("file"));
  if (!file) return pack_page(site, exchange, {file.error()});
  return Reply::download(std::move(file->bytes), file->media_type, file->file_name);
}

}  // namespace

Reply pack_file(Site& site, Exchange const& exchange) {
  auto const name = exchange.part("file");
  if (name == "web" || name == "plain" || name == "seal" || name.starts_with("large-")) return pack_form(site, exchange);
  auto const file = file_named(name);
  auto const overview = overview_of(site, exchange);
  auto bytes = app::pack_file(site.office, overview.about.id, actor_of(exchange), file.part);
  if (!bytes) return pack_page(site, exchange, {bytes.error()});
  auto const type = type_of(*bytes, file);
  return Reply::download(std::move(*bytes), type, overview.about.reference + file.ending);
}

}  // namespace rightsdesk::web::caseload
