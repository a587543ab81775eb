#include "settings/residents_words.h"

#include "notices/spoken.h"

namespace rightsdesk::settings {

std::map<std::string, std::vector<std::string>> residents_words(Rules const& rules, std::string const& controller) {
  std::map<std::string, std::vector<std::string>> words;
  auto const add = [&](std::string const& said, std::string const& place) {
    if (!said.empty()) words[said].push_back(place);
  };
  for (auto const& [name, workflow] : rules.workflows) {
    for (auto const& state : workflow.table().states) add(state.resident_sees, "config/workflow/" + name + ".yaml");
  }
  auto const folder = "config/controllers/" + controller + "/";
  if (auto const found = rules.controllers.find(controller); found != rules.controllers.end()) {
    for (auto const& proof : found->second.proofs) {
      for (auto const& way : proof.enough) add(way.title, folder + "evidence.yaml");
      for (auto const& document : proof.documents) add(document.title, folder + "evidence.yaml");
    }
  }
  if (auto const found = rules.statements.find(controller); found != rules.statements.end()) {
    add(found->second.tested_how, folder + "accessibility.yaml");
    for (auto const& gap : found->second.gaps) {
      for (auto const& said : {gap.what, gap.why, gap.instead}) add(said, folder + "accessibility.yaml");
    }
  }
  for (auto const& row : rules.exemptions) {
    if (row.label == law::LabelMode::open) add(row.title + " (" + row.provision + "). " + row.plain_reason, "config/law/uk-gdpr/exemptions.yaml");
  }
  for (auto const& [said, places] : notices::messages_of(rules.letters)) {
    for (auto const& place : places) add(said, place);
  }
  return words;
}

}  // namespace rightsdesk::settings
