#include "app/search_plan.h"

#include <algorithm>

#include "app/acts.h"

namespace rightsdesk::app {
namespace {

std::string listed(std::vector<std::string> const& titles) {
  std::string words;
  for (std::size_t i = 0; i < titles.size(); ++i)
    words += (i == 0 ? "" : i + 1 == titles.size() ? " and " : ", ") + titles[i];
  return words;
}

PlannedSource planned(casework::Case const& about, std::vector<law::Service> const& services, sources::SourceCard card) {
  std::vector<std::string> named, others;
  auto const asked_for = [&](law::Service const& service) { return std::find(about.services.begin(), about.services.end(), service.id) != about.services.end(); };
  bool const names_any = std::any_of(services.begin(), services.end(), asked_for);  // "I am not sure" names none
  for (auto const& service : services) {
    if (std::find(service.systems.begin(), service.systems.end(), card.id) == service.systems.end()) continue;
    (asked_for(service) ? named : others).push_back(service.title);
  }
  PlannedSource out{std::move(card), {}, {}};
  if (named.empty() && others.empty()) {
    out.reason = "Connected, and the register gives it to no service: it may hold the person’s data";
  } else if (!names_any) {
    out.reason = "The request names no service, so every system is asked; this one serves " + listed(others);
  } else if (!named.empty()) {
    out.reason = "The request names " + listed(named) + ", which the register says uses this system";
  } else {
    out.reason = "The request does not name " + listed(others) + ", the only service that uses this system; it is asked all the same";
    out.may_be_left = "Only " + listed(others) + " uses this system, and the request does not name it (UK GDPR Article 15(1A))";
    if (others.size() > 1) {
      out.reason = "The request names none of the services that use this system (" + listed(others) + "); it is asked all the same";
      out.may_be_left = "Only " + listed(others) + " use this system, and the request names none of them (UK GDPR Article 15(1A))";
    }
  }
  return out;
}

}  // namespace

std::vector<PlannedSource> planned_for(Office const& office, casework::Case const& about, std::vector<sources::SourceCard> cards) {
  std::stable_sort(cards.begin(), cards.end(), [](auto const& one, auto const& other) { return one.title < other.title; });
  auto const controller = office.rules.controllers.find(about.controller);
  std::vector<law::Service> const none;
  std::vector<PlannedSource> plan;
  for (auto& card : cards)
    plan.push_back(planned(about, controller == office.rules.controllers.end() ? none : controller->second.services, std::move(card)));
  return plan;
}

std::vector<PlannedSource> propose_plan(Office& office, CaseId const& id) {
  auto const cards = office.sources.cards();
  std::vector<PlannedSource> plan;
  office.works.in_one([&](Work& work) {
    plan.clear();
    if (auto const about = case_in(work, id)) plan = planned_for(office, *about, cards);
  });
  return plan;
}

}  // namespace rightsdesk::app
