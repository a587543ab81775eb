#pragma once
#include "app/source_health.h"
#include "store/database.h"

namespace rightsdesk::store {

class StoredSourceChecks final : public app::SourceChecks {
 public:
  /// `connection` must outlive it.
  explicit StoredSourceChecks(Connection& connection) : connection_(connection) {}
  void put(app::SourceCheck const& check) override;
  std::vector<app::SourceCheck> all() override;
  std::vector<app::SearchOutcome> searches_since(Instant since) override;

 private:
  Connection& connection_;
};

}  // namespace rightsdesk::store
