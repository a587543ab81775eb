#include <algorithm>

#include "app/holidays.h"
#include "app/keeping_rules.h"
#include "app/letter_words.h"
#include "web/caseload/pages.h"
#include "web/caseload/rules_views.h"

namespace rightsdesk::web::caseload {

Reply rules(Site& site, Exchange const& exchange) {
  std::shared_ptr<law::BankHolidays const> holidays;
  retention::Schedule keeping;
  site.office.works.look([&](app::Work& work) {
    holidays = app::holidays_in_force(work, site.office);
    keeping = app::schedule_in_force(work, site.office);
  });
  return site.staff_page(exchange, {"caseload/rules", "What is in force", rules_view(site.office.rules, app::letters_in_force(site.office), keeping, *holidays, site.office.clock.today())});
}

Reply sample_letter(Site& site, Exchange const& exchange) {
  auto const all = app::letters_in_force(site.office).by_id;
  auto const found = all.find(exchange.part("letter"));
  if (found == all.end()) throw Malformed("no such letter", 404);
  auto const variants = notices::variants_of(found->second);
  auto const asked = exchange.query.one("variant");
  bool const known = std::any_of(variants.begin(), variants.end(), [&](auto const& one) { return one.first == asked; });
  PageSpec spec{"caseload/sample-letter", found->second.title, sample_view(found->second, known ? asked : "", site.office.clock.today())};
  spec.back = "/staff/rules";
  return site.staff_page(exchange, spec);
}

}  // namespace rightsdesk::web::caseload
