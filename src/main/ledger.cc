#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "main/commands.h"
#include "main/house.h"
#include "store/checkpoints.h"
#include "store/ledger_store.h"

namespace rightsdesk {
namespace {

struct Asked {
  std::string service, file;
};

Json json_of(audit::Entry const& entry) {
  return {{"number", entry.number},        {"at", to_iso(entry.at)},       {"actor", entry.act.actor},       {"what", entry.act.what},
          {"about", entry.act.about.str()}, {"detail", entry.act.detail}, {"previous", entry.previous}, {"hash", entry.hash}};
}

int export_ledger(Asked const& asked) {
  House house(asked.service, House::Schema::must_be_current);
  std::ofstream out(asked.file, std::ios::binary | std::ios::trunc);
  std::int64_t entries = 0;
  store::each_entry(*house.database().connection(), 0, [&](audit::Entry const& entry) {
    out << json_of(entry).dump() << "\n";
    ++entries;
  });
  out.flush();
  if (!out) throw Fault("The ledger could not be written out.", "cannot write " + asked.file);
  std::printf("%lld entries in %s\ncheck it elsewhere: tools/verify-ledger --export %s --checkpoints %s --key %s.pub\n", static_cast<long long>(entries), asked.file.c_str(),
              asked.file.c_str(), house.service().checkpoints.c_str(), house.service().ledger_key.c_str());
  return 0;
}

int checkpoint(Asked const& asked) {
  House house(asked.service, House::Schema::must_be_current);
  auto const key = store::checkpoint_key(house.service().ledger_key, house.service().controller);
  store::Checkpoints const kept(house.service().checkpoints, *key);
  auto const pinned = store::pin(*house.database().connection(), kept, *key, house.clock().now());
  if (pinned.broken) {
    std::printf("the ledger is broken at entry %lld: %s\nnothing was signed\n", static_cast<long long>(pinned.broken->number), pinned.broken->why.c_str());
    return 1;
  }
  auto const newest = kept.newest();
  std::fputs(newest ? key->note(*newest).c_str() : "the ledger has no entry yet\n", stdout);
  return 0;
}

int show_key(Asked const& asked) {
  auto const service = settings::load_service(asked.service);
  if (!service) throw_faults("the service file is wrong", service.error());
  std::printf("%s\n", store::checkpoint_key(service->ledger_key, service->controller)->verifier().c_str());
  return 0;
}

}  // namespace

void add_ledger(CLI::App& program, Chosen& chosen) {
  static Asked asked;
  auto* command = program.add_subcommand("ledger", "The record of who did what: written out, signed, and the key to check it with.");
  command->require_subcommand(1);
  auto* exporting = command->add_subcommand("export", "Writes every entry to a file, one JSON object a line, for tools/verify-ledger.");
  exporting->add_option("FILE", asked.file, "The file; written anew")->required();
  exporting->callback([&chosen] { chosen = [] { return export_ledger(asked); }; });
  auto* signing = command->add_subcommand("checkpoint", "Signs where the ledger stands, and prints the note: exit 0, or 1 when it is broken.");
  signing->callback([&chosen] { chosen = [] { return checkpoint(asked); }; });
  auto* showing = command->add_subcommand("key", "Prints the public key of the checkpoints: give it to whoever checks.");
  showing->callback([&chosen] { chosen = [] { return show_key(asked); }; });
  for (auto* one : {exporting, signing, showing}) one->add_option("--service", asked.service, "The service file")->required();
}

}  // namespace rightsdesk
