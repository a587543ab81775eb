#pragma once
// Reads a table of states, events and roles; says what is permitted. Knows no case, no clock, no law.
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/result.h"

namespace rightsdesk::workflow {

enum class CaseClock { running, paused, not_started, stopped };

struct State {
  std::string name;
  bool open = true;
  CaseClock clock = CaseClock::running;
  std::string resident_sees;
};
struct Move {
  std::string event;
  std::vector<std::string> from;
  std::string to;
  std::set<std::string> by;  ///< roles
  std::string when = {};     ///< a guard's name; empty: always
};
struct Permission {
  std::string event;
  std::vector<std::string> in;  ///< states; empty: every open state
  std::set<std::string> by;
};

struct Table {
  std::string name;   ///< "access"
  std::string start;  ///< first state
  std::vector<State> states;
  std::vector<Move> moves;
  std::vector<Permission> may;
};

/// Every fault of the table: unknown state, unreachable state, open state with no way out, two moves for one
/// (event, state), unknown guard (not in `guards`), empty `by`. Empty when sound.
std::vector<std::string> faults(Table const& table, std::set<std::string> const& guards);

/// Asks the case whether a guard holds.
using Guard = std::function<bool(std::string const& name)>;

class Workflow {
 public:
  /// ENSUREs that the table is sound.
  explicit Workflow(Table table, std::set<std::string> const& guards);
  [[nodiscard]] Table const& table() const { return table_; }
  [[nodiscard]] State const& state(std::string const& name) const;  ///< throws Bug when unknown
  /// The state after `event`, or why not: code not_permitted (role), not_now (state), not_yet (guard).
  [[nodiscard]] Result<std::string> next(std::string const& state, std::string const& event,
                                         std::set<std::string> const& roles, Guard const& guard) const;
  /// May this be done without moving the case? Moves count too.
  [[nodiscard]] bool may(std::string const& state, std::string const& event, std::set<std::string> const& roles) const;
  /// Events open to `roles` in `state`, guards not asked, in table order.
  [[nodiscard]] std::vector<std::string> open_events(std::string const& state, std::set<std::string> const& roles) const;

 private:
  Table table_;
};

/// The complete event × state × role table as text, one line a cell that is permitted, sorted: the golden file.
std::string permission_table(Workflow const& workflow);

}  // namespace rightsdesk::workflow
