#pragma once
#include "app/work.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// The register of people and the proposals, within one transaction on `connection`.
class StoredReviews final : public app::ReviewStore {
 public:
  StoredReviews(Connection& connection, Vault& vault) : connection_(connection), vault_(vault) {}
  void put_person(app::CasePerson const& person) override;
  void add_person(app::CasePerson const& person) override;
  std::vector<app::CasePerson> people(CaseId const& about) override;
  std::optional<app::CasePerson> person(PersonId const& id) override;
  void decide_person(app::CasePerson const& person) override;
  void add_proposal(app::CaseProposal const& proposal) override;
  std::vector<redaction::Proposal> proposals(RecordId const& record) override;
  std::vector<redaction::Proposal> proposals_of_case(CaseId const& about) override;
  std::vector<redaction::Proposal> marks_of_case(CaseId const& about) override;
  std::vector<redaction::Proposal> proposals_on(RecordId const& record, int page) override;
  std::map<RecordId, int> count(CaseId const& about) override;
  std::vector<app::WaitingPage> waiting(CaseId const& about) override;
  void decide_proposal(redaction::Proposal const& proposal) override;
  void describe_about(app::CasePerson const& person) override;
  void drop_proposal(ProposalId const& proposal) override;
  void drop_undecided(RecordId const& record) override;

 private:
  redaction::Proposal proposal_from(Row const& row);
  Connection& connection_;
  Vault& vault_;
};

}  // namespace rightsdesk::store
