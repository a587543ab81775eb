#pragma once
#include "app/readers.h"
#include "store/database.h"

namespace rightsdesk::store {

class StoredReaders final : public app::CaseReaders {
 public:
  /// `connection` must outlive it.
  explicit StoredReaders(Connection& connection) : connection_(connection) {}
  std::set<StaffId> of_case(CaseId const& about) override;
  std::set<CaseId> kept_from(StaffId const& colleague) override;
  void set(CaseId const& about, std::set<StaffId> const& readers) override;

 private:
  Connection& connection_;
};

}  // namespace rightsdesk::store
