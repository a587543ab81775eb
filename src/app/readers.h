#pragma once
// Who of the staff may see a case. Most are open to every role that may look; some are kept to named people.
#include <set>

#include "core/id.h"

namespace rightsdesk::app {

class CaseReaders {
 public:
  virtual ~CaseReaders() = default;
  /// The people a case is kept to; empty: it is kept to nobody.
  virtual std::set<StaffId> of_case(CaseId const& about) = 0;
  /// The cases that are kept to others than this colleague.
  virtual std::set<CaseId> kept_from(StaffId const& colleague) = 0;
  /// In place of who was named before; empty: open again to every role that may look.
  virtual void set(CaseId const& about, std::set<StaffId> const& readers) = 0;
};

}  // namespace rightsdesk::app
