#pragma once
// The rules of keeping as administrators read and change them. Pure.
#include "app/keeping_rules.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// What was typed for a rule, where it was.
struct TypedTerms {
  std::map<std::string, std::string> months = {}, then = {};
  std::string wrong_rule = {}, mistake = {};  ///< the rule whose months are wrong, and in which words
};
/// Every rule with its fields, and the versions, newest first.
View keeping_rules_view(app::KeepingRules const& rules, TypedTerms const& typed, NameOf const& name_of);
/// What a change will do: the rules that differ, how many closed cases move, the first fifty of them.
View keeping_look_view(app::KeepingPreview const& preview);

}  // namespace rightsdesk::web::caseload
