#pragma once
#include "app/work.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// What shows who somebody is, within one transaction on `connection`.
class StoredEvidence final : public app::EvidenceStore {
 public:
  StoredEvidence(Connection& connection, Vault& vault) : connection_(connection), vault_(vault) {}
  void add(app::EvidenceFile const& file) override;
  std::vector<app::EvidenceFile> of_case(CaseId const& about) override;
  std::vector<CaseId> cases_with_files() override;
  void set_destroyed(app::EvidenceFile const& file) override;

 private:
  Connection& connection_;
  Vault& vault_;
};

/// The bank-holiday data that open cases were last counted with.
class StoredHolidays final : public app::HolidayBook {
 public:
  explicit StoredHolidays(Connection& connection) : connection_(connection) {}
  std::optional<std::string> latest() override;
  void put(std::string const& version, std::string const& text, Instant now) override;

 private:
  Connection& connection_;
};

}  // namespace rightsdesk::store
