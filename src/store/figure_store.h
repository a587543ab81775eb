#pragma once
#include "app/case_desk.h"
#include "app/figure_desk.h"
#include "store/database.h"

namespace rightsdesk::store {

/// What the figures count, over one transaction, for the viewer's eyes or for all cases.
class StoredFigureDesk final : public app::FigureDesk {
 public:
  /// `viewer` must outlive it.
  StoredFigureDesk(Connection& connection, std::optional<app::DeskViewer> const& viewer) : connection_(connection), viewer_(viewer) {}
  std::vector<CaseId> out_of_date(int most) override;
  void put(app::FigureLine const& line) override;
  int not_counted() override;
  std::vector<app::CaseFigures> since(Date day) override;
  std::vector<app::KeepingFactsLine> closed() override;
  std::vector<app::KeepingFactsLine> arisen() override;
  void put_house(app::HouseFigures const& figures) override;
  std::vector<app::HouseFigures> house(std::string const& controller) override;
  std::optional<app::HouseFigures> house_of(std::string const& id) override;
  int drop_house(Instant asked_before) override;

 private:
  [[nodiscard]] std::vector<Value> seen(std::vector<Value> after = {}) const;
  Connection& connection_;
  std::optional<app::DeskViewer> const& viewer_;
};

}  // namespace rightsdesk::store
