#pragma once
// What every rule that is changed on a page has in common: it stands over a file, it was shown before, it has a reason, it is on the ledger.
#include "app/office.h"
#include "app/rule_book.h"

namespace rightsdesk::app {

constexpr char kLetterRule[] = "letter", kKeepingRule[] = "keeping", kRolesRule[] = "roles";

/// Only administrators change rules: not_permitted, naming `what`.
Done may_change_rules(Actor const& actor, std::string const& what);
/// Twelve digits of a text's SHA-256.
std::string rule_digits(std::string const& text);

/// The last version that was put in force; none where nobody changed the file.
std::optional<RuleVersion> latest_rule(Work& work, std::string const& kind, std::string const& name = {});
/// What somebody saw when they looked at a change: who confirms sends it back. Another version, or another file, is another.
std::string seen_rule(std::optional<RuleVersion> const& latest, std::string const& file_digits);

struct RuleChange {
  std::string kind, name, content;
  std::string file_digits;    ///< of the file it will stand over
  std::string seen;           ///< as it was shown
  std::string reason;
  std::string ledger_detail;  ///< no personal data
};
/// Puts it in force within the verb's own transaction, with its ledger entry (`rules_changed`). Refused: no reason (missing, too_long: 500 characters), with its field; stale.
Done put_rule(Work& work, Office const& office, Actor const& actor, RuleChange const& change);

}  // namespace rightsdesk::app
