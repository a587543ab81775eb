#pragma once
// An office over a database of its own, on SQLite: what the tests of the journal and of `whole` work with.
#include <memory>
#include <string>

#include "app/intake_journal.h"
#include "app/office.h"
#include "engines.h"
#include "settings/rules.h"
#include "store/stored_work.h"
#include "support/fake_sources.h"

namespace rightsdesk::store {

class SetClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return at; }
  Instant at = *parse_instant("2026-11-20T10:00:00Z");
};

/// Five controllers and every workflow, as this tree has them.
settings::Rules const& rules_of_this_tree();

/// The form as Amina Osei of Thamesbrook filled it in, with this address for letters.
intake::FormAnswers form_of(std::string const& email);

/// One opened database with an office that keeps `journal`.
struct OpenedDesk {
  OpenedDesk(std::string const& database_file, VaultKey const& key, SetClock const& clock, app::IntakeJournal* journal);
  Settings settings;
  std::unique_ptr<Database> database;
  StoredWorks works;
  test::FakeSources sources;
  app::Office office;
};

}  // namespace rightsdesk::store
