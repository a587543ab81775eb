#pragma once
// The three desks over a council of their own, with its real sign-in, and browsers that keep cookies and send forms back.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <string>

#include "app/council.h"
#include "main/doors.h"
#include "main/notify_receipts.h"
#include "main/response_signer.h"
#include "main/stored_accounts.h"
#include "signin/totp.h"
#include "posting/webhook.h"
#include "store/client_desk.h"
#include "store/hook_desk.h"
#include "store/inbox_store.h"
#include "store/session_store.h"
#include "store/staff_store.h"
#include "web/nobody.h"
#include "web/api/opendsr.h"
#include "web/routes.h"

namespace rightsdesk::testing {

constexpr char const* kPassword = "a long enough password";
constexpr char const* kReceiptsToken = "the token that the carrier was given";

class Desks {
 public:
  explicit Desks(app::Council& council, settings::Service::SecondFactor factor = settings::Service::SecondFactor::required, std::string const& assets = web::testing::asset_folder("desks"))
      : council_(council), desk(council), door(*desk.database, desk.key, council.clock, {factor, "Thamesbrook Council"}),
        drafts_(*desk.database, desk.key, council.clock), site(desk.office, door, drafts_, site_settings(assets)),
        clients(*desk.database, desk.key, council.clock), hooks(*desk.database, desk.key, council.clock), inbox(*desk.database, desk.key, council.clock), signer(seal_files(council)),
        accounts(*desk.database, desk.key, council.clock, door, roles_of_staff(desk.office.rules)), receipts(*desk.database, desk.key, desk.office, kReceiptsToken),
        dispatch(all_routes(), web::dispatch_settings(site, [](web::LogLine const&) {})) {
    site.clients = &clients;
    site.hooks = &hooks;
    site.inbox = &inbox;
    site.wrong_with_hook = [](std::string const& url) { return posting::wrong_with_address(url, {}); };
    site.sheets = &workbooks_;
  }

  StaffId add(std::string const& sign_in_name, std::vector<std::string> const& roles) {
    auto const added = store::Staff(*desk.database->connection()).add({{}, "Colleague " + sign_in_name, sign_in_name, roles}, kPassword);
    return added ? *added : StaffId();
  }
  /// A session as if its owner had signed in; the cookie's value.
  std::string session_of(StaffId const& colleague) {
    return store::Sessions(*desk.database->connection()).start(colleague, now(), store::Sessions::Came::with_code).token;
  }
  [[nodiscard]] Instant now() const { return council_.clock.at; }

 private:
  static delivery::SealFiles seal_files(app::Council& council) {
    delivery::SealFiles const files{council.folder + "/seal-key.pem", council.folder + "/seal-certificate.pem"};
    delivery::make_seal_key(files, "Thamesbrook Council", council.clock.at);
    return files;
  }
  static web::SiteSettings site_settings(std::string const& assets) {
    web::SiteSettings settings{std::string(RIGHTSDESK_TREE) + "/templates", assets, "thamesbrook", "Thamesbrook Council"};
    settings.secret = std::string(32, 's');
    return settings;
  }
  std::vector<web::Route> all_routes() {
    auto routes = web::routes(site);
    for (auto& route : web::account_routes(site, accounts)) routes.push_back(std::move(route));
    for (auto& route : web::receipt_routes(receipts)) routes.push_back(std::move(route));
    for (auto& route : web::api::opendsr_routes(site, signer)) routes.push_back(std::move(route));
    return routes;
  }
  app::Council& council_;

 public:
  app::Desk desk;
  LocalStaffDoor door;

 private:
  StoredDrafts drafts_;
  WorkbookMaker workbooks_;

 public:
  web::Site site;
  store::StoredClients clients;
  store::StoredHooks hooks;
  store::StoredInbox inbox;
  ResponseSigner signer;
  StoredAccounts accounts;
  NotifyReceipts receipts;
  web::Dispatch dispatch;
};

/// One person's browser.
class Browser {
 public:
  explicit Browser(Desks& desks, std::string client = "192.0.2.7") : desks_(desks), client_(std::move(client)) {}

  web::Reply get(std::string const& path) { return ask("GET", path, {}); }
  web::Reply get(std::string const& path, std::map<std::string, std::string> const& query) { return ask("GET", path, query); }
  web::Reply post(std::string const& path, std::map<std::string, std::string> const& fields) { return ask("POST", path, fields); }
  /// A form without its token, or one that another site sent.
  web::Reply forged(std::string const& path, std::string const& from = "same-origin") {
    web::Exchange exchange;
    exchange.method = "POST";
    exchange.path = path;
    exchange.client = client_;
    exchange.cookies = cookies;
    exchange.headers["sec-fetch-site"] = from;
    if (from != "same-origin") exchange.form.add("csrf", csrf_);
    return desks_.dispatch.answer(exchange);
  }
  /// The password alone.
  web::Reply password(std::string const& name, std::string const& typed = kPassword) {
    get("/staff/sign-in");
    return post("/staff/sign-in", {{"next", ""}, {"name", name}, {"password", typed}});
  }
  /// What the answer led to, or "" for a page.
  static std::string led_to(web::Reply const& reply) {
    auto const found = reply.headers().find("Location");
    return found == reply.headers().end() ? "" : found->second;
  }
  std::map<std::string, std::string> cookies;
  std::string calls_itself;  ///< User-Agent
  web::Answering* through = nullptr;  ///< what stands before the desks, if anything

 private:
  web::Reply ask(std::string const& method, std::string const& whole, std::map<std::string, std::string> const& fields) {
    web::Exchange exchange;
    exchange.method = method;
    auto const mark = whole.find('?');
    exchange.path = whole.substr(0, mark);
    if (mark != std::string::npos) exchange.query.add(whole.substr(mark + 1, whole.find('=') - mark - 1), whole.substr(whole.find('=') + 1));
    exchange.client = client_;
    exchange.cookies = cookies;
    exchange.headers["sec-fetch-site"] = "same-origin";
    if (!calls_itself.empty()) exchange.headers["user-agent"] = calls_itself;
    if (method == "POST") exchange.form.add("csrf", csrf_);
    for (auto const& [name, value] : fields) (method == "POST" ? exchange.form : exchange.query).add(name, value);
    auto reply = through != nullptr ? through->answer(exchange) : desks_.dispatch.answer(exchange);
    for (auto const& [name, value] : reply.cookies()) {
      if (value.empty()) cookies.erase(name);
      else cookies[name] = value;
    }
    std::smatch found;
    if (std::regex_search(reply.body(), found, std::regex("name=\"csrf\" value=\"([0-9a-f]+)\""))) csrf_ = found[1].str();
    return reply;
  }
  Desks& desks_;
  std::string client_, csrf_;
};

/// The device of one colleague: remembers its secret from the page that set it up.
struct DeviceInHand {
  std::string secret;
  [[nodiscard]] std::string code(Instant at) const { return signin::code_of_step(secret, signin::step_at(at)); }
};

}  // namespace rightsdesk::testing
