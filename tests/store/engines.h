#pragma once
// One set of store tests, on both engines: a fresh, migrated database for each.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "core/date.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// A folder under the build tree, gone with the object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  [[nodiscard]] std::string const& path() const { return path_; }

 private:
  std::string path_;
};

/// Parametrised by the engine's name: "sqlite" or "mysql" (a private MariaDB).
class OnBothEngines : public testing::TestWithParam<std::string> {
 protected:
  enum class Schema { its_own, shared_by_the_program };
  explicit OnBothEngines(Schema schema = Schema::its_own);
  /// Opens the same database again, as another process would.
  [[nodiscard]] std::unique_ptr<Database> opened_again() const { return Database::open(settings_); }
  [[nodiscard]] Instant at(int minutes) const;  ///< minutes after 9 in the morning of 21 November 2026
  /// The number in the first row of a statement.
  std::int64_t count(std::string const& sql);
  void run(std::string const& sql);

  Folder folder_;
  Settings settings_;
  VaultKey const key_;
  std::unique_ptr<Database> database_;
};

/// As OnBothEngines, with the schema in place. On MariaDB, where making it takes seconds, all such tests share one schema,
/// emptied (but for the ledger) before each.
class OnMigratedDatabase : public OnBothEngines {
 protected:
  explicit OnMigratedDatabase(Schema schema = Schema::shared_by_the_program);
};

#define ON_BOTH_ENGINES(fixture)                                                              \
  INSTANTIATE_TEST_SUITE_P(Engines, fixture, testing::Values("sqlite", "mysql"), [](auto const& one) { return one.param; })

}  // namespace rightsdesk::store
