#include <cstdio>

#include "app/evidence.h"
#include "app/keeping.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/ledger_watch.h"
#include "store/outbox_store.h"

namespace rightsdesk {
namespace {

struct Asked {
  std::string service;
  bool dry_run = false;
};

void print(app::KeepingLine const& line, std::string const& word) {
  std::printf("%-10s %s: %s\n", word.c_str(), line.reference.c_str(), line.verdict.rule.c_str());
  for (auto const& step : line.verdict.because) std::printf("    %-10s %s\n", step.rule.c_str(), step.text.c_str());
}

void forget_messages(House& house) {
  auto const before = house.clock().now() - std::chrono::hours(24) * house.rules().retention.message_days;
  std::int64_t gone = 0;
  store::in_transaction(house.database(), [&](store::Connection& connection) { gone = store::Outbox(connection, house.key()).forget_sent(before); });
  std::printf("%lld sent messages left the outbox\n", static_cast<long long>(gone));
}

int run(Asked const& asked) {
  House house(asked.service, House::Schema::must_be_current);
  auto const lines = app::keeping(house.office());
  std::map<retention::Act, int> counts;
  for (auto const& line : lines) {
    ++counts[line.verdict.act];
    print(line, retention::to_string(line.verdict.act));
  }
  std::printf("%zu closed cases: %d kept, %d to review, %d to anonymise, %d to destroy\n", lines.size(), counts[retention::Act::keep],
              counts[retention::Act::review], counts[retention::Act::anonymise], counts[retention::Act::destroy]);
  if (asked.dry_run) {
    std::puts("nothing was done (--dry-run)");
    return 0;
  }
  for (auto const& line : app::carry_out_disposal(house.office())) {
    std::printf("done: %s %s\n", line.reference.c_str(), line.verdict.act == retention::Act::destroy ? "destroyed" : "anonymised");
  }
  std::printf("%d files of evidence destroyed\n", app::destroy_due_evidence(house.office()));
  forget_messages(house);
  LedgerWatch(house).look_now();
  return 0;
}

}  // namespace

void add_retention(CLI::App& program, Chosen& chosen) {
  static Asked asked;
  auto* command = program.add_subcommand("retention", "How long our own cases are kept.");
  command->require_subcommand(1);
  auto* running = command->add_subcommand("run", "Tells what is due for each closed case and carries out what a person has approved.");
  running->add_option("--service", asked.service, "The service file")->required();
  running->add_flag("--dry-run", asked.dry_run, "Only tell");
  running->callback([&chosen] { chosen = [] { return run(asked); }; });
}

}  // namespace rightsdesk
