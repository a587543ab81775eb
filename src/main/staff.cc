#include <cstdio>
#include <iostream>
#include <set>

#include "core/text.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/stored_accounts.h"
#include "signin/totp.h"
#include "store/account_change.h"
#include "store/ledger_store.h"
#include "store/staff_store.h"

namespace rightsdesk {
namespace {

constexpr char const* kCommandLine = "program:staff";  ///< whoever may read the service's key

struct NewColleague {
  std::string service, name, sign_in, roles, password_file;
};
enum class Device { set_up_at_sign_in, printed };

bool all_known(std::vector<std::string> const& wanted, std::set<std::string> const& known) {
  for (auto const& role : wanted) {
    if (known.contains(role)) continue;
    std::cerr << "there is no role “" << role << "”; config/workflow names:";
    for (auto const& one : known) std::cerr << " " << one;
    std::cerr << "\n";
    return false;
  }
  return true;
}

/// Adds a device now, instead of at the first sign-in, and prints what the app has to know.
void print_device(House& house, StaffId const& colleague) {
  auto const secret = signin::fresh_device_secret();
  store::in_transaction(house.database(), [&](store::Connection& connection) {
    store::Devices(connection, house.key()).add(colleague, secret, 0, house.clock().now());
    store::StoredLedger(connection).record({kCommandLine, "device_added", {}, "colleague " + colleague.str()}, house.clock().now());
  });
  std::printf("device %s\n", signin::base32(secret).c_str());
}

int add_colleague(NewColleague const& wanted, Device device) {
  House house(wanted.service, House::Schema::must_be_current);
  store::Colleague colleague;
  colleague.name = wanted.name;
  colleague.sign_in_name = wanted.sign_in;
  colleague.roles = split(wanted.roles, ',');
  if (!all_known(colleague.roles, roles_of_staff(house.rules()))) return 1;
  auto const password = tidied(settings::file_text(wanted.password_file));
  Result<StaffId> added = StaffId();
  store::in_transaction(house.database(), [&](store::Connection& connection) {
    added = store::Staff(connection).add(colleague, password);
    if (added) store::StoredLedger(connection).record({kCommandLine, "account_added", {}, "colleague " + added->str() + " roles=" + wanted.roles}, house.clock().now());
  });
  if (!added) {
    std::cerr << added.error().text << "\n";
    return 1;
  }
  std::printf("%s\n", added->str().c_str());
  if (device == Device::printed) print_device(house, *added);
  return 0;
}

int list(std::string const& service) {
  House house(service, House::Schema::must_be_current);
  auto const connection = house.database().connection();
  store::Devices devices(*connection, house.key());
  for (auto const& colleague : store::Staff(*connection).all()) {
    std::string roles;
    for (auto const& role : colleague.roles) roles += (roles.empty() ? "" : ",") + role;
    std::printf("%s\t%s\t%s\t%s\t%s\n", colleague.sign_in_name.c_str(), colleague.name.c_str(), roles.c_str(),
                colleague.account == store::Account::enabled ? "enabled" : "disabled", devices.has(colleague.id) ? "device" : "no device");
  }
  return 0;
}

int refuse(char const* why) {
  std::cerr << why << "\n";
  return 1;
}

/// The administrator whose word it is: another one than the colleague, and in the ledger.
int reset_device(std::string const& service, std::string const& sign_in, std::string const& by) {
  House house(service, House::Schema::must_be_current);
  auto const connection = house.database().connection();
  auto const colleague = store::Staff(*connection).find_named(sign_in), administrator = store::Staff(*connection).find_named(by);
  if (!colleague) return refuse("nobody signs in with this name");
  if (!administrator) return refuse("--by names no administrator");
  auto const done = store::change_account(house.database(), house.key(), administrator->id, {store::AccountChange::What::reset_device, colleague->id}, house.clock().now());
  if (!done) return refuse(done.error().code == "not_permitted" ? "--by names no administrator" : done.error().text.c_str());
  std::puts("the device is gone, and every session with it; the next sign-in sets up another");
  return 0;
}

int first_password(std::string const& service, std::string const& sign_in, std::string const& by) {
  House house(service, House::Schema::must_be_current);
  auto const connection = house.database().connection();
  auto const colleague = store::Staff(*connection).find_named(sign_in), administrator = store::Staff(*connection).find_named(by);
  if (!colleague) return refuse("nobody signs in with this name");
  if (!administrator) return refuse("--by names no administrator");
  auto const given = store::give_first_password(house.database(), administrator->id, colleague->id, house.clock().now());
  if (!given) return refuse(given.error().code == "not_permitted" ? "--by names no administrator" : given.error().text.c_str());
  std::printf("%s\ngood for %d days: tell it in person; they choose their own under Your settings\n", given->first_password.c_str(), int{store::kFirstPasswordHolds.count()});
  return 0;
}

}  // namespace

void add_staff(CLI::App& program, Chosen& chosen) {
  static NewColleague colleague;
  static bool print = false;
  static std::string service, sign_in, by;
  auto* adding = program.add_subcommand("add-staff", "Adds a local account; prints its id.");
  adding->add_option("--service", colleague.service, "The service file")->required();
  adding->add_option("--name", colleague.name, "The colleague's name")->required();
  adding->add_option("--sign-in", colleague.sign_in, "The name to sign in with")->required();
  adding->add_option("--roles", colleague.roles, "Comma separated, as in config/workflow; administrator looks after accounts")->required();
  adding->add_option("--password-file", colleague.password_file, "A file with the password, 12 characters or more")->required();
  adding->add_flag("--print-device", print, "Sets up the device that shows codes now, and prints its key; else it is set up at the first sign-in");
  adding->callback([&chosen] { chosen = [] { return add_colleague(colleague, print ? Device::printed : Device::set_up_at_sign_in); }; });

  auto* staff = program.add_subcommand("staff", "Local accounts: who there is, and a device that was lost.");
  staff->require_subcommand(1);
  auto* listing = staff->add_subcommand("list", "Each account: sign-in name, name, roles, enabled or not, with a device or not.");
  listing->add_option("--service", service, "The service file")->required();
  listing->callback([&chosen] { chosen = [] { return list(service); }; });
  auto* giving = staff->add_subcommand("first-password", "Another first password for an account whose own was lost or came to its end, in an administrator's name; it is in the ledger.");
  giving->add_option("--service", service, "The service file")->required();
  giving->add_option("--sign-in", sign_in, "Whose it is")->required();
  giving->add_option("--by", by, "The sign-in name of the administrator who checked that it is them")->required();
  giving->callback([&chosen] { chosen = [] { return first_password(service, sign_in, by); }; });
  auto* resetting = staff->add_subcommand("reset-device", "Takes a lost device off an account, in an administrator's name; it is in the ledger.");
  resetting->add_option("--service", service, "The service file")->required();
  resetting->add_option("--sign-in", sign_in, "Whose device was lost")->required();
  resetting->add_option("--by", by, "The sign-in name of the administrator who checked that it is them")->required();
  resetting->callback([&chosen] { chosen = [] { return reset_device(service, sign_in, by); }; });
}

}  // namespace rightsdesk
