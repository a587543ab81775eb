#pragma once
#include "app/review_log.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// What is kept beside a review's decisions, within one transaction on `connection`.
class StoredReviewLog final : public app::ReviewLog {
 public:
  StoredReviewLog(Connection& connection, Vault& vault) : connection_(connection), vault_(vault) {}
  void add(app::ReviewAct const& act) override;
  void set_undone(app::ReviewAct const& act) override;
  std::vector<app::ReviewAct> acts(CaseId const& about) override;
  void add(app::Remark const& remark) override;
  void set_closed(app::Remark const& remark) override;
  std::vector<app::Remark> remarks(CaseId const& about) override;
  void add(app::Justification const& one) override;
  std::vector<app::Justification> justifications(CaseId const& about) override;
  void add(app::PageDraw const& draw) override;
  std::vector<app::PageDraw> draws(CaseId const& about) override;
  void add(app::PageLook const& look) override;
  std::vector<app::PageLook> looks(CaseId const& about) override;
  void add(app::ContentWarning const& warning) override;
  void set_closed(app::ContentWarning const& warning) override;
  std::vector<app::ContentWarning> warnings(CaseId const& about) override;
  void put(app::PageShown const& shown) override;
  std::vector<app::PageShown> pages_shown(CaseId const& about) override;
  std::vector<app::PageShown> on_screen(CaseId const& about, std::string const& who, RecordId const& record, int page) override;
  void put_standings(CaseId const& about, std::string const& json, Instant now) override;
  std::string standings(CaseId const& about) override;
  void put_same_text(CaseId const& about, std::string const& json, Instant now) override;
  std::string same_text(CaseId const& about) override;

 private:
  void put_found(CaseId const& about, char const* kind, std::string const& json, Instant now);
  std::string found(CaseId const& about, char const* kind);
  Connection& connection_;
  Vault& vault_;
};

/// Across cases, by a hash under a key of this purpose alone.
class StoredEarlierDecisions final : public app::EarlierDecisions {
 public:
  StoredEarlierDecisions(Connection& connection, VaultKey const& key) : connection_(connection), key_(key) {}
  void put(CaseId const& about, std::vector<Kept> const& decisions) override;
  std::vector<app::EarlierDecision> of(std::string const& what) override;

 private:
  Connection& connection_;
  VaultKey const& key_;
};

}  // namespace rightsdesk::store
