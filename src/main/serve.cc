#include <signal.h>

#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <pthread.h>
#include <unistd.h>

#include "app/standing.h"
#include "main/commands.h"
#include "main/council_sign_in.h"
#include "main/doors.h"
#include "main/hook_room.h"
#include "main/house.h"
#include "main/log_room.h"
#include "main/metrics.h"
#include "main/notify.h"
#include "main/notify_receipts.h"
#include "main/response_signer.h"
#include "main/shared_presses.h"
#include "main/stored_accounts.h"
#include "settings/residents_words.h"
#include "store/client_desk.h"
#include "store/hook_desk.h"
#include "store/inbox_store.h"
#include "store/secret.h"
#include "web/api/opendsr.h"
#include "web/edge/pressed.h"
#include "web/routes.h"
#include "web/watching.h"

namespace rightsdesk {
namespace {

web::SiteSettings site_settings(House& house) {
  auto const& service = house.service();
  web::SiteSettings settings;
  settings.templates_folder = service.tree + "/templates";
  settings.assets_folder = service.assets;
  settings.controller = service.controller;
  settings.council = house.rules().controllers.at(service.controller).name;
  settings.exit_url = service.leave_to;
  settings.languages = service.languages;
  settings.own_words = settings::residents_words(house.rules(), service.controller);
  if (service.inbox) settings.mailbox = service.inbox->name();
  settings.secret = store::key_for(house.key().bytes(), "web forms");
  return settings;
}

web::EdgeSettings edge_settings(settings::Service const& service) {
  web::EdgeSettings settings;
  settings.address = service.address;
  settings.port = service.port;
  settings.certificate = service.certificate;
  settings.private_key = service.private_key;
  settings.hosts = service.hosts;
  return settings;
}

/// Nothing where the council's own accounts are not set up.
std::unique_ptr<CouncilSignIn> council_sign_in(House& house) {
  auto const& accounts = house.service().council_accounts;
  if (!accounts) return nullptr;
  CouncilSignIn::Over const over{house.database(), house.key(), house.clock()};
  return std::make_unique<CouncilSignIn>(over, *accounts, house.service().public_url);
}

std::string line_of(web::LogLine const& line) {
  Json json{{"event", line.event}, {"route", line.route}, {"status", line.status}, {"milliseconds", line.milliseconds}};
  if (!line.incident.empty()) json["incident"] = line.incident;
  if (!line.detail.empty()) json["detail"] = line.detail;
  return json.dump();
}

/// For this machine alone: a scraper or a proxy beside it. Nothing when no port is named.
std::unique_ptr<web::Server> figures_server(settings::Service const& service, Metrics& metrics) {
  if (service.metrics_port == 0) return nullptr;
  web::EdgeSettings settings;
  settings.port = service.metrics_port;
  settings.threads = 4;
  settings.waiting = 16;
  return std::make_unique<web::Server>(settings, metrics);
}

/// SIGTERM and SIGINT wait here; every other thread starts with them blocked.
sigset_t block_stop_signals() {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGINT);
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);
  return stops;
}

/// Until one of them comes, or that long.
void wait_for(sigset_t const& stops, std::optional<std::chrono::seconds> longest = std::nullopt) {
  Alive alive;
  timespec const second{1, 0};
  for (std::chrono::seconds waited{0}; !longest || waited < *longest; ++waited) {
    if (sigtimedwait(&stops, nullptr, &second) >= 0) return;
    alive.beat();
  }
}

/// A balancer first sees that this server is leaving, and only then are connections ended. A second signal does not wait.
void drain(sigset_t const& stops, std::chrono::seconds longest, Metrics& metrics, web::Server& server) {
  notify("STOPPING=1");
  metrics.leave();
  server.leave();
  wait_for(stops, longest);
}

