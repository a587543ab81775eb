#pragma once
#include "search/search.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Search plans and candidates, within one transaction on `connection`.
class StoredSearches final : public search::SearchStore {
 public:
  StoredSearches(Connection& connection, Vault& vault) : connection_(connection), vault_(vault) {}
  void plan(search::SourceSearch const& row) override;
  std::vector<search::SourceSearch> plan_of(CaseId const& about) override;
  void update(search::SourceSearch const& row) override;
  void offer(search::Candidate const& candidate) override;
  void reweigh(search::Candidate const& candidate) override;
  std::vector<search::Candidate> candidates(CaseId const& about) override;
  int undecided(CaseId const& about) override;
  std::optional<search::Candidate> candidate(CandidateId const& id) override;
  void decide(search::Candidate const& candidate) override;
  std::vector<search::Candidate> rejected_elsewhere(CaseId const& about) override;

 private:
  std::vector<Value> columns(search::SourceSearch const& row);
  search::Candidate candidate_from(Row const& row);
  Connection& connection_;
  Vault& vault_;
};

}  // namespace rightsdesk::store
