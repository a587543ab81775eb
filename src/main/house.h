#pragma once
// The concrete classes, wired: what `serve`, `worker` and the commands over a case stand on.
#include <memory>
#include <string>

#include "app/office.h"
#include "app/scanner.h"
#include "connectors/registry.h"
#include "core/clock.h"
#include "delivery/signature.h"
#include "settings/rules.h"
#include "settings/service.h"
#include "store/database.h"
#include "store/intake_spool.h"
#include "store/stored_work.h"
#include "store/vault.h"

namespace rightsdesk {

/// Opens everything a service file names. Throws Fault naming what is missing or wrong; prints nothing.
class House {
 public:
  /// may_be_newer: by migrations that only add, for what runs while the program is replaced elsewhere (store::require_bearable).
  enum class Schema { must_be_current, may_be_newer, may_be_old };
  House(std::string const& service_file, Schema schema);
  [[nodiscard]] settings::Service const& service() const { return service_; }
  /// The migrations that this program does not know and can go on over; asked once, as it opened with may_be_newer.
  [[nodiscard]] std::vector<std::string> const& newer_migrations() const { return newer_migrations_; }
  [[nodiscard]] settings::Rules const& rules() const { return *rules_; }
  [[nodiscard]] store::Database& database() { return *database_; }
  [[nodiscard]] store::VaultKey const& key() const { return key_; }
  [[nodiscard]] Clock const& clock() const { return clock_; }
  [[nodiscard]] connectors::ConnectedSources& sources() { return *sources_; }
  [[nodiscard]] app::Office& office() { return *office_; }

 private:
  settings::Service service_;
  std::unique_ptr<settings::Rules> rules_;
  std::unique_ptr<store::Database> database_;
  store::VaultKey key_;
  SystemClock clock_;
  std::unique_ptr<connectors::ConnectedSources> sources_;
  std::unique_ptr<store::StoredWorks> works_;
  std::unique_ptr<delivery::SealKey> seal_;
  std::unique_ptr<store::IntakeSpool> journal_;
  std::unique_ptr<app::Scanner> scanner_;
  std::unique_ptr<app::Office> office_;
  std::vector<std::string> newer_migrations_;
};

/// The service file, its rules or its connectors as faults, one a line.
[[noreturn]] void throw_faults(std::string const& what, std::vector<std::string> const& faults);
/// Whether text messages go anywhere.
app::Office::Texts texts_of(settings::Service const& service);
/// The database as the service file says, with the password from its file. Throws Fault when that cannot be read.
store::Settings database_settings(settings::Service const& service);
std::unique_ptr<store::Database> open_database(settings::Service const& service);
/// The keys as the service file says. Throws Fault: missing, open to others, a ring of another key or of another controller.
store::VaultKey opened_key(settings::Service const& service);
/// The path of the running program.
std::string own_path();

}  // namespace rightsdesk
