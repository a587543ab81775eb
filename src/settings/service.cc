#include "settings/service.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "yaml/section.h"

namespace rightsdesk::settings {
namespace {

std::string beside(std::string const& file, std::string const& path) {
  if (path.empty()) return path;
  return (std::filesystem::absolute(file).parent_path() / path).lexically_normal().string();
}

std::string database_beside(std::string const& file, std::string const& url) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (url.rfind(kSqlite, 0) != 0) return url;
  return std::string(kSqlite) + beside(file, url.substr(kSqlite.size()));
}

/// What links begin with where the file does not say: the first host name, or the address listened on.
std::string own_url(Service const& service) {
  auto const scheme = std::string(service.certificate.empty() ? "http://" : "https://");
  if (!service.hosts.empty()) return scheme + service.hosts.front();
  return scheme + service.address + ":" + std::to_string(service.port);
}

void read_public_url(yaml::Section& top, Service& service) {
  service.public_url = top.text_or("public_url", own_url(service));
  bool const absolute = service.public_url.starts_with("https://") || service.public_url.starts_with("http://");
  if (!absolute || service.public_url.ends_with('/')) {
    top.complain_at("public_url", "\"public_url\" begins with https:// and has no slash at its end");
  }
}

void read_second_factor(yaml::Section& top, Service& service) {
  auto const wanted = top.text_or("second_factor", "required");
  if (wanted == "off") service.second_factor = Service::SecondFactor::off;
  if (wanted != "off" && wanted != "required") top.complain_at("second_factor", "\"second_factor\" is required or off");
}

void read_scanner(yaml::Section& top, Service& service) {
  service.scanner = top.text_or("scanner", "");
  service.scanner_days = top.number_or("scanner_days", service.scanner_days);
  bool const whole = service.scanner.empty() || service.scanner.starts_with('/') || service.scanner.find(':') != std::string::npos;
  if (!whole) top.complain_at("scanner", "\"scanner\" is the path of clamd's socket, or host:port");
  if (service.scanner_days < 1) top.complain_at("scanner_days", "\"scanner_days\" is 1 or more");
}

Webhooks webhooks_in(yaml::Section& of, std::string const& file) {
  Webhooks webhooks{of.yes("allow_http"), of.yes("allow_private"), beside(file, of.text_or("ca", ""))};
  of.no_more();
  return webhooks;
}

RequestMailbox inbox_in(yaml::Section& of) {
  RequestMailbox mailbox;
  mailbox.folder = of.text_or("folder", mailbox.folder);
  if (auto const since = of.text_or("since", ""); !since.empty()) {
    mailbox.since = parse_date(since);
    if (!mailbox.since) of.complain_at("since", "\"since\" is a day, like 2026-11-01");
  }
  mailbox.values = of.pairs("values");
  auto const& url = mailbox.values["url"];
  bool const here = url == "imap://127.0.0.1" || url.starts_with("imap://127.0.0.1:") || url.starts_with("imap://127.0.0.1/");
  if (!url.starts_with("imaps://") && !here) of.complain_at("values", "\"url\" begins with imaps://");
  auto const& password = mailbox.values["password"];
  if (!password.empty() && !password.starts_with('@') && !password.starts_with("${")) of.complain_at("values", "\"password\" is @ and the path of its file, or ${NAME} of a variable");
  of.no_more();
  return mailbox;
}

CouncilAccounts council_accounts_in(yaml::Section& of, std::string const& file) {
  CouncilAccounts accounts;
  accounts.title = of.text("title");
  accounts.issuer = of.text("issuer");
  accounts.client_id = of.text("client_id");
  accounts.client_secret_file = beside(file, of.text("client_secret_file"));
  accounts.ca = beside(file, of.text_or("ca", ""));
  auto const key = of.text_or("key", "subject");
  if (key == "tenant_and_object") accounts.key = CouncilAccounts::Key::tenant_and_object;
  else if (key != "subject") of.complain_at("key", "\"key\" is subject or tenant_and_object");
  bool const here = accounts.issuer.starts_with("http://127.0.0.1:");
  if (!here && !accounts.issuer.starts_with("https://")) of.complain_at("issuer", "\"issuer\" begins with https://");
  for (auto& row : of.sections("roles")) {
    accounts.roles[row.text("app_role")] = row.texts("gives");
    row.no_more();
  }
  accounts.strengths = of.texts_or_none("acr");
  accounts.means = of.texts_or_none("amr");
  of.no_more();
  return accounts;
}

/// What is not said lies beside the installation key, or, where that is no file, beside the ring.
void read_keys(yaml::Section& top, Service& service, std::string const& file) {
  auto const key = top.text("vault_key");
  bool const variable = key.starts_with("env:");
  service.vault_key = variable ? key : beside(file, key);
  if (variable && !top.has("key_ring")) top.complain_at("vault_key", "key_ring is needed where vault_key is a variable: the file of the keys that it opens");
  auto const ring = top.text_or("key_ring", key + ".ring");
  auto const stem = variable ? ring : key;
  service.key_ring = beside(file, ring);
  service.seal_key = beside(file, top.text_or("seal_key", stem + ".seal-key.pem"));
  service.seal_certificate = beside(file, top.text_or("seal_certificate", stem + ".seal-certificate.pem"));
  service.ledger_key = beside(file, top.text_or("ledger_key", stem + ".ledger-key"));
}

int drain_in(yaml::Section& top) {
  auto const seconds = top.number_or("drain_seconds", 1);
  if (seconds > 60) top.complain_at("drain_seconds", "\"drain_seconds\" is 60 at most: who stops the service waits for it");
  return top.has("drain_seconds") ? seconds : 0;
}

}  // namespace

