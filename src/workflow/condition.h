#pragma once
// What a move, a permission or an outcome waits for, as data: tasks ended, letters sent, things that happened, named guards.
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/because.h"
#include "core/date.h"

namespace rightsdesk::workflow {

struct Condition {
  enum class Kind {
    holds,        ///< a guard or a fact of the case, by its name
    every,        ///< each task of this kind has ended, and, where `ended` is given, with one of those outcomes
    some,         ///< at least one task of this kind has ended so
    none,         ///< no task of this kind has ended so
    open,         ///< at least one task of this kind is still open
    letter_sent,  ///< one of these letters was sent
    happened,     ///< one of these events happened
    all_of,       ///< every one of `parts`
    any_of        ///< at least one of `parts`
  };
  Kind kind = Kind::holds;
  std::vector<std::string> names = {};  ///< the guard, the task kind, the letters or the events
  std::set<std::string> ended = {};     ///< outcomes; empty: any outcome
  int at_least = 0;                     ///< every: as many tasks of the kind there must be
  std::string since = {};               ///< letter_sent, happened: only what came after the last event of this name
  int days_ago = 0;                     ///< letter_sent, happened: on a day that lies at least so far back
  std::vector<Condition> parts = {};
};
Condition holds(std::string guard);

/// A task as far as conditions look at it. A cancelled task is as if it had not been.
struct TaskStanding {
  std::string kind;
  enum class State { open, ended, cancelled } state = State::open;
  std::string outcome = {};
};
/// An event of the case; a letter sent is the event "letter_sent" with the letter's id, and its variant after a space.
struct Occurrence {
  std::string what;
  Date on;
  std::string letter = {};
};
/// What conditions are asked of.
struct Circumstances {
  std::vector<TaskStanding> tasks;
  std::vector<Occurrence> events;  ///< oldest first
  Date today;
  /// What keeps a named guard from holding; empty when it holds.
  std::function<Because(std::string const& guard)> guard;
  /// What a task kind is called on the screen.
  std::function<std::string(std::string const& kind)> title;
};

/// What is still missing, in words, each step's rule being the place to go to ("work", or the guard's own); empty: it holds.
Because held_back(Condition const& condition, Circumstances const& now);
Because held_back(std::vector<Condition> const& conditions, Circumstances const& now);

/// The condition as one line of the golden table: "every disputed_fact ended corrected|refused, 1 at least".
std::string in_words(Condition const& condition);
std::string in_words(std::vector<Condition> const& conditions);

}  // namespace rightsdesk::workflow
