#include "engines.h"

#include <stdlib.h>

#include <filesystem>

#include "support/mariadb.h"

namespace rightsdesk::store {
namespace {

/// The server all these tests share: quick rather than durable. What must outlive a crash is tested on servers of its own.
test::MariaDb& quick_server() {
  static bool const quick = [] {
    test::MariaDb::shared().run("", "SET GLOBAL innodb_file_per_table = OFF");
    test::MariaDb::shared().run("", "SET GLOBAL innodb_flush_log_at_trx_commit = 0");
    return true;
  }();
  (void)quick;
  return test::MariaDb::shared();
}

Settings settings_for(std::string const& engine, std::string const& folder, bool shared) {
  Settings settings;
  settings.connections = 16;
  if (engine == "sqlite") {
    settings.url = "sqlite:" + folder + "/store.db";
    return settings;
  }
  auto& server = quick_server();
  static std::string const shared_schema = server.fresh_database();
  auto const schema = shared ? shared_schema : server.fresh_database();
  settings.url = "mysql://" + server.user() + "@" + server.host() + ":" + std::to_string(server.port()) + "/" + schema;
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

OnBothEngines::OnBothEngines(Schema schema)
    : settings_(settings_for(GetParam(), folder_.path(), schema == Schema::shared_by_the_program)), key_(key_in(folder_.path())), database_(Database::open(settings_)) {}

OnMigratedDatabase::OnMigratedDatabase(Schema schema) : OnBothEngines(schema) {
  migrate(*database_);
  for (auto const* table : {"hook_message", "hook", "client_answer", "client", "pressed", "earlier_decision", "kept_form", "case_way_in", "case_reader", "session", "sign_in_begun", "staff_recovery_code", "staff_device", "refused_sign_in", "staff", "vault_chunk", "vault_blob", "vault_key", "job", "draft", "one_time_code", "outbox", "commission_link", "commission", "pack", "case_standing", "case_figure", "house_figure", "task_standing", "staff_note", "task", "case_event", "sar_case", "request", "acknowledged"}) {
    run(std::string("DELETE FROM ") + table);
  }
}

Instant OnBothEngines::at(int minutes) const {
  return *parse_instant("2026-11-21T09:00:00Z") + std::chrono::minutes(minutes);
}

std::int64_t OnBothEngines::count(std::string const& sql) { return database_->connection()->row(sql)->number(0); }

void OnBothEngines::run(std::string const& sql) { database_->connection()->execute(sql); }

}  // namespace rightsdesk::store
