#include "app/regulator.h"
#include "web/caseload/case_page.h"
#include "web/caseload/pages.h"
#include "web/caseload/views.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::caseload {
namespace {

using intake::Kind;
using intake::Question;
using Mistakes = std::vector<Refusal>;

Question const passphrase_question{"passphrase", "A passphrase of 12 letters and more", "Tell it to whoever takes the case in, never in the message that carries the file. It is kept nowhere",
                                   Kind::text, true, "", {}, "off"};

Reply audit_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const overview = overview_of(site, exchange);
  auto const ledger = app::whole_ledger_of(site.office, overview.about.id);
  auto const slice = slice_of(ledger.elsewhere.size() + ledger.here.size(), exchange.query);
  CasePage page{"caseload/audit", "audit", "Audit", audit_view(ledger, slice, names(site)), mistakes};
  // Never shown again once it was typed.
  page.view.each("archive_fields", field_views({passphrase_question}, {}, mistakes, Label::plain));
  auto const roles = actor_of(exchange).roles;
  page.view.when("may_archive", site.archives != nullptr && (roles.contains("dpo") || roles.contains("manager")));
  return case_page(site, exchange, overview, std::move(page));
}

}  // namespace

Reply audit(Site& site, Exchange const& exchange) { return audit_page(site, exchange, {}); }

Reply regulators_bundle(Site& site, Exchange const& exchange) {
  auto file = app::regulators_bundle(site.office, case_of(exchange), actor_of(exchange));
  if (file) return Reply::download(std::move(file->bytes), file->media_type, file->file_name);
  Mistakes mistakes{file.error()};
  for (auto const& step : file.error().because) mistakes.push_back({file.error().code, step.text, "", {}});
  return audit_page(site, exchange, mistakes);
}

Reply case_archive(Site& site, Exchange const& exchange) {
  if (site.archives == nullptr) return audit_page(site, exchange, {{"not_now", "Cases cannot be taken away here.", "", {}}});
  auto file = site.archives->locked_up(case_of(exchange), actor_of(exchange).id, exchange.form.one("passphrase"));
  if (!file) return audit_page(site, exchange, {file.error()});
  return Reply::download(std::move(file->bytes), "application/octet-stream", file->file_name);
}

}  // namespace rightsdesk::web::caseload
