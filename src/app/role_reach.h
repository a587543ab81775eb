#pragma once
// What roles reach: every act that a workflow opens to them, and the work that waits for whoever has them. Read from the workflows, which decide it; there is no list beside them.
#include <set>
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

/// Whoever may sign in, with their roles.
struct RoleHolder {
  std::string id, name;
  std::set<std::string> roles;
};

/// Something that a workflow lets roles of staff do. What only the program or the requester does is none.
struct RoleAct {
  enum class Kind { step, task_added, task_ended } kind = Kind::step;
  std::string workflow;         ///< its title
  std::string words;            ///< the title of the step or of the task; a step without one: its event
  std::string outcome = {};     ///< the title, of task_ended
  std::set<std::string> by;     ///< any one of them
  bool second_person = false;   ///< not by whoever did what goes before
};
/// In the order of the workflows and of their tables.
std::vector<RoleAct> role_acts(settings::Rules const& rules);

/// Open tasks of one kind, in cases that are with one colleague.
struct WaitingTasks {
  std::string title;
  std::string owner;         ///< the role they lie with
  std::set<std::string> by;  ///< who may end them in some way
  std::string officer;       ///< a StaffId; empty: nobody
  int open = 0;
};
struct WaitingWork {
  std::vector<WaitingTasks> tasks;
  std::map<std::string, int> cases;  ///< open ones by the colleague they are with
};
/// Of every case, whoever looks: it is told as numbers.
WaitingWork waiting_work(Office& office);

/// A role with what it reaches.
struct RoleReach {
  std::string role;
  std::vector<RoleAct> acts;
  std::vector<RoleHolder> holders;
  int open_tasks = 0;             ///< that lie with it
  std::vector<RoleAct> undoable;  ///< acts of it that nobody may do, whatever other role may
  /// Nobody has it, and some task or step waits for it.
  [[nodiscard]] bool missed() const { return holders.empty() && (open_tasks > 0 || !undoable.empty()); }
};
std::vector<RoleReach> role_reach(std::vector<std::string> const& roles, std::vector<RoleAct> const& acts, std::vector<RoleHolder> const& everybody, WaitingWork const& waiting);

/// An act that a second person must do, and how many may.
struct FewLeft {
  RoleAct act;
  std::size_t before = 0, after = 0;
};
/// Below this, what one of them did before nobody could go on with.
constexpr std::size_t kEnoughForSecondPerson = 2;
/// Acts that a second person must do and fewer than kEnoughForSecondPerson may; before and after are the same.
std::vector<FewLeft> few_for_second_person(std::vector<RoleAct> const& acts, std::vector<RoleHolder> const& everybody);

struct TaskCount {
  std::string title, owner;
  int open = 0;
};
/// What giving a colleague other roles does. Nothing is written.
struct RoleChange {
  std::vector<RoleAct> gained, lost;
  std::vector<RoleAct> nobody;           ///< of those lost: what nobody else may do
  std::vector<FewLeft> few;              ///< fewer than kEnoughForSecondPerson, and fewer than before
  std::vector<TaskCount> tasks_nobody;   ///< open tasks that nobody could end
  std::vector<TaskCount> tasks_of_role;  ///< open tasks that somebody could end, and that lie with a role nobody would have
  std::vector<TaskCount> tasks_theirs;   ///< open tasks of their cases that they could no longer end and others could
  int cases = 0;                         ///< open ones that are with them
};
/// `everybody` may sign in now. Where `who` is not among them, their roles move and nothing that waits does. Where `after` is nothing, they can no longer sign in.
RoleChange role_change(std::vector<RoleAct> const& acts, WaitingWork const& waiting, std::vector<RoleHolder> const& everybody, RoleHolder const& who, std::optional<std::set<std::string>> const& after);

}  // namespace rightsdesk::app
