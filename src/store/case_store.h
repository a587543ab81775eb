#pragma once
#include "casework/case.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Requests, cases and their events, within one transaction on `connection`.
class StoredCases final : public casework::CaseStore {
 public:
  StoredCases(Connection& connection, Vault& vault) : connection_(connection), vault_(vault) {}
  bool add(intake::Request const& request, casework::Case const& opened, std::string const& idempotency_key) override;
  void add_beside(casework::Case const& opened) override;
  std::vector<casework::Case> arisen_from(CaseId const& first) override;
  std::vector<casework::Case> of_request(RequestId const& request) override;
  std::optional<casework::Case> find(CaseId const& id) override;
  std::optional<casework::Case> find_by_reference(std::string const& reference) override;
  std::optional<casework::Case> find_by_key(std::string const& idempotency_key) override;
  std::vector<casework::Case> all() override;
  bool move(casework::Case const& seen, std::string const& to_state) override;
  bool set_officer(casework::Case const& seen, StaffId const& officer) override;
  bool set_requester(casework::Case const& seen, Personal<intake::Requester> const& requester) override;
  void append(casework::CaseEvent event) override;
  std::vector<casework::CaseEvent> events(CaseId const& about) override;

 private:
  casework::Case case_from(Row const& row);
  std::optional<casework::Case> one(std::string_view statement, std::string const& by);
  Connection& connection_;
  Vault& vault_;
};

}  // namespace rightsdesk::store
