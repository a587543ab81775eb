#pragma once
#include "workflow/workflow.h"

namespace rightsdesk::workflow {

inline std::set<std::string> guards() { return {"fine_paid"}; }

/// A small table: a book is asked for, lent, and returned or lost.
inline Table lending() {
  Table table;
  table.name = "lending";
  table.start = "asked";
  table.states = {{"asked", true, CaseClock::running, "Asked"},
                  {"lent", true, CaseClock::paused, "With you"},
                  {"returned", false, CaseClock::stopped, "Back"},
                  {"lost", false, CaseClock::stopped, "Lost"}};
  table.moves = {{"lend", {"asked"}, "lent", {"librarian"}},
                 {"take_back", {"lent"}, "returned", {"librarian", "porter"}, "fine_paid"},
                 {"write_off", {"asked", "lent"}, "lost", {"librarian"}}};
  table.may = {{"add_note", {}, {"librarian", "porter"}}, {"inspect", {"returned"}, {"porter"}}};
  return table;
}

}  // namespace rightsdesk::workflow
