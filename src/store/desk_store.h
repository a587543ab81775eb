#pragma once
#include "app/case_desk.h"
#include "store/database.h"
#include "store/figure_store.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Something happened to the case: its line in the lists is out of date.
void mark_out_of_date(Connection& connection, CaseId const& about);

/// The lists of cases over one transaction.
class StoredCaseDesk final : public app::CaseDesk {
 public:
  StoredCaseDesk(Connection& connection, VaultKey const& key) : connection_(connection), key_(key) {}
  std::unique_ptr<app::CaseDesk> for_viewer(app::DeskViewer const& viewer) override;
  CaseDesk& for_rules() override { return *whole_; }
  app::FigureDesk& figures() override { return figures_; }
  void put(app::CaseStanding const& standing, std::vector<app::TaskStanding> const& open_tasks) override;
  std::vector<CaseId> out_of_date(int most) override;
  std::vector<CaseId> all_after(CaseId const& last, int most) override;
  bool asked_before(app::CaseStanding const& standing) override;
  std::vector<CaseId> open_after(CaseId const& last, int most) override;
  std::vector<app::CaseStanding> list(app::CaseFilter const& filter, app::DeskDays const& days, app::CaseOrder const& order, app::Window const& window) override;
  std::vector<app::CaseStanding> list_after(app::CaseFilter const& filter, app::DeskDays const& days, CaseId const& last, int most) override;
  int count(app::CaseFilter const& filter, app::DeskDays const& days) override;
  app::CaseCounts counts(app::DeskDays const& days) override;
  std::vector<app::Workload> workload(app::DeskDays const& days) override;
  std::vector<app::TaskStanding> open_tasks(app::TaskFilter const& filter) override;
  int received_since(Date after) override;
  int closed_since(Date after) override;
  std::vector<int> days_taken(std::string const& workflow, Date after) override;
  std::vector<int> pages_given(std::string const& workflow, Date after) override;
  std::vector<app::DueCount> due_counts() override;
  std::vector<app::MonthCount> received_by_month() override;
  std::vector<app::MonthCount> closed_by_month() override;
  std::vector<app::ServiceCount> service_counts() override;
  std::vector<std::string> states() override;

 private:
  std::vector<app::MonthCount> months(std::string_view statement);
  /// What a statement's `sight` asks for, before and after its other values.
  [[nodiscard]] std::vector<Value> sight(std::vector<Value> after = {}) const;
  [[nodiscard]] std::vector<Value> before_sight(std::vector<Value> values) const;
  /// So that two cases of one person can be told, and nobody can read who it is; empty where that is not sure.
  [[nodiscard]] std::string person_key(app::CaseStanding const& standing) const;
  Connection& connection_;
  VaultKey const& key_;
  std::optional<app::DeskViewer> viewer_ = {};
  StoredCaseDesk* whole_ = this;
  StoredFigureDesk figures_{connection_, viewer_};
};

/// What staff keep for themselves, over one transaction.
class StoredOwnDesk final : public app::OwnDesk {
 public:
  explicit StoredOwnDesk(Connection& connection) : connection_(connection) {}
  void put(StaffId const& owner, app::OwnNote const& note) override;
  std::vector<app::OwnNote> of(StaffId const& owner, std::string const& kind) override;
  std::vector<Owned> all_of(std::string const& kind) override;
  void drop(StaffId const& owner, std::string const& kind, std::string const& name) override;
  std::optional<StaffId> owner_of(std::string const& kind, std::string const& content) override;

 private:
  Connection& connection_;
};

}  // namespace rightsdesk::store