Result<Service, std::vector<std::string>> load_service(std::string const& file) {
  yaml::Complaints complaints;
  auto top = yaml::Section::of_file(file, complaints);
  Service service;
  service.tree = beside(file, top.text("tree"));
  service.controller = top.text("controller");
  service.address = top.text_or("address", service.address);
  service.port = static_cast<std::uint16_t>(top.number_or("port", service.port));
  service.hosts = top.texts_or_none("hosts");
  service.certificate = beside(file, top.text_or("certificate", ""));
  service.private_key = beside(file, top.text_or("private_key", ""));
  read_public_url(top, service);
  read_second_factor(top, service);
  read_keys(top, service, file);
  service.checkpoints = beside(file, top.text_or("checkpoints", top.text_or("outbox", "") + "/../checkpoints"));
  service.journal = beside(file, top.text_or("journal", top.text_or("outbox", "") + "/../journal"));
  read_scanner(top, service);
  service.assets = beside(file, top.text("assets"));
  service.outbox = beside(file, top.text("outbox"));
  service.indexes = beside(file, top.text_or("indexes", top.text_or("outbox", "") + "/../indexes"));
  service.leave_to = top.text_or("leave_to", "https://www.bbc.co.uk/weather");
  service.languages = top.texts_or_none("languages");
  if (service.languages.empty()) service.languages = {"en"};
  service.workers = top.number_or("workers", service.workers);
  service.metrics_port = static_cast<std::uint16_t>(top.number_or("metrics_port", 0));
  service.drain_seconds = drain_in(top);
  auto database = top.section("database");
  service.database_url = database_beside(file, database.text("url"));
  service.database_password_file = beside(file, database.text_or("password_file", ""));
  service.database_ca = beside(file, database.text_or("ca", ""));
  database.no_more();
  if (auto accounts = top.section_if("council_accounts")) service.council_accounts = council_accounts_in(*accounts, file);
  if (auto post = top.section_if("post")) service.post = post_in(*post, file);
  if (auto inbox = top.section_if("inbox")) service.inbox = inbox_in(*inbox);
  if (auto webhooks = top.section_if("webhooks")) service.webhooks = webhooks_in(*webhooks, file);
  for (auto& endpoint : top.sections("endpoints")) {
    auto const source = endpoint.text("source");
    service.endpoints[source] = endpoint.pairs("values");
    endpoint.no_more();
  }
  top.no_more();
  if (!complaints.empty()) return tl::unexpected(std::move(complaints));
  return service;
}

std::string RequestMailbox::name() const {
  auto const value = [&](char const* key) {
    auto const found = values.find(key);
    return found == values.end() ? std::string() : found->second;
  };
  return (value("user") + " " + value("url") + " " + folder).substr(0, 200);
}

std::string file_text(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Fault("The service is not configured.", "cannot read " + path);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

}  // namespace rightsdesk::settings