/// Letters and pages name these: a service that lacks one does not start.
void require_contacts(House& house, std::string const& file) {
  auto const& controller = house.rules().controllers.at(house.service().controller);
  std::vector<std::string> faults;
  for (auto const& fact : law::missing_to_serve(controller)) {
    faults.push_back("config/controllers/" + controller.id + "/controller.yaml: \"" + fact + "\" is needed to answer requests, and missing");
  }
  if (!faults.empty()) throw_faults(file + " serves a controller that cannot answer yet", faults);
}

int serve(std::string const& file) {
  auto const stops = block_stop_signals();
  signal(SIGPIPE, SIG_IGN);
  LogRoom log_room(STDERR_FILENO);
  auto const log = [&log_room](web::LogLine const& line) { log_room.say(line_of(line)); };
  House house(file, House::Schema::may_be_newer);
  for (auto const& migration : house.newer_migrations()) log({"schema_is_newer", {}, {}, migration});
  require_contacts(house, file);
  auto const council = council_sign_in(house);
  LocalStaffDoor door(house.database(), house.key(), house.clock(), {house.service().second_factor, site_settings(house).council, council.get()});
  if (house.service().second_factor == settings::Service::SecondFactor::off) log({"second_factor_is_off", {}, {}, "staff sign in with a password alone"});
  StoredDrafts drafts(house.database(), house.key(), house.clock());
  StoredArchives archives(house.database(), house.key(), house.clock());
  web::Site site(house.office(), door, drafts, site_settings(house));
  site.archives = &archives;
  store::StoredClients clients(house.database(), house.key(), house.clock());
  site.clients = &clients;
  store::StoredHooks hooks(house.database(), house.key(), house.clock());
  site.hooks = &hooks;
  store::StoredInbox inbox(house.database(), house.key(), house.clock());
  site.inbox = &inbox;
  site.wrong_with_hook = [terms = webhook_terms(house.service())](std::string const& url) { return posting::wrong_with_address(url, terms); };
  WorkbookMaker workbooks;
  site.sheets = &workbooks;
  Metrics metrics(house, [&log_room] { return log_room.dropped(); });
  auto const told = [&metrics, &log](web::LogLine const& line) {
    log(line);
    metrics.count(line);
  };
  app::bring_up_to_date(house.office());  // after a migration the lists know nothing yet: before the first who looks, not with them
  StoredAccounts accounts(house.database(), house.key(), house.clock(), door, roles_of_staff(house.rules()), site_settings(house).council);
  auto routes = web::routes(site);
  for (auto& route : web::account_routes(site, accounts)) routes.push_back(std::move(route));
  NotifyReceipts receipts(house.database(), house.key(), house.office(), receipts_token(house.service()));
  for (auto& route : web::receipt_routes(receipts)) routes.push_back(std::move(route));
  ResponseSigner signer({house.service().seal_key, house.service().seal_certificate});
  for (auto& route : web::api::opendsr_routes(site, signer)) routes.push_back(std::move(route));
  web::Dispatch dispatcher(std::move(routes), web::dispatch_settings(site, told));
  web::Watched watched(dispatcher, web::watching(site, told));
  StoredPresses presses(house.database(), house.key(), house.clock());
  web::PressedOnce once(watched, &watched, &presses);
  web::Server server(edge_settings(house.service()), once);
  auto const figures = figures_server(house.service(), metrics);
  std::printf("serving on %s port %u\n", house.service().address.c_str(), unsigned{server.port()});
  std::fflush(stdout);
  notify("READY=1");
  wait_for(stops);
  drain(stops, std::chrono::seconds(house.service().drain_seconds), metrics, server);
  return 0;
}

}  // namespace

void add_serve(CLI::App& program, Chosen& chosen) {
  auto* command = program.add_subcommand("serve", "Serves the three desks: residents, the DPO team, legal.");
  static std::string file;
  command->add_option("--service", file, "The service file (config/service.example.yaml describes it)")->required();
  command->callback([&chosen] { chosen = [] { return serve(file); }; });
}

}  // namespace rightsdesk
