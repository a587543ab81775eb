#pragma once
// The rules of keeping that are in force: those of config/retention.yaml, with how long and what then as an administrator changed it on a page. A change is shown with
// every closed case that it would make due, or no longer, before it is made. Nothing goes by a change: a named person still says of each case that it may. Decision 063.
#include "app/rule_changes.h"
#include "retention/terms.h"

namespace rightsdesk::app {

retention::Schedule schedule_in_force(Work& work, Office const& office);

struct KeepingRules {
  retention::Schedule in_force, file;
  std::vector<RuleVersion> versions;  ///< oldest first; their content is retention::as_text
};
/// Refused: not_permitted.
Result<KeepingRules> keeping_rules(Office& office, Actor const& actor);

/// A closed case that would be due on another day, or for another act.
struct KeepingMove {
  enum class Becomes { due, not_due, later_or_sooner } becomes = Becomes::later_or_sooner;  ///< against today
  CaseId about;
  std::string reference, rule;
  std::optional<Date> from, to;
  retention::Act before = retention::Act::keep, after = retention::Act::keep;  ///< what the rule asks for then
};
struct KeepingPreview {
  std::vector<retention::Term> terms;  ///< of every rule, as they would be
  retention::Schedule before, after;
  std::vector<KeepingMove> moves;      ///< those that become due first, then those no longer due, each by their day
  std::size_t others = 0;              ///< how many more, which whoever looks is not shown
  std::string seen;
};
/// Refused: not_permitted; months that are not from 1 to 1,200 (out_of_range, with the field "months-<rule>"); nothing that differs (no_change).
Result<KeepingPreview> preview_keeping(Office& office, Actor const& actor, std::vector<retention::Term> const& wanted);
/// Puts it in force. What the file says too is not kept, so that a new file counts. Refused as its preview and as put_rule.
Done change_keeping(Office& office, Actor const& actor, std::vector<retention::Term> const& wanted, std::string const& seen, std::string const& reason);

}  // namespace rightsdesk::app
