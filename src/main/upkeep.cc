#include <cstdio>
#include <filesystem>
#include <iostream>

#include "core/original.h"
#include "core/text.h"
#include "main/commands.h"
#include "main/house.h"
#include "store/ledger_store.h"
#include "store/staff_store.h"

namespace rightsdesk {
namespace {

int migrate(std::string const& file) {
  auto const service = settings::load_service(file);
  if (!service) throw_faults("the service file is wrong", service.error());
  store::VaultKey::make_key_file(service->vault_key);
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

int check_config(std::string const& tree, std::string const& service_file) {
  std::vector<std::string> faults;
  auto const rules = settings::load_rules(tree);
  if (!rules) faults = rules.error();
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
  for (auto const& fault : faults) std::cerr << fault << "\n";
  if (faults.empty()) std::puts("the configuration is sound");
  return faults.empty() ? 0 : 1;
}

int verify_audit(std::string const& file) {
  House house(file, House::Schema::must_be_current);
  auto const connection = house.database().connection();
  if (auto const broken = store::verify(*connection)) {
    std::printf("the ledger is broken at entry %lld: %s\n", static_cast<long long>(broken->number), broken->why.c_str());
    return 1;
  }
  auto const head = store::ledger_head(*connection);
  std::printf("the ledger holds: %lld entries, head %s\n", static_cast<long long>(head.number), head.hash.c_str());
  return 0;
}

struct NewColleague {
  std::string service, name, sign_in, roles, password_file;
};

int add_staff(NewColleague const& wanted) {
  House house(wanted.service, House::Schema::must_be_current);
  store::Colleague colleague;
  colleague.name = wanted.name;
  colleague.sign_in_name = wanted.sign_in;
  colleague.roles = split(wanted.roles, ',');
  auto const password = tidied(settings::file_text(wanted.password_file));
  auto const connection = house.database().connection();
  auto const added = store::Staff(*connection).add(colleague, password);
  if (!added) {
    std::cerr << added.error().text << "\n";
    return 1;
  }
  std::printf("%s\n", added->str().c_str());
  return 0;
}

}  // namespace

void add_upkeep(CLI::App& program, Chosen& chosen) {
  static std::string file, tree = ".", service_file;
  static NewColleague colleague;
  auto* migrating = program.add_subcommand("migrate", "Brings the database forward and makes the vault key if there is none.");
  migrating->add_option("--service", file, "The service file")->required();
  migrating->callback([&chosen] { chosen = [] { return migrate(file); }; });

  auto* checking = program.add_subcommand("check-config", "Finds every fault in config/, connectors/ and redaction/: exit 0 or 1.");
  checking->add_option("--tree", tree, "The folder that holds them");
  checking->add_option("--service", service_file, "A service file to check as well");
  checking->callback([&chosen] { chosen = [] { return check_config(tree, service_file); }; });

  auto* verifying = program.add_subcommand("verify-audit", "Walks the ledger and names the first broken entry: exit 0 or 1.");
  verifying->add_option("--service", file, "The service file")->required();
  verifying->callback([&chosen] { chosen = [] { return verify_audit(file); }; });

  auto* adding = program.add_subcommand("add-staff", "Adds a local account; prints its id.");
  adding->add_option("--service", colleague.service, "The service file")->required();
  adding->add_option("--name", colleague.name, "The colleague's name")->required();
  adding->add_option("--sign-in", colleague.sign_in, "The name to sign in with")->required();
  adding->add_option("--roles", colleague.roles, "Comma separated, as in config/workflow")->required();
  adding->add_option("--password-file", colleague.password_file, "A file with the password, 12 characters or more")->required();
  adding->callback([&chosen] { chosen = [] { return add_staff(colleague); }; });
}

}  // namespace rightsdesk
