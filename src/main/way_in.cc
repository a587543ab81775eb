#include "app/way_in.h"

#include <cstdio>

#include "core/text.h"
#include "main/commands.h"
#include "main/house.h"
#include "store/device_store.h"
#include "store/staff_store.h"

namespace rightsdesk {
namespace {

struct WayInAsked {
  std::string service, reference, to, by, by_code, second, second_code, reason_file;
};

int tell(std::string const& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  return 1;
}

/// An enabled account, as somebody who acts; nobody where there is none.
app::Actor actor_named(House& house, std::string const& sign_in) {
  auto const found = store::Staff(*house.database().connection()).find_named(sign_in);
  if (!found || found->account == store::Account::disabled) return {};
  return {found->id, found->name, {found->roles.begin(), found->roles.end()}};
}

bool proved(House& house, app::Actor const& who, std::string const& code) {
  return !who.id.empty() && store::prove(house.database(), house.key(), who.id, code, house.clock().now()).has_value();
}

int open_it(WayInAsked const& asked) {
  House house(asked.service, House::Schema::must_be_current);
  app::WayIn const wish{asked.reference, actor_named(house, asked.to), actor_named(house, asked.by), actor_named(house, asked.second), tidied(settings::file_text(asked.reason_file))};
  if (wish.to.id.empty()) return tell("--for names no account that may sign in");
  if (!proved(house, wish.by, asked.by_code)) return tell("--by-code is not a code of the device of --by");
  if (!proved(house, wish.second, asked.second_code)) return tell("--second-code is not a code of the device of --second");
  auto const until = app::open_way_in(house.office(), wish);
  if (!until) return tell(until.error().text);
  std::printf("%s is open for %s until %s; it is on the record of the case\n", asked.reference.c_str(), asked.to.c_str(), to_iso(*until).c_str());
  return 0;
}

}  // namespace

void add_way_in(CLI::App& program, Chosen& chosen) {
  static WayInAsked asked;
  auto* command = program.add_subcommand("way-in", "Opens a case that is kept to others for four hours: two people, a code of each one's device, on the record.");
  command->add_option("reference", asked.reference, "The case")->required();
  command->add_option("--service", asked.service, "The service file")->required();
  command->add_option("--for", asked.to, "The sign-in name of who is let in")->required();
  command->add_option("--by", asked.by, "An administrator")->required();
  command->add_option("--by-code", asked.by_code, "The code that their device shows now")->required();
  command->add_option("--second", asked.second, "A manager or the data protection officer, another person")->required();
  command->add_option("--second-code", asked.second_code, "The code that their device shows now")->required();
  command->add_option("--reason-file", asked.reason_file, "A file with the reason, which goes on the record")->required();
  command->callback([&chosen] { chosen = [] { return open_it(asked); }; });
}

}  // namespace rightsdesk
