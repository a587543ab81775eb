#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "main/commands.h"
#include "main/house.h"
#include "store/checkpoints.h"
#include "store/ledger_store.h"
#include "store/whole.h"

namespace rightsdesk {
namespace {

struct Asked {
  std::string service;
  bool json = false, quick = false, sweep = false;
};

struct Found {
  std::string check;
  std::vector<store::Unsound> unsound;
};

std::vector<store::Unsound> of_journal(House& house, store::Connection& connection) {
  store::IntakeSpool const spool(house.service().journal, house.key(), house.clock());
  auto const journal = spool.read();
  std::vector<store::Unsound> found;
  for (auto const number : journal.damaged) found.push_back({"a line of the intake journal that is not as it was written", std::to_string(number)});
  for (auto const& line : store::missing_requests(connection, journal)) found.push_back({"an acknowledged request that the database has lost", line.references.front()});
  return found;
}

std::vector<store::Unsound> of_ledger(House& house, store::Connection& connection) {
  auto broken = store::verify(connection);
  auto const key = store::checkpoint_key(house.service().ledger_key, house.service().controller);
  for (auto const& seen : store::Checkpoints(house.service().checkpoints, *key).all()) {
    if (!broken) broken = store::differs(connection, seen);
  }
  if (!broken) return {};
  return {{"the ledger: " + broken->why, "entry " + std::to_string(broken->number)}};
}

std::vector<Found> look(Asked const& asked) {
  House house(asked.service, House::Schema::must_be_current);
  if (asked.sweep) std::fprintf(stderr, "%d documents that nothing named were destroyed\n", store::destroy_orphans(house.database(), house.key(), house.clock().now()));
  auto const connection = house.database().connection();
  std::vector<Found> found{{"acknowledged requests", of_journal(house, *connection)},
                           {"rows", store::dangling_rows(*connection)},
                           {"steps", store::steps_done_twice(*connection)},
                           {"ledger", of_ledger(house, *connection)}};
  if (asked.quick) return found;
  found.push_back({"documents", store::damaged_documents(*connection, house.key())});
  found.push_back({"orphans", store::orphans(*connection, house.key())});
  return found;
}

void print(std::vector<Found> const& found) {
  for (auto const& one : found) {
    std::printf("%-22s %s\n", one.check.c_str(), one.unsound.empty() ? "whole" : "NOT WHOLE");
    for (auto const& unsound : one.unsound) std::printf("    %s: %s\n", unsound.what.c_str(), unsound.where.c_str());
  }
}

void print_json(std::vector<Found> const& found, bool whole) {
  auto checks = Json::array();
  for (auto const& one : found) {
    auto list = Json::array();
    for (auto const& unsound : one.unsound) list.push_back({{"what", unsound.what}, {"where", unsound.where}});
    checks.push_back({{"check", one.check}, {"unsound", std::move(list)}});
  }
  std::cout << Json{{"whole", whole}, {"checks", std::move(checks)}}.dump() << "\n";
}

int verify(Asked const& asked) {
  auto const found = look(asked);
  bool whole = true;
  for (auto const& one : found) whole = whole && one.unsound.empty();
  if (asked.json) {
    print_json(found, whole);
  } else {
    print(found);
    std::puts(whole ? "all of it is there" : "not all of it is as it must be");
  }
  return whole ? 0 : 1;
}

}  // namespace

void add_verify(CLI::App& program, Chosen& chosen) {
  static Asked asked;
  auto* command = program.add_subcommand("verify", "Is all there that was acknowledged and kept: requests, rows, steps, ledger, documents: exit 0 or 1.");
  command->add_option("--service", asked.service, "The service file")->required();
  command->add_flag("--quick", asked.quick, "Leave the documents closed");
  command->add_flag("--sweep", asked.sweep, "First destroy documents that nothing of their case names, as a worker that was killed leaves them");
  command->add_flag("--json", asked.json, "For a program to read");
  command->callback([&chosen] { chosen = [] { return verify(asked); }; });
}

}  // namespace rightsdesk
