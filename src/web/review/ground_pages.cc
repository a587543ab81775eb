#include "app/grounds.h"
#include "core/text.h"
#include "web/caseload/case_page.h"
#include "web/pages/fields.h"
#include "web/review/ground_views.h"
#include "web/review/pages.h"
#include "web/review/review_page.h"

namespace rightsdesk::web::review {
namespace {

using caseload::case_of;
using Mistakes = std::vector<Refusal>;

Reply grounds_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  GroundForm const form{exchange.form.one("code"), answers_of(exchange.form), mistakes, exchange.staff.name};
  auto view = grounds_view(app::grounds_desk(site.office, case_of(exchange)), form, caseload::names(site));
  return in_case(site, exchange, {"review/grounds", "", "Records of what is withheld", std::move(view), mistakes});
}

/// The fields of the ground's own form carry its code, so that two forms of one page never mix.
app::NewGroundRecord ground_in(Exchange const& exchange, law::Exemption const& exemption) {
  auto const& form = exchange.form;
  auto const of = [&](std::string const& name) { return form.one(field_id(exemption.code, name)); };
  app::NewGroundRecord ground;
  ground.code = exemption.code;
  for (auto const& scope : form.all("scope")) ground.scopes.insert(scope);
  for (auto const& field : exemption.must_record) {
    if (field.kind == law::RecordField::Kind::text) {
      ground.fields[field.id] = of(field.id);
    } else if (!tidied(of(field.id + "-year")).empty()) {
      auto const day = caseload::day_in(form, field_id(exemption.code, field.id));
      ground.fields[field.id] = day ? to_iso(*day) : "no day";
    }
  }
  ground.decided_by = of("decided_by");
  ground.silent_reason = of("silent_reason");
  return ground;
}

}  // namespace

Reply grounds(Site& site, Exchange const& exchange) { return grounds_page(site, exchange, {}); }

Reply record_ground(Site& site, Exchange const& exchange) {
  for (auto const& exemption : app::exemptions(site.office)) {
    if (exemption.code != exchange.form.one("code")) continue;
    auto const done = app::record_ground(site.office, case_of(exchange), actor_of(exchange), ground_in(exchange, exemption));
    if (done) return caseload::done_at(caseload::case_path(exchange) + "/review/grounds", "ground");
    auto refusal = done.error();
    if (!refusal.field.empty()) refusal.field = field_id(exemption.code, refusal.field);
    return grounds_page(site, exchange, {refusal});
  }
  throw Malformed("a ground that does not exist");
}

}  // namespace rightsdesk::web::review
