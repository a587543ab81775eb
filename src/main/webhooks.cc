#include <cstdio>
#include <iostream>

#include "core/text.h"
#include "main/commands.h"
#include "main/hook_room.h"
#include "main/house.h"
#include "store/hook_desk.h"

namespace rightsdesk {
namespace {

constexpr char const* kCommandLine = "program:webhooks";  ///< whoever may read the service's key
constexpr int kShown = 100;

struct Wanted {
  std::string service, url, kinds, controller;
};

int refuse(std::string const& why) {
  std::cerr << why << "\n";
  return 1;
}

store::StoredHooks hooks_of(House& house) { return {house.database(), house.key(), house.clock()}; }

int add(Wanted const& wanted) {
  House house(wanted.service, House::Schema::must_be_current);
  auto const names = split(wanted.kinds, ',');
  app::NewHook const fresh{"", wanted.controller.empty() ? house.service().controller : wanted.controller, wanted.url, {names.begin(), names.end()}};
  if (auto const wrong = posting::wrong_with_address(fresh.url, webhook_terms(house.service())); !wrong.empty()) return refuse(wrong);
  if (!house.rules().controllers.contains(fresh.controller)) return refuse("There is no controller “" + fresh.controller + "”.");
  if (auto const sound = app::sound_kinds(fresh.kinds); !sound) {
    std::cerr << sound.error().text << "\n";
    for (auto const& kind : app::hook_kinds()) std::cerr << "  " << kind.id << ": " << kind.words << "\n";
    return 1;
  }
  auto const made = hooks_of(house).add(fresh, kCommandLine);
  std::printf("%s\n%s\n", made->hook.id.c_str(), made->secret.c_str());
  std::cerr << "The second line is the secret that its messages are signed with. It is shown once: give it to the system now.\n";
  return 0;
}

int list(std::string const& service) {
  House house(service, House::Schema::must_be_current);
  for (auto const& hook : hooks_of(house).all()) {
    std::string kinds;
    for (auto const& kind : hook.kinds) kinds += (kinds.empty() ? "" : " ") + kind;
    std::printf("%s\t%s\t%s\t%s\twaiting %d\tdead %d\t%s\n", hook.id.c_str(), hook.url.c_str(), hook.controller.c_str(), kinds.c_str(), hook.waiting, hook.dead,
                hook.ended_at ? ("ended " + to_iso(*hook.ended_at)).c_str() : "good");
  }
  return 0;
}

int log(std::string const& service, std::string const& hook) {
  House house(service, House::Schema::must_be_current);
  for (auto const& message : hooks_of(house).messages(hook, kShown)) {
    std::printf("%s\t%s\t%s\t%s\ttries %d\t%s\n", message.id.c_str(), to_iso(message.happened_at).c_str(), message.kind.c_str(), message.state.c_str(), message.attempts, message.error.c_str());
  }
  return 0;
}

int end(std::string const& service, std::string const& hook) {
  House house(service, House::Schema::must_be_current);
  if (!hooks_of(house).end(hook, kCommandLine)) return refuse("no webhook with this id is good: `rightsdesk webhooks list` names them");
  std::puts("nothing is told to it any more");
  return 0;
}

int change_secret(std::string const& service, std::string const& hook) {
  House house(service, House::Schema::must_be_current);
  auto const secret = hooks_of(house).rotate(hook, kCommandLine);
  if (!secret) return refuse("no webhook with this id is good: `rightsdesk webhooks list` names them");
  std::printf("%s\n", secret->c_str());
  std::cerr << "For a day every message is signed with the secret before it too.\n";
  return 0;
}

int retry(std::string const& service, std::string const& hook) {
  House house(service, House::Schema::must_be_current);
  std::printf("%d messages are tried again\n", hooks_of(house).revive(hook, kCommandLine));
  return 0;
}

}  // namespace

void add_webhooks(CLI::App& program, Chosen& chosen) {
  static Wanted wanted;
  static std::string service, hook;
  auto* webhooks = program.add_subcommand("webhooks", "Who of other systems is told what happened to cases, and what did not arrive.");
  webhooks->require_subcommand(1);
  auto* adding = webhooks->add_subcommand("add", "Subscribes an address; prints the id and the secret that messages are signed with, which is shown once.");
  adding->add_option("--service", wanted.service, "The service file")->required();
  adding->add_option("--url", wanted.url, "Where to; https, unless the service file allows more")->required();
  adding->add_option("--kinds", wanted.kinds, "Comma separated: request.received, request.answered, …; a wrong one lists all")->required();
  adding->add_option("--controller", wanted.controller, "Of whose cases; the service's own where it is not given");
  adding->callback([&chosen] { chosen = [] { return add(wanted); }; });
  auto const with_id = [](CLI::App* command) {
    command->add_option("--service", service, "The service file")->required();
    command->add_option("ID", hook, "As `webhooks list` has it")->required();
  };
  auto* listing = webhooks->add_subcommand("list", "Each: id, address, controller, kinds, how many messages wait and how many were given up.");
  listing->add_option("--service", service, "The service file")->required();
  listing->callback([&chosen] { chosen = [] { return list(service); }; });
  auto* logging = webhooks->add_subcommand("log", "Its last 100 messages: what became of each, and why.");
  with_id(logging);
  logging->callback([&chosen] { chosen = [] { return log(service, hook); }; });
  auto* ending = webhooks->add_subcommand("end", "Ends a subscription; what waited is not sent.");
  with_id(ending);
  ending->callback([&chosen] { chosen = [] { return end(service, hook); }; });
  auto* changing = webhooks->add_subcommand("secret", "Makes a new secret; the old one holds beside it for a day.");
  with_id(changing);
  changing->callback([&chosen] { chosen = [] { return change_secret(service, hook); }; });
  auto* retrying = webhooks->add_subcommand("retry", "Tries the messages again that were given up.");
  with_id(retrying);
  retrying->callback([&chosen] { chosen = [] { return retry(service, hook); }; });
}

}  // namespace rightsdesk
