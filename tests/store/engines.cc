#include "engines.h"

#include <stdlib.h>

#include <filesystem>

#include "support/mariadb.h"

namespace rightsdesk::store {
namespace {

Settings settings_for(std::string const& engine, std::string const& folder) {
  Settings settings;
  settings.connections = 16;
  if (engine == "sqlite") {
    settings.url = "sqlite:" + folder + "/store.db";
    return settings;
  }
  auto& server = test::MariaDb::shared();
  settings.url = "mysql://" + server.user() + "@" + server.host() + ":" + std::to_string(server.port()) + "/" + server.fresh_database();
  settings.password = server.password();
  return settings;
}

VaultKey key_in(std::string const& folder) {
  VaultKey::make_key_file(folder + "/vault.key");
  return VaultKey::from_file(folder + "/vault.key");
}

}  // namespace

Folder::Folder() {
  std::string name = "/tmp/rightsdesk-store-XXXXXX";
  path_ = ::mkdtemp(name.data());
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

OnBothEngines::OnBothEngines()
    : settings_(settings_for(GetParam(), folder_.path())), key_(key_in(folder_.path())), database_(Database::open(settings_)) {}

Instant OnBothEngines::at(int minutes) const {
  return *parse_instant("2026-11-21T09:00:00Z") + std::chrono::minutes(minutes);
}

std::int64_t OnBothEngines::count(std::string const& sql) { return database_->connection()->row(sql)->number(0); }

void OnBothEngines::run(std::string const& sql) { database_->connection()->execute(sql); }

}  // namespace rightsdesk::store
