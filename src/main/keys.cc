#include <cstdio>

#include "main/commands.h"
#include "main/house.h"
#include "store/key_rotation.h"
#include "store/intake_spool.h"
#include "store/ledger_store.h"

namespace rightsdesk {
namespace {

constexpr char const* kKeysCommand = "program:keys";  ///< whoever may read the installation key
constexpr int kCaseKeysAtATime = 500, kRowsAtATime = 500;

struct KeysAsked {
  std::string service, next;
  bool dry_run = false, finish = false, all_stopped = false;
};

bool is_variable(settings::Service const& service) { return service.vault_key.starts_with("env:"); }

int tell_refusal(Refusal const& refusal) {
  std::fprintf(stderr, "%s\n", refusal.text.c_str());
  return 1;
}

int tell_no_ring() { return tell_refusal({"no_ring", "There is no key ring yet: rightsdesk keys rotate makes it."}); }

void note(House& house, std::string const& what, std::string const& detail) {
  store::in_transaction(house.database(), [&](store::Connection& connection) {
    store::StoredLedger(connection).record({kKeysCommand, what, {}, detail}, house.clock().now());
  });
}

int show(KeysAsked const& asked) {
  House house(asked.service, House::Schema::must_be_current);
  auto const* ring = house.key().ring();
  if (ring == nullptr) {
    std::puts("one key for all, as before there were rings: rightsdesk keys rotate makes a ring");
    return 0;
  }
  std::printf("ring %s of %s, opened by installation key", ring->path().c_str(), ring->controller().c_str());
  for (auto const& mark : ring->opened_by()) std::printf(" %s", mark.c_str());
  auto const counts = store::case_keys_by_wrapping(*house.database().connection());
  auto const content = ring->content();
  for (auto const& key : content.wrapping) {
    auto const found = counts.find(key.id);
    std::printf("\nkey %s since %s%s: %lld cases", key.id.empty() ? "of before" : key.id.c_str(), to_iso(key.since).c_str(),
                key.retired ? (", retired " + to_iso(*key.retired)).c_str() : "", found == counts.end() ? 0LL : static_cast<long long>(found->second));
  }
  for (auto const& key : content.service_before)
    std::printf("\nservice's key of before, retired %s%s", to_iso(key.retired).c_str(), key.bytes.empty() ? ", forgotten but for looking up" : "");
  std::puts(content.service_change_open ? "\nthe service's key is being changed: rightsdesk keys rotate-service ends it" : "");
  return 0;
}

/// The ring of an installation from before: it holds the one key there was.
void make_ring_of_before(settings::Service const& service) {
  auto const key = store::InstallationKey::at(service.vault_key);
  store::KeyRing::make_of_one_key(service.key_ring, key, service.controller, key.bytes());
}

int would_change_controller_key(House& house, std::string const& current) {
  auto const connection = house.database().connection();
  auto const open = store::under_other_keys(*connection, current);
  auto const counts = store::case_keys_by_wrapping(*connection);
  auto const under = counts.contains(current) ? counts.at(current) : 0;
  std::printf("%s %s; %lld keys of cases would be sealed anew\n", open > 0 ? "a change was begun, and would be ended with" : "would retire", current.c_str(),
              static_cast<long long>(open > 0 ? open : under));
  return 0;
}

int change_controller_key(KeysAsked const& asked) {
  House house(asked.service, House::Schema::must_be_current);
  auto const* ring = house.key().ring();
  if (ring == nullptr) return tell_no_ring();
  if (asked.dry_run) return would_change_controller_key(house, ring->content().current().id);
  store::RingTurn const turn(ring->path());
  auto const count = store::change_controller_key(house.database(), house.key(), kCaseKeysAtATime, house.clock().now());
  if (!count) return tell_refusal(count.error());
  auto const id = ring->content().current().id;
  note(house, "controller_key_changed", "key " + id + " cases=" + std::to_string(*count));
  std::printf("%lld keys of cases are sealed under %s\nnext: rightsdesk verify; in an hour rightsdesk keys retire, and no copy of before opens with the ring\n",
              static_cast<long long>(*count), id.c_str());
  return 0;
}

int change_service_key(KeysAsked const& asked) {
  House house(asked.service, House::Schema::must_be_current);
  auto const* ring = house.key().ring();
  if (ring == nullptr) return tell_no_ring();
  if (asked.dry_run) {
    std::puts(ring->content().service_change_open ? "a change was begun, and would be ended" : "outbox, devices, webhooks, earlier decisions and the journal would be sealed under a fresh key");
    return 0;
  }
  store::RingTurn const turn(ring->path());
  store::IntakeSpool journal(house.service().journal, house.key(), house.clock());
  auto const count = store::change_service_key(house.database(), house.key(), journal, kRowsAtATime, house.clock().now());
  if (!count) return tell_refusal(count.error());
  note(house, "service_key_changed", "things=" + std::to_string(*count));
  std::printf("%lld things are sealed or hashed under a fresh key\nnext: rightsdesk verify; start serve again when it suits; in %lld days rightsdesk keys retire\n",
              static_cast<long long>(*count), static_cast<long long>(store::kServiceKeyRetiredFor.count()));
  return 0;
}

int give_to_another(House& house, KeysAsked const& asked) {
  store::RingTurn const turn(house.service().key_ring);
  auto const next = store::InstallationKey::at(asked.next);
  if (auto begun = store::begin_installation_change(*house.key().ring(), next); !begun) return tell_refusal(begun.error());
  note(house, "installation_key_added", "key " + next.mark());
  std::printf("both installation keys open the ring now\nnext: name %s as vault_key, start every process again, then rightsdesk keys rotate --finish\n", asked.next.c_str());
  return 0;
}

int end_change(House& house) {
  store::RingTurn const turn(house.service().key_ring);
  store::end_installation_change(*house.key().ring());
  note(house, "installation_key_changed", "key " + house.key().ring()->opened_by().front());
  std::printf("%s alone opens the ring now\n", house.service().vault_key.c_str());
  return 0;
}

int dry_run(settings::Service const& service) {
  std::printf("%s would be sealed under a new installation key%s; no document, no key of a case and nothing in the database changes\n", service.key_ring.c_str(),
              store::KeyRing::stands(service.key_ring) ? "" : ", and is made first");
  return 0;
}

/// From the installation of before everything was sealed under the file itself: what can be is sealed under a key of the ring's own.
int leave_the_one_key(KeysAsked const& asked) {
  std::puts("the keys of the cases were sealed under the old key itself: they are sealed anew");
  return change_controller_key(asked);
}

int change_file(KeysAsked const& asked, settings::Service const& service, bool of_before) {
  {
    store::RingTurn const turn(service.key_ring);
    if (of_before) make_ring_of_before(service);
    if (auto done = store::change_key_file(service.vault_key, service.key_ring); !done) return tell_refusal(done.error());
  }
  House house(asked.service, House::Schema::must_be_current);
  note(house, "installation_key_changed", "key " + house.key().ring()->opened_by().front());
  std::printf("%s holds a new key, and it alone opens the ring\nnext: rightsdesk verify, a copy of key and ring where they are kept, and on every other machine\n", service.vault_key.c_str());
  bool const own = !house.key().ring()->content().current().id.empty();
  return own ? 0 : leave_the_one_key(asked);
}

int rotate(KeysAsked const& asked) {
  auto const service = settings::load_service(asked.service);
  if (!service) throw_faults("the service file is wrong", service.error());
  bool const of_before = !store::KeyRing::stands(service->key_ring);
  if (asked.dry_run) return dry_run(*service);
  if (asked.finish || !asked.next.empty()) {
    if (of_before) make_ring_of_before(*service);
    House house(asked.service, House::Schema::must_be_current);
    return asked.finish ? end_change(house) : give_to_another(house, asked);
  }
  if (is_variable(*service)) return tell_refusal({"which", "The installation key is a variable: name the new one (--new env:NAME or a file)."});
  return change_file(asked, *service, of_before);
}

int retire(KeysAsked const& asked) {
  House house(asked.service, House::Schema::must_be_current);
  auto const* ring = house.key().ring();
  if (ring == nullptr) return tell_no_ring();
  store::RingTurn const turn(ring->path());
  store::wrap_again(house.database(), house.key(), kCaseKeysAtATime);
  auto const now = house.clock().now();
  auto const gone = store::forget_retired(*house.database().connection(), *ring, asked.all_stopped ? now + store::kRetiredFor : now);
  if (!gone) return tell_refusal(gone.error());
  store::IntakeSpool journal(house.service().journal, house.key(), house.clock());
  if (!ring->content().service_before.empty()) store::seal_service_again(house.database(), house.key(), journal, kRowsAtATime);
  auto const services = store::forget_service_keys(*ring, now);
  if (!services) return tell_refusal(services.error());
  note(house, "controller_keys_forgotten", "keys=" + std::to_string(*gone) + " of_the_service=" + std::to_string(*services));
  std::printf("%d retired keys of the controller and %d of the service are out of the ring; remove the copies of the ring that still hold them\n", *gone, *services);
  return 0;
}

}  // namespace

void add_keys(CLI::App& program, Chosen& chosen) {
  static KeysAsked asked;
  auto* command = program.add_subcommand("keys", "The installation key, its ring, and how they are changed while others work.");
  command->require_subcommand(1);
  auto* showing = command->add_subcommand("show", "Which keys there are, since when, and how many cases each seals. No key is printed.");
  showing->callback([&chosen] { chosen = [] { return show(asked); }; });
  auto* rotating = command->add_subcommand("rotate", "Changes the installation key: the ring is sealed anew, and the old key opens nothing. Killed, ask again.");
  rotating->add_option("--new", asked.next, "A file or env:NAME with the new key, where you make it yourself: both open the ring until --finish");
  rotating->add_flag("--finish", asked.finish, "From now on only the key that the service file names opens the ring");
  rotating->add_flag("--dry-run", asked.dry_run, "Say what would be done");
  rotating->callback([&chosen] { chosen = [] { return rotate(asked); }; });
  auto* controller = command->add_subcommand("rotate-controller", "Seals the keys of all cases under a fresh key of the controller's. Killed, ask again.");
  controller->add_flag("--dry-run", asked.dry_run, "Say what would be done");
  controller->callback([&chosen] { chosen = [] { return change_controller_key(asked); }; });
  auto* of_service = command->add_subcommand("rotate-service", "Seals outbox, devices, webhooks and the intake journal under a fresh key, and hashes earlier decisions on. Killed, ask again.");
  of_service->add_flag("--dry-run", asked.dry_run, "Say what would be done");
  of_service->callback([&chosen] { chosen = [] { return change_service_key(asked); }; });
  auto* retiring = command->add_subcommand("retire", "Takes retired keys out of the ring: copies of the database from before then open for nobody.");
  retiring->add_flag("--all-stopped", asked.all_stopped, "No process of the service runs: do not wait for the hour");
  retiring->callback([&chosen] { chosen = [] { return retire(asked); }; });
  for (auto* one : {showing, rotating, controller, of_service, retiring}) one->add_option("--service", asked.service, "The service file")->required();
}

}  // namespace rightsdesk
