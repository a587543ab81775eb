#pragma once
// Who of the staff may see a case, and in whose name a step of it runs. Most are open to every role that may look; some are kept to named people.
#include <optional>
#include <set>
#include <string>

#include "core/date.h"
#include "core/id.h"

namespace rightsdesk::app {

class CaseReaders {
 public:
  virtual ~CaseReaders() = default;
  /// The people a case is kept to; empty: it is kept to nobody.
  virtual std::set<StaffId> of_case(CaseId const& about) = 0;
  /// The cases that are kept to others than this colleague, and to which no way in stands open for them.
  virtual std::set<CaseId> kept_from(StaffId const& colleague) = 0;
  /// Whether there is this case, of this controller, and neither is it kept to others than this colleague nor, where it is, does no way in stand open for
  /// them. One statement and nothing unsealed: a case that is kept to others takes no longer than one that never was.
  virtual bool may_see(CaseId const& about, std::string const& controller, StaffId const& colleague) = 0;
  /// In place of who was named before; empty: open again to every role that may look.
  virtual void set(CaseId const& about, std::set<StaffId> const& readers) = 0;
  /// A way in for this colleague, which shuts by itself; in place of an earlier one.
  virtual void let_in(CaseId const& about, StaffId const& colleague, Instant until) = 0;
  /// The open job of this key runs in the name of this colleague, who asked last. Nothing for who is no colleague: another system, the program.
  virtual void set_asker(std::string const& job_key, StaffId const& colleague) = 0;
  /// The same for those of the case's dead jobs whose last error begins so, and which this colleague has tried again.
  virtual void set_asker_of_dead(CaseId const& about, std::string const& error_begins, StaffId const& colleague) = 0;
  virtual StaffId asker(JobId const& job) = 0;  ///< empty: the program itself
  /// What the account says at this moment; none: there is none, or it is switched off.
  virtual std::optional<std::set<std::string>> roles_now(StaffId const& colleague) = 0;
};

}  // namespace rightsdesk::app
