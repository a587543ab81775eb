#pragma once
#include "core/clock.h"
#include "app/readers.h"
#include "store/database.h"

namespace rightsdesk::store {

class StoredReaders final : public app::CaseReaders {
 public:
  /// Both must outlive it.
  StoredReaders(Connection& connection, Clock const& clock) : connection_(connection), clock_(clock) {}
  std::set<StaffId> of_case(CaseId const& about) override;
  std::set<CaseId> kept_from(StaffId const& colleague) override;
  bool may_see(CaseId const& about, std::string const& controller, StaffId const& colleague) override;
  void set(CaseId const& about, std::set<StaffId> const& readers) override;
  void let_in(CaseId const& about, StaffId const& colleague, Instant until) override;
  void set_asker(std::string const& job_key, StaffId const& colleague) override;
  void set_asker_of_dead(CaseId const& about, std::string const& error_begins, StaffId const& colleague) override;
  StaffId asker(JobId const& job) override;
  std::optional<std::set<std::string>> roles_now(StaffId const& colleague) override;

 private:
  Connection& connection_;
  Clock const& clock_;
};

}  // namespace rightsdesk::store
