#pragma once
#include "workflow/workflow.h"

namespace rightsdesk::workflow {

inline Known guards() { return {{"fine_paid", "reader_is_grown_up"}, {"reader_is_grown_up"}, {}}; }

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
                 {"take_back", {"lent"}, "returned", {"librarian", "porter"}, {holds("fine_paid")}},
                 {"write_off", {"asked", "lent"}, "lost", {"librarian"}}};
  table.may = {{"add_note", {}, {"librarian", "porter"}}, {"inspect", {"returned"}, {"porter"}}};
  return table;
}

/// A kind of task of the same library: a page to be mended.
inline TaskKind mending() {
  TaskKind kind;
  kind.kind = "mending";
  kind.title = "A page to mend";
  kind.owner = "porter";
  kind.by_hand = {"librarian"};
  kind.in = {"asked"};
  kind.fields = {{"page", "Which page"}};
  kind.outcomes = {{"mended", "Mended", {"porter"}, {"page"}}, {"torn_out", "Torn out", {"librarian"}, {"reason"}}};
  return kind;
}

inline Table lending_and_mending() {
  auto table = lending();
  table.tasks = {mending()};
  return table;
}

}  // namespace rightsdesk::workflow
