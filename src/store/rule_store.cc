#include "store/rule_store.h"

#include "core/id.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

app::RuleVersion rule_version_of(Row const& row) {
  return {row.text(0), row.text(1), static_cast<int>(row.number(2)), row.text(3), row.text(4), row.text(5), row.text(6), parse_date(row.text(7)).value()};
}

std::vector<app::RuleVersion> rule_versions_of(std::vector<Row> const& rows) {
  std::vector<app::RuleVersion> versions;
  for (auto const& row : rows) versions.push_back(rule_version_of(row));
  return versions;
}

}  // namespace

std::vector<app::RuleVersion> StoredRules::versions(std::string const& kind, std::string const& name) { return rule_versions_of(connection_.rows(sql("rules.versions"), {kind, name})); }

std::vector<app::RuleVersion> StoredRules::latest(std::string const& kind) { return rule_versions_of(connection_.rows(sql("rules.latest"), {kind})); }

void StoredRules::put(app::RuleVersion const& version) {
  connection_.execute(sql("rules.put"), {version.kind, version.name, std::int64_t{version.number}, version.content, version.stood_over, version.by, version.reason, to_iso(version.on)});
}

std::optional<bool> StoredRules::fits(std::string const& digest) {
  auto const row = connection_.row(sql("rules.fits"), {digest});
  return row ? std::optional(row->number(0) != 0) : std::nullopt;
}

void StoredRules::keep_fits(std::string const& digest, bool fits) {
  connection_.execute(sql("rules.keep_fits"), {fresh_id_text(), digest, std::int64_t{fits ? 1 : 0}});
}

}  // namespace rightsdesk::store
