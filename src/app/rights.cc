#include "app/rights.h"

#include <algorithm>

#include "app/acts.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using Key = std::pair<std::string, std::string>;  ///< service, purpose

std::map<Key, std::string> chosen_in(std::vector<casework::CaseEvent> const& events) {
  std::map<Key, std::string> chosen;
  for (auto const& event : events) {
    if (event.what == "basis_chosen") chosen[{event.detail.at("service"), event.detail.at("purpose")}] = event.detail.at("basis");
  }
  return chosen;
}

bool concerns(casework::Case const& about, law::Service const& service) {
  return about.services.empty() || std::find(about.services.begin(), about.services.end(), service.id) != about.services.end();
}

RightLine line_of(law::Service const& service, law::Purpose const& purpose) {
  return {service.id, service.title, purpose.id, purpose.text, purpose.bases, purpose.basis_as_worded, {}, {}};
}

law::Purpose const* purpose_in(law::Controller const& controller, Key const& key) {
  for (auto const& service : controller.services) {
    if (service.id != key.first) continue;
    for (auto const& purpose : service.purposes) {
      if (purpose.id == key.second) return &purpose;
    }
  }
  return nullptr;
}

}  // namespace

std::vector<RightLine> rights_of_case(Office& office, CaseId const& id) {
  std::vector<RightLine> lines;
  office.works.in_one([&](Work& work) {
    lines.clear();
    auto const about = work.cases().find(id);
    if (!about) return;
    auto const chosen = chosen_in(work.cases().events(id));
    for (auto const& service : office.rules.controllers.at(about->controller).services) {
      if (!concerns(*about, service)) continue;
      for (auto const& purpose : service.purposes) {
        auto line = line_of(service, purpose);
        if (auto const found = chosen.find({service.id, purpose.id}); found != chosen.end()) line.chosen = found->second;
        auto verdict = law::right_against(about->right, purpose, office.rules.lawful_bases, line.chosen);
        ENSURE(verdict.has_value(), "a purpose of a loaded register cannot be judged");
        line.verdict = std::move(*verdict);
        lines.push_back(std::move(line));
      }
    }
  });
  return lines;
}

Done choose_basis(Office& office, CaseId const& id, Actor const& actor, BasisChoice const& choice) {
  if (tidied(choice.reason).empty()) return refused("missing", "Say why this is the basis. The reason goes on the record.", "reason");
  if (actor.roles.count("case_officer") == 0) return refused("not_permitted", "A case officer chooses the basis of a purpose.");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    auto const* purpose = purpose_in(office.rules.controllers.at(about->controller), {choice.service, choice.purpose});
    if (purpose == nullptr) return refused("unknown_purpose", "The notice has no such purpose.", "purpose");
    auto const verdict = law::right_against(about->right, *purpose, office.rules.lawful_bases, choice.basis);
    if (!verdict) return tl::unexpected(verdict.error());
    record(work, office, *about, actor.id.str(),
           {"basis_chosen", office.clock.today(),
            {{"service", choice.service}, {"purpose", choice.purpose}, {"basis", choice.basis}, {"reason", tidied(choice.reason)}},
            "service=" + choice.service + " purpose=" + choice.purpose + " basis=" + choice.basis});
    return done();
  });
}

}  // namespace rightsdesk::app
