#pragma once
// What `rightsdesk verify` would find in a council's store, in words; empty when it is whole.
#include "council.h"
#include "store/ledger_store.h"
#include "store/whole.h"

namespace rightsdesk::app {

inline std::string unsound(Council& council) {
  Desk desk(council);
  auto const connection = desk.database->connection();
  std::string words;
  for (auto const& part : {store::dangling_rows(*connection), store::steps_done_twice(*connection), store::damaged_documents(*connection, desk.key), store::orphans(*connection, desk.key)}) {
    for (auto const& one : part) words += one.what + " (" + one.where + "); ";
  }
  if (auto const broken = store::verify(*connection)) words += "ledger: " + broken->why;
  return words;
}

}  // namespace rightsdesk::app
