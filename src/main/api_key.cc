#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/text.h"
#include "main/commands.h"
#include "main/house.h"
#include "store/client_desk.h"

namespace rightsdesk {
namespace {

constexpr char const* kCommandLine = "program:api-key";  ///< whoever may read the service's key

struct Wanted {
  std::string service, name, scopes, controller, until;
};

int add(Wanted const& wanted) {
  House house(wanted.service, House::Schema::must_be_current);
  auto const names = split(wanted.scopes, ',');
  auto const until = parse_date(wanted.until);
  if (!wanted.until.empty() && !until) {
    std::cerr << "--until is a day, like 2027-11-23\n";
    return 1;
  }
  app::NewClient const fresh{wanted.name, wanted.controller.empty() ? house.service().controller : wanted.controller, {names.begin(), names.end()}, until};
  if (auto const fit = app::sound(house.office(), fresh); !fit) {
    std::cerr << fit.error().text << "\n";
    if (fit.error().field == "scopes") {
      for (auto const& scope : app::scopes()) std::cerr << "  " << scope.id << ": " << scope.words << "\n";
    }
    return 1;
  }
  auto const made = store::StoredClients(house.database(), house.key(), house.clock()).add(fresh, kCommandLine);
  std::printf("%s\n%s\n", made.client.id.c_str(), made.key.c_str());
  std::cerr << "It is good until " << to_iso(*made.client.ends_on) << ". ";
  std::cerr << "The second line is the key. It is shown once and kept nowhere: give it to the system now.\n";
  return 0;
}

std::string day_of(std::optional<Instant> const& at, char const* never) { return at ? to_iso(*at) : never; }

int list(std::string const& service) {
  House house(service, House::Schema::must_be_current);
  for (auto const& client : store::StoredClients(house.database(), house.key(), house.clock()).all()) {
    std::printf("%s\t%s\t%s\t%s\tmade %s\tused %s\t%s\t%s\n", client.id.c_str(), client.name.c_str(), client.controller.c_str(), joined({client.scopes.begin(), client.scopes.end()}, " ").c_str(), to_iso(client.made_at).c_str(),
                day_of(client.used_at, "never").c_str(), client.ended_at ? ("ended " + to_iso(*client.ended_at)).c_str() : "good", client.ends_on ? ("until " + to_iso(*client.ends_on)).c_str() : "no last day");
  }
  return 0;
}

int end(std::string const& service, std::string const& client) {
  House house(service, House::Schema::must_be_current);
  if (!store::StoredClients(house.database(), house.key(), house.clock()).end(client, kCommandLine)) {
    std::cerr << "no key with this id is good: `rightsdesk api-key list` names them\n";
    return 1;
  }
  std::puts("the key is good for nothing any more");
  return 0;
}

}  // namespace

void add_api_key(CLI::App& program, Chosen& chosen) {
  static Wanted wanted;
  static std::string service, client;
  auto* keys = program.add_subcommand("api-key", "Keys of the council's other systems, for the interface under /api/v1.");
  keys->require_subcommand(1);
  auto* adding = keys->add_subcommand("add", "Makes a key; prints the id of its system and the key, which is shown once.");
  adding->add_option("--service", wanted.service, "The service file")->required();
  adding->add_option("--name", wanted.name, "The system, as the council calls it; the ledger and the case say so")->required();
  adding->add_option("--scopes", wanted.scopes, "Comma separated: requests.read, requests.submit, requests.note, requests.withdraw, webhooks, opendsr")->required();
  adding->add_option("--controller", wanted.controller, "Whose cases it sees; the service's own where it is not given");
  adding->add_option("--until", wanted.until, "The last day on which it is good; in a year where it is not given");
  adding->callback([&chosen] { chosen = [] { return add(wanted); }; });
  auto* listing = keys->add_subcommand("list", "Each key: id, name, controller, scopes, when it was made, last used and ended, and its last day.");
  listing->add_option("--service", service, "The service file")->required();
  listing->callback([&chosen] { chosen = [] { return list(service); }; });
  auto* ending = keys->add_subcommand("end", "Ends a key, from the next request on.");
  ending->add_option("--service", service, "The service file")->required();
  ending->add_option("ID", client, "The first line that `add` printed")->required();
  ending->callback([&chosen] { chosen = [] { return end(service, client); }; });
}

}  // namespace rightsdesk
