#pragma once
// All cases of one controller in a folder of locked files, and that folder taken into another installation: what a council takes along when it leaves. One
// case at a time is in memory; done again after it was stopped, it goes on where it stood. What the folder holds: docs/case-archive.md.
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "store/case_archive.h"

namespace rightsdesk::store {

/// The list of what is in a folder, in that folder; written last, so that a folder without it is not whole.
constexpr char kControllerList[] = "controller.rdlist";

struct ControllerMove {
  std::string folder;      ///< private; made when it is not there
  std::string passphrase;  ///< 12 letters and more; of the list and of every case
  std::string actor;       ///< StaffId or "program:…"
  /// Told of each case once it is done: which of how many, and its reference.
  std::function<void(std::size_t number, std::size_t of, std::string const& reference)> told = [](std::size_t, std::size_t, std::string const&) {};
};

/// One that did not go, and why.
struct LeftBehind {
  std::string reference;
  Refusal why;
};

struct ControllerMoved {
  std::string controller;
  std::size_t moved = 0, stood = 0;  ///< done now; done by an earlier run, and as it was then
  std::vector<LeftBehind> left = {};  ///< empty: the controller is whole
};

/// Every case of `controller` as export_case gives it, in a file by its reference, and the list of them with their SHA-256. A case whose file stands and to
/// which nothing has happened since (its ledger says so) is not written again. What export_case refuses of a case is in `left`, here and in the list.
/// Refused: weak_password; not_found (no case of this controller).
Result<ControllerMoved> export_controller(Database& database, VaultKey const& key, Clock const& clock, std::string const& controller, ControllerMove const& move);

/// What an installation can take in.
struct Known {
  std::set<std::string> controllers, workflows;
};
/// Every case that the folder's list names: held against its SHA-256, taken in as import_case does, and read back: each row of each table and each document
/// is what the file says. A case that came from this very file stands. `left`: what was left behind there, and each case that is not taken in here:
/// missing, damaged, unknown_version, unknown_controller, unknown_workflow, already_there (from elsewhere), not_the_same (what was read back).
/// Refused as a whole: missing, damaged (the list).
Result<ControllerMoved> import_controller(Database& database, VaultKey const& key, Clock const& clock, Known const& known, ControllerMove const& move);

}  // namespace rightsdesk::store
