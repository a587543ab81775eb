#include "workflow/workflow.h"

#include <algorithm>

#include "workflow/table_lookup.h"

namespace rightsdesk::workflow {

Workflow::Workflow(Table table, Known const& known) : table_(std::move(table)) {
  ENSURE(faults(table_, known).empty(), "a workflow table is checked before it is used");
}

State const& Workflow::state(std::string const& name) const {
  auto const* found = find_state(table_, name);
  ENSURE(found != nullptr, "a case is in a state that its workflow does not have");
  return *found;
}

Result<std::string> Workflow::next(std::string const& state, std::string const& event, std::set<std::string> const& roles,
                                   Asked const& asked) const {
  auto const* move = find_move(table_, state, event);
  if (move == nullptr) return refused("not_now", "This cannot be done while the case is at this stage.");
  if (!meets(roles, move->by)) return refused("not_permitted", "Your role does not allow this.");
  if (auto missing = asked(move->when); !missing.empty()) {
    return tl::unexpected(Refusal{"not_yet", move->not_yet.empty() ? "Something has to be finished first." : move->not_yet, {}, std::move(missing)});
  }
  return move->to;
}

bool Workflow::may(std::string const& state, std::string const& event, std::set<std::string> const& roles) const {
  auto const& now = this->state(state);
  if (auto const* move = find_move(table_, state, event)) return meets(roles, move->by);
  return std::any_of(table_.may.begin(), table_.may.end(), [&](Permission const& permission) {
    return permission.event == event && applies(permission, now) && meets(roles, permission.by);
  });
}

Result<std::monostate> Workflow::permitted(std::string const& state, std::string const& event, std::set<std::string> const& roles,
                                           Asked const& asked) const {
  auto const& now = this->state(state);
  if (find_move(table_, state, event) != nullptr && may(state, event, roles)) return std::monostate{};
  Refusal why{"not_permitted", "You cannot do this now: the case is \"" + state + "\", or your role does not allow it.", {}, {}};
  for (auto const& permission : table_.may) {
    if (permission.event != event || !applies(permission, now) || !meets(roles, permission.by)) continue;
    auto missing = asked(permission.when);
    if (missing.empty()) return std::monostate{};
    why = {"not_yet", permission.not_yet.empty() ? "Something has to be recorded first." : permission.not_yet, {}, std::move(missing)};
  }
  return tl::unexpected(why);
}

std::vector<std::string> Workflow::open_events(std::string const& state, std::set<std::string> const& roles) const {
  std::vector<std::string> open;
  for (auto const& move : table_.moves) {
    if (contains(move.from, state) && meets(roles, move.by)) open.push_back(move.event);
  }
  for (auto const& permission : table_.may) {
    if (may(state, permission.event, roles) && !contains(open, permission.event)) open.push_back(permission.event);
  }
  return open;
}

TaskKind const* Workflow::kind(std::string const& name) const { return find_kind(table_, name); }

std::string Workflow::title_of(std::string const& kind_name) const {
  auto const* found = kind(kind_name);
  return found == nullptr ? kind_name : found->title;
}

bool Workflow::may_add(std::string const& state, std::string const& kind_name, std::set<std::string> const& roles) const {
  auto const* found = kind(kind_name);
  if (found == nullptr || !meets(roles, found->by_hand)) return false;
  auto const& now = this->state(state);
  return found->in.empty() ? now.open : contains(found->in, now.name);
}

bool Workflow::may_end(std::string const& state, std::string const& kind_name, std::string const& outcome,
                       std::set<std::string> const& roles) const {
  auto const* found = kind(kind_name);
  auto const* so = found == nullptr ? nullptr : outcome_named(*found, outcome);
  return so != nullptr && this->state(state).open && meets(roles, so->by);
}

}  // namespace rightsdesk::workflow
