#include "store/backup.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "main/commands.h"
#include "main/house.h"
#include "store/case_keys.h"

namespace rightsdesk {
namespace {

struct Asked {
  std::string service, where, keys;
  bool check = false;
};

settings::Service service_of(std::string const& file) {
  auto service = settings::load_service(file);
  if (!service) throw_faults("the service file is wrong", service.error());
  return *service;
}

void print(store::BackupFacts const& facts) {
  std::printf("%s, %s, taken %s\n%lld cases, %lld records, %lld documents, %lld packs\nledger: %lld entries, head %s\n", facts.engine.c_str(),
              facts.schema.c_str(), facts.taken.c_str(), static_cast<long long>(facts.cases), static_cast<long long>(facts.records),
              static_cast<long long>(facts.blobs), static_cast<long long>(facts.packs), static_cast<long long>(facts.ledger_entries),
              facts.ledger_head.c_str());
}

int refuse(Refusal const& refusal) {
  std::fprintf(stderr, "%s\n", refusal.text.c_str());
  return 1;
}

/// "rightsdesk-2026-11-22T143000Z.backup": no colons, which some file systems refuse.
std::string file_in(std::string const& folder, Instant at) {
  auto day = to_iso(at);
  std::erase(day, ':');
  return folder + "/rightsdesk-" + day.substr(0, day.find('.')) + "Z.backup";
}

int backup(Asked const& asked) {
  auto const service = service_of(asked.service);
  auto const key = opened_key(service);
  std::filesystem::create_directories(asked.where);
  auto const now = SystemClock().now();
  auto const file = file_in(asked.where, now);
  auto const facts = store::back_up(database_settings(service), key, file, now);
  if (!facts) return refuse(facts.error());
  std::printf("%s\n", file.c_str());
  print(*facts);
  std::printf("The keys of the cases: %s. Keep it in another place, and for days only: a case whose key is forgotten stays closed in this backup.\n"
              "In neither, keep them elsewhere: the installation key (%s) and its ring (%s), without which both are noise; the seal's key (%s); this service file.\n"
              "Note the ledger's head in another place.\n",
              store::keys_beside(file).c_str(), service.vault_key.c_str(), service.key_ring.c_str(), service.seal_key.c_str());
  return 0;
}

int restore(Asked const& asked) {
  auto const service = service_of(asked.service);
  auto const key = opened_key(service);
  auto const facts = asked.check ? store::check_backup(key, asked.where) : store::restore(database_settings(service), key, asked.where, asked.keys.empty() ? store::keys_beside(asked.where) : asked.keys);
  if (!facts) return refuse(facts.error());
  print(*facts);
  std::puts(asked.check ? "the backup is whole; nothing was put back (--check)"
                        : "put back, and it is what the backup said. Next: rightsdesk migrate, rightsdesk doctor, and compare the ledger's head with the one noted");
  return 0;
}

}  // namespace

void add_backup(CLI::App& program, Chosen& chosen) {
  static Asked asked;
  auto* backing = program.add_subcommand("backup", "Copies the whole database into one sealed file, while others work. Keys are not in it.");
  backing->add_option("--service", asked.service, "The service file")->required();
  backing->add_option("DIR", asked.where, "The folder for the file")->required();
  backing->callback([&chosen] { chosen = [] { return backup(asked); }; });
  auto* putting = program.add_subcommand("restore", "Puts a backup into an empty database and holds it against what the backup says.");
  putting->add_option("--service", asked.service, "The service file; its vault key must be the one of the backup")->required();
  putting->add_option("FILE", asked.where, "The backup")->required();
  putting->add_option("--keys", asked.keys, "The newest file with the keys of the cases; absent: the one beside the backup");
  putting->add_flag("--check", asked.check, "Only read it to its end");
  putting->callback([&chosen] { chosen = [] { return restore(asked); }; });
  for (auto* command : {backing, putting})
    command->footer("Exit status: 0 done; 1 refused, with why; 4 the world failed: a disk, a database, a program that is missing.");
}

}  // namespace rightsdesk
