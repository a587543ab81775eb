#include "app/rule_changes.h"

#include "app/acts.h"
#include "core/original.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr std::size_t kLongestRuleReason = 500;

}  // namespace

Done may_change_rules(Actor const& actor, std::string const& what) {
  return actor.roles.contains("administrator") ? done() : refused("not_permitted", "Only administrators change " + what + ".");
}

std::string rule_digits(std::string const& text) { return sha256_hex(text).substr(0, 12); }

std::optional<RuleVersion> latest_rule(Work& work, std::string const& kind, std::string const& name) {
  auto versions = work.rule_book().versions(kind, name);
  return versions.empty() ? std::nullopt : std::optional(std::move(versions.back()));
}

std::string seen_rule(std::optional<RuleVersion> const& latest, std::string const& file_digits) { return std::to_string(latest ? latest->number : 0) + "-" + file_digits; }

Done put_rule(Work& work, Office const& office, Actor const& actor, RuleChange const& change) {
  auto const why = tidied(change.reason);
  if (why.empty()) return refused("missing", "Say why. The reason goes on the record.", "reason");
  if (count_code_points(why) > kLongestRuleReason) return refused("too_long", "The reason must be 500 characters or fewer.", "reason");
  auto const latest = latest_rule(work, change.kind, change.name);
  if (seen_rule(latest, change.file_digits) != change.seen) return refused("stale", "Somebody changed this meanwhile. Look at what your change would do now.");
  int const number = latest ? latest->number + 1 : 1;
  work.rule_book().put({change.kind, change.name, number, change.content, change.file_digits, actor.id.str(), why, office.clock.today()});
  auto const which = "kind=" + change.kind + (change.name.empty() ? "" : " name=" + change.name) + " number=" + std::to_string(number);
  work.ledger().record({actor.id.str(), "rules_changed", {}, which + " content=" + (change.content.empty() ? "file" : rule_digits(change.content)) + (change.ledger_detail.empty() ? "" : " " + change.ledger_detail)}, office.clock.now());
  return done();
}

}  // namespace rightsdesk::app
