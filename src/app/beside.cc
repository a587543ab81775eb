#include "app/beside.h"

#include "app/circumstances.h"
#include "app/tasks.h"
#include "core/text.h"
#include "intake/page_language.h"
#include "intake/safe_contact.h"

namespace rightsdesk::app {
namespace {

casework::Case arising_from(Office const& office, casework::Case const& first, std::string const& workflow, std::string const& wanted) {
  auto const& table = office.rules.workflows.at(workflow).table();
  auto opened = first;
  opened.id = CaseId::fresh();
  opened.reference = intake::fresh_reference();
  opened.right = law::right_from(table.right).value();
  opened.workflow = workflow;
  opened.arose_from = first.id;
  opened.state = table.start;
  opened.version = 1;
  opened.received = office.clock.today();
  opened.opened_at = office.clock.now();
  opened.wanted = Personal(tidied(wanted));
  auto const& asked = first.particulars.reveal();
  intake::Particulars theirs;  // how they may be reached, and in which language, holds for the person, not for one request
  auto const keep = [&](char const* field) {
    if (auto const found = asked.find(field); found != asked.end()) theirs.insert(*found);
  };
  for (auto const* field : intake::kSafeContactFields) keep(field);
  keep(intake::kPageLanguage);
  opened.particulars = Personal(theirs);
  opened.officer = {};
  return opened;
}

}  // namespace

casework::Case opened_beside(Work& work, Office const& office, casework::Case const& first, std::string const& by, Arising const& arising) {
  auto const fresh = arising_from(office, first, arising.workflow, arising.wanted);
  work.cases().add_beside(fresh);
  record(work, office, fresh, by, {"request", fresh.received, {{"from", first.reference}}, "right=" + law::to_string(fresh.right) + " from=" + first.id.str()});
  keep_tasks_with_state(work, office, fresh);
  record(work, office, first, by,
         {"opened_beside", fresh.received, {{"workflow", arising.workflow}, {"reference", fresh.reference}}, "workflow=" + arising.workflow + " case=" + fresh.id.str()});
  return fresh;
}

Result<casework::Case> open_beside(Office& office, CaseId const& id, Actor const& actor, std::string const& workflow,
                                   std::string const& wanted) {
  if (tidied(wanted).empty()) return refused("missing", "Say what was asked, in the person’s words.", "wanted");
  if (office.rules.workflows.count(workflow) == 0) return refused("not_offered", "Select what kind of request it is.", "workflow");
  Result<casework::Case> opened = refused("not_found", "There is no such case.");
  office.works.in_one([&](Work& work) {
    auto const first = case_in(work, id);
    if (!first) return;
    if (auto allowed = permitted(work, office, *first, actor, "open_beside"); !allowed) {
      opened = tl::unexpected(allowed.error());
      return;
    }
    opened = opened_beside(work, office, *first, actor.id.str(), {workflow, wanted});
  });
  return opened;
}

}  // namespace rightsdesk::app
