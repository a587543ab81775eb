#include "web/watching.h"

#include "app/seen.h"

namespace rightsdesk::web {
namespace {

bool case_still_shown(Site& site, Exchange const& exchange) {
  if (!exchange.parts.contains("case")) return true;
  app::SeenWorks works(site.office.works, {StaffId(exchange.staff.id), site.settings.controller});
  bool found = false;
  works.look([&](app::Work& work) { found = work.cases().find(CaseId(exchange.part("case"))).has_value(); });
  return found;
}

}  // namespace

Watching watching(Site& site, std::function<void(LogLine const&)> log) {
  auto const settings = dispatch_settings(site, {});
  return {settings.signed_in, settings.caller, [&site](Exchange const& exchange) { return case_still_shown(site, exchange); }, std::move(log)};
}

}  // namespace rightsdesk::web
