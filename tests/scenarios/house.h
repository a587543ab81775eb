#pragma once
// The service as one story has it: a real store in a folder of its own, this tree's rules, the case systems the story names,
// a clock that stands still until the story moves it, and its staff.
#include <memory>
#include <string>

#include "app/office.h"
#include "scenario.h"
#include "settings/rules.h"
#include "store/database.h"
#include "store/stored_work.h"
#include "store/vault.h"
#include "support/fake_sources.h"

namespace rightsdesk::scenarios {

class StoryClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return at; }
  /// Ten in the morning, UTC, of `day`.
  void set(Date day);
  Instant at{};
};

class House {
 public:
  explicit House(Scenario const& scenario);
  ~House();
  House(House const&) = delete;
  House& operator=(House const&) = delete;
  app::Office& office() { return *office_; }
  StoryClock& clock() { return clock_; }
  /// Does every job that is due; what failed, by kind.
  std::vector<std::string> work_off_jobs();

 private:
  std::string folder_;
  StoryClock clock_;
  settings::Rules const& rules_;
  test::FakeSources sources_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<store::VaultKey> key_;
  std::unique_ptr<store::StoredWorks> works_;
  std::unique_ptr<app::Office> office_;
};

/// "officer", "dpo", "manager", "social_worker", "legal", "reviewer", "second_reviewer", "intake" or "requester".
app::Actor staff(std::string const& who);

}  // namespace rightsdesk::scenarios
