#pragma once
// Reads a table of states, events, roles and kinds of task; says what is permitted. Knows no case, no clock, no law.
#include <functional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/result.h"
#include "workflow/condition.h"
#include "workflow/task_kind.h"

namespace rightsdesk::workflow {

enum class CaseClock { running, paused, not_started, stopped };

struct State {
  std::string name;
  bool open = true;
  CaseClock clock = CaseClock::running;
  std::string resident_sees;
  std::string next = {};         ///< what staff do now, in a few words
  std::string clock_words = {};  ///< instead of "Answered", where the clock has stopped for another reason
};
struct Move {
  std::string event;
  std::vector<std::string> from;
  std::string to;
  std::set<std::string> by;           ///< roles
  std::vector<Condition> when = {};   ///< all must hold
  std::string title = {};             ///< the button's words
  std::string ask = {};               ///< the label of the reason that must be given; empty: none
  std::string records = {};           ///< the case event that it is; empty: the event's own name
  std::string desk = {};              ///< the page it is made on ("people", "search", …); empty: the page of the work
  std::string not_yet = {};           ///< said when a condition does not hold
  std::string proposed = {};          ///< said to propose it, once all but its letters holds; empty: it is never proposed
};
struct Permission {
  std::string event;
  std::vector<std::string> in;  ///< states; empty: every open state
  std::set<std::string> by;
  std::vector<Condition> when = {};
  std::string not_yet = {};
};

struct Table {
  std::string name;   ///< "access"
  std::string start;  ///< first state
  std::vector<State> states;
  std::vector<Move> moves;
  std::vector<Permission> may;
  std::vector<TaskKind> tasks = {};
  std::string title = {};                ///< as staff read it
  std::string right = {};                ///< law::Right whose clock the case runs on
  std::string no_statutory_clock = {};   ///< why no clock of the statute runs; empty: it does
};

/// Names that a table may use and does not define itself.
struct Known {
  std::set<std::string> guards;
  std::set<std::string> facts = {};   ///< guards that never change: what `only_if` may name
  std::set<std::string> clock = {};   ///< events that tasks may record beside those of the table
};

/// Every fault of the table: unknown state, unreachable state, open state with no way out, two moves for one
/// (event, state), unknown guard, kind or outcome in a condition, empty `by`. Empty when sound.
std::vector<std::string> faults(Table const& table, Known const& known);

/// What keeps the conditions from holding; empty when they all hold.
using Asked = std::function<Because(std::vector<Condition> const& conditions)>;

class Workflow {
 public:
  /// ENSUREs that the table is sound.
  explicit Workflow(Table table, Known const& known);
  [[nodiscard]] Table const& table() const { return table_; }
  [[nodiscard]] State const& state(std::string const& name) const;  ///< throws Bug when unknown
  /// The state after `event`, or why not: code not_permitted (role), not_now (state), not_yet (a condition, with what is missing).
  [[nodiscard]] Result<std::string> next(std::string const& state, std::string const& event,
                                         std::set<std::string> const& roles, Asked const& asked) const;
  /// May this be done without moving the case? Moves count too. Conditions are not asked.
  [[nodiscard]] bool may(std::string const& state, std::string const& event, std::set<std::string> const& roles) const;
  /// As `may`, with the conditions of the permission: refused with not_permitted or not_yet.
  [[nodiscard]] Result<std::monostate> permitted(std::string const& state, std::string const& event,
                                                 std::set<std::string> const& roles, Asked const& asked) const;
  /// Events open to `roles` in `state`, conditions not asked, in table order.
  [[nodiscard]] std::vector<std::string> open_events(std::string const& state, std::set<std::string> const& roles) const;

  [[nodiscard]] TaskKind const* kind(std::string const& name) const;  ///< null when the table has none of that name
  [[nodiscard]] std::string title_of(std::string const& kind) const;  ///< the kind's title, or its name
  /// May a task of this kind be added by hand?
  [[nodiscard]] bool may_add(std::string const& state, std::string const& kind, std::set<std::string> const& roles) const;
  /// May a task of this kind end so? Tasks end in open states only; the outcome's conditions are not asked.
  [[nodiscard]] bool may_end(std::string const& state, std::string const& kind, std::string const& outcome,
                             std::set<std::string> const& roles) const;

 private:
  Table table_;
};

/// The complete event × state × role table as text, one line a cell that is permitted, sorted: the golden file.
/// Tasks are cells too: "task KIND" adds one by hand, "task KIND: OUTCOME" ends one.
std::string permission_table(Workflow const& workflow);

}  // namespace rightsdesk::workflow
