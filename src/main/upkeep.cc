#include <cstdio>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/original.h"
#include "core/text.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/import_mapping.h"
#include "settings/mail_words.h"
#include "settings/residents_words.h"
#include "store/checkpoints.h"
#include "store/ledger_store.h"
#include "web/pages/languages.h"

namespace rightsdesk {
namespace {

/// How an answer is written: for a person, or for a program.
enum class Wording { plain, json };
Wording wording_of(bool json) { return json ? Wording::json : Wording::plain; }

/// A key that stands may be the one key of an installation from before there were rings: it is left to be that.
void make_keys(settings::Service const& service) {
  bool const variable = service.vault_key.starts_with("env:");
  if (!variable && std::filesystem::exists(service.vault_key)) return;
  if (!variable) store::VaultKey::make_key_file(service.vault_key);
  store::KeyRing::make(service.key_ring, store::InstallationKey::at(service.vault_key), service.controller, SystemClock().now());
}

int migrate(std::string const& file) {
  auto const service = settings::load_service(file);
  if (!service) throw_faults("the service file is wrong", service.error());
  make_keys(*service);
  delivery::make_seal_key({service->seal_key, service->seal_certificate}, service->controller, SystemClock().now());
  store::make_checkpoint_key(service->ledger_key, service->controller);
  std::filesystem::create_directories(service->outbox);
  auto const database = open_database(*service);
  for (auto const& version : store::migrate(*database)) std::printf("applied %s\n", version.c_str());
  std::puts("the schema is current");
  return 0;
}

void add_missing_contacts(settings::Rules const& rules, std::string const& id, std::vector<std::string>& faults) {
  auto const found = rules.controllers.find(id);
  if (found == rules.controllers.end()) {
    faults.push_back("config/controllers/" + id + ": there is no such controller");
    return;
  }
  for (auto const& fact : law::missing_to_serve(found->second)) {
    faults.push_back("config/controllers/" + id + "/controller.yaml:1: \"" + fact + "\" is needed to answer requests, and missing");
  }
}

void add_wrong_mappings(std::string const& folder, std::vector<std::string>& faults) {
  if (!std::filesystem::is_directory(folder)) return;
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml") continue;
    if (auto const mapping = load_import_mapping(entry.path().string()); !mapping) faults.insert(faults.end(), mapping.error().begin(), mapping.error().end());
  }
}

/// Every catalogue that is there, whether a council offers it or not.
void add_wrong_languages(std::string const& tree, languages::Messages const& own_words, std::vector<std::string>& faults) {
  std::vector<std::string> codes{"en"};
  for (auto const& entry : std::filesystem::directory_iterator(tree + "/templates/languages")) {
    if (entry.path().extension() == ".po") codes.push_back(entry.path().stem().string());
  }
  try {
    web::languages_of(tree + "/templates", codes, own_words);
  } catch (Fault const& fault) {
    for (auto const& line : split(fault.internal(), '\n')) {
      if (!line.empty()) faults.push_back(line);
    }
  }
}

int tell_faults(std::vector<std::string> const& faults, Wording wording) {
  if (wording == Wording::json) {
    std::cout << Json{{"sound", faults.empty()}, {"faults", faults}}.dump() << "\n";
  } else {
    for (auto const& fault : faults) std::cerr << fault << "\n";
    if (faults.empty()) std::puts("the configuration is sound");
  }
  return faults.empty() ? 0 : 1;
}

int check_config(std::string const& tree, std::string const& service_file, Wording wording) {
  std::vector<std::string> faults;
  for (auto const* folder : {"config", "connectors", "redaction", "templates"}) {
    if (!std::filesystem::is_directory(tree + "/" + folder)) faults.push_back(tree + "/" + folder + ": there is no such folder");
  }
  if (!faults.empty()) return tell_faults(faults, wording);
  auto const rules = settings::load_rules(tree);
  if (!rules) faults = rules.error();
  if (auto const words = settings::load_mail_words(tree); !words) faults.insert(faults.end(), words.error().begin(), words.error().end());
  add_wrong_mappings(tree + "/config/import", faults);
  add_wrong_languages(tree, rules && !(*rules)->controllers.empty() ? settings::residents_words(**rules, (*rules)->controllers.begin()->first) : languages::Messages{}, faults);
  if (auto sources = connectors::open_sources(tree + "/connectors"); !sources) {
    for (auto const& line : split(sources.error().text, '\n')) faults.push_back(line);
  }
  if (!service_file.empty()) {
    if (auto service = settings::load_service(service_file); !service) {
      faults.insert(faults.end(), service.error().begin(), service.error().end());
    } else if (rules) {
      add_missing_contacts(**rules, service->controller, faults);
    }
  }
  return tell_faults(faults, wording);
}

/// The whole chain, and that it continues every checkpoint.
std::optional<audit::Broken> broken_in(settings::Service const& service, store::Connection& connection) {
  if (auto broken = store::verify(connection)) return broken;
  auto const key = store::checkpoint_key(service.ledger_key, service.controller);
  for (auto const& seen : store::Checkpoints(service.checkpoints, *key).all()) {
    if (auto broken = store::differs(connection, seen)) return broken;
  }
  return std::nullopt;
}

int verify_audit(std::string const& file, Wording wording) {
  House house(file, House::Schema::must_be_current);
  auto const connection = house.database().connection();
  auto const broken = broken_in(house.service(), *connection);
  if (wording == Wording::json) {
    auto const head = store::ledger_head(*connection);
    Json answer{{"holds", !broken}, {"entries", head.number}, {"head", head.hash}};
    if (broken) answer["broken"] = {{"entry", broken->number}, {"why", broken->why}};
    std::cout << answer.dump() << "\n";
    return broken ? 1 : 0;
  }
  if (broken) {
    std::printf("the ledger is broken at entry %lld: %s\n", static_cast<long long>(broken->number), broken->why.c_str());
    return 1;
  }
  auto const head = store::ledger_head(*connection);
  std::printf("the ledger holds: %lld entries, head %s\n", static_cast<long long>(head.number), head.hash.c_str());
  return 0;
}

}  // namespace

void add_upkeep(CLI::App& program, Chosen& chosen) {
  static std::string file, tree = ".", service_file;
  static bool json = false;
  auto* migrating = program.add_subcommand("migrate", "Brings the database forward and makes the keys that are not there yet.");
  migrating->add_option("--service", file, "The service file")->required();
  migrating->callback([&chosen] { chosen = [] { return migrate(file); }; });

  auto* checking = program.add_subcommand("check-config", "Finds every fault in config/, connectors/ and redaction/: exit 0 or 1.");
  checking->add_option("--tree", tree, "The folder that holds them");
  checking->add_option("--service", service_file, "A service file to check as well");
  checking->add_flag("--json", json, "For a program to read");
  checking->callback([&chosen] { chosen = [] { return check_config(tree, service_file, wording_of(json)); }; });

  auto* verifying = program.add_subcommand("verify-audit", "Walks the ledger, holds it against its checkpoints and names the first broken entry: exit 0 or 1.");
  verifying->add_option("--service", file, "The service file")->required();
  verifying->add_flag("--json", json, "For a program to read");
  verifying->callback([&chosen] { chosen = [] { return verify_audit(file, wording_of(json)); }; });
}

}  // namespace rightsdesk
