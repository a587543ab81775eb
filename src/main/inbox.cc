#include <cstdio>
#include <iostream>

#include "main/commands.h"
#include "main/house.h"
#include "main/mail_room.h"
#include "store/inbox_store.h"

namespace rightsdesk {
namespace {

int look_into(std::string const& service) {
  House house(service, House::Schema::must_be_current);
  if (!house.service().inbox) {
    std::cerr << "the service file names no mailbox: see inbox: in config/service.example.yaml\n";
    return 1;
  }
  store::StoredInbox inbox(house.database(), house.key(), house.clock());
  MailRoom room(house.office(), inbox, house.service());
  int kept = 0, known = 0;
  bool const well = room.look([] { return false; }, [&](MailRoom::Line const& line) {
    kept += line.outcome == "kept" ? 1 : 0;
    known += line.outcome == "known" ? 1 : 0;
    if (line.outcome == "failed") std::cerr << line.words << "\n";
  });
  std::printf("%d new, %d known\n", kept, known);
  return well ? 0 : 1;
}

}  // namespace

void add_inbox(CLI::App& program, Chosen& chosen) {
  auto* inbox = program.add_subcommand("inbox", "The council's request mailbox.");
  inbox->require_subcommand(1);
  auto* looking = inbox->add_subcommand("look", "Takes what is new in it now, as the worker does every minute; says how much.");
  static std::string service;
  looking->add_option("--service", service, "The service file")->required();
  looking->callback([&chosen] { chosen = [] { return look_into(service); }; });
}

}  // namespace rightsdesk
