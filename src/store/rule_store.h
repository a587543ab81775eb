#pragma once
#include "app/rule_book.h"
#include "store/database.h"

namespace rightsdesk::store {

/// Rules changed on a page, within one transaction on `connection`.
class StoredRules final : public app::RuleBook {
 public:
  explicit StoredRules(Connection& connection) : connection_(connection) {}
  std::vector<app::RuleVersion> versions(std::string const& kind, std::string const& name) override;
  std::vector<app::RuleVersion> latest(std::string const& kind) override;
  void put(app::RuleVersion const& version) override;
  std::optional<bool> fits(std::string const& digest) override;
  void keep_fits(std::string const& digest, bool fits) override;

 private:
  Connection& connection_;
};

}  // namespace rightsdesk::store
