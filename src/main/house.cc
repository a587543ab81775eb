#include "main/house.h"

#include <filesystem>

#include "core/text.h"
#include "scanning/clamd.h"
#include "store/secret.h"

namespace rightsdesk {
namespace {

settings::Service service_of(std::string const& file) {
  auto service = settings::load_service(file);
  if (!service) throw_faults("the service file is wrong", service.error());
  return *service;
}

std::unique_ptr<settings::Rules> rules_of(std::string const& tree) {
  auto rules = settings::load_rules(tree);
  if (!rules) throw_faults("the configuration is wrong", rules.error());
  return std::move(*rules);
}

/// Seals as the vault does, under a key for this purpose alone.
class IndexSealing final : public connectors::Sealing {
 public:
  explicit IndexSealing(store::VaultKey key) : key_(std::move(key)) {}
  [[nodiscard]] std::string seal(std::string_view place, std::string_view plain) const override { return key_.seal_for(kPurpose, place, plain); }
  [[nodiscard]] std::string open(std::string_view place, std::string_view sealed) const override {
    return key_.open_for(kPurpose, place, sealed);
  }

 private:
  static constexpr char kPurpose[] = "local indexes";
  store::VaultKey key_;
};

std::unique_ptr<connectors::ConnectedSources> sources_of(settings::Service const& service, store::VaultKey const& key) {
  connectors::Endpoints endpoints;
  for (auto const& [source, values] : service.endpoints) endpoints[source] = connectors::Endpoint(values);
  connectors::Workroom const room{own_path(), service.indexes, std::make_shared<IndexSealing>(key)};
  auto sources = connectors::open_sources(service.tree + "/connectors", endpoints, connectors::process_environment, room);
  if (!sources) throw Fault("The service is not configured.", sources.error().text);
  return std::move(*sources);
}

std::unique_ptr<app::Scanner> scanner_of(settings::Service const& service) {
  return service.scanner.empty() ? nullptr : std::make_unique<scanning::Clamd>(service.scanner);
}

}  // namespace

void throw_faults(std::string const& what, std::vector<std::string> const& faults) {
  std::string lines = what;
  for (auto const& fault : faults) lines += "\n  " + fault;
  throw Fault("The service is not configured.", lines);
}

app::Office::Texts texts_of(settings::Service const& service) {
  return !service.post || service.post->sms ? app::Office::Texts::offered : app::Office::Texts::not_offered;
}

store::Settings database_settings(settings::Service const& service) {
  store::Settings settings;
  settings.url = service.database_url;
  settings.ca_file = service.database_ca;
  if (!service.database_password_file.empty()) settings.password = tidied(settings::file_text(service.database_password_file));
  return settings;
}

std::unique_ptr<store::Database> open_database(settings::Service const& service) { return store::Database::open(database_settings(service)); }

store::VaultKey opened_key(settings::Service const& service) {
  auto key = store::VaultKey::opened(service.vault_key, service.key_ring);
  if (key.ring() != nullptr && key.ring()->controller() != service.controller)
    throw Fault("The service is not configured.", "key ring " + service.key_ring + ": it is of controller " + key.ring()->controller() + ", not of " + service.controller);
  return key;
}

std::string own_path() { return std::filesystem::read_symlink("/proc/self/exe").string(); }

House::House(std::string const& service_file, Schema schema)
    : service_(service_of(service_file)),
      rules_(rules_of(service_.tree)),
      database_(open_database(service_)),
      key_(opened_key(service_)),
      sources_(sources_of(service_, key_)),
      works_(std::make_unique<store::StoredWorks>(*database_, key_, clock_)),
      journal_(std::make_unique<store::IntakeSpool>(service_.journal, key_, clock_)),
      scanner_(scanner_of(service_)) {
  if (schema == Schema::must_be_current) store::require_current(*database_);
  if (schema == Schema::may_be_newer) newer_migrations_ = store::require_bearable(*database_);
  if (schema != Schema::may_be_old) {
    store::require_ring(*database_->connection(), key_);
  }
  if (rules_->controllers.count(service_.controller) == 0) {
    throw Fault("The service is not configured.", service_file + ": there is no config/controllers/" + service_.controller);
  }
  if (schema != Schema::may_be_old) seal_ = std::make_unique<delivery::SealKey>(delivery::SealFiles{service_.seal_key, service_.seal_certificate});
  office_ = std::make_unique<app::Office>(app::Office{*works_, clock_, *rules_, *sources_, own_path(), service_.tree, service_.public_url, seal_.get(), journal_.get(), scanner_.get(), texts_of(service_), reading::versions_here});
}

}  // namespace rightsdesk
