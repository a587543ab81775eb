#pragma once
// Short-lived facts about visits, kept in memory: a restart asks a resident for a new code, no more.
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "core/date.h"
#include "core/id.h"

namespace rightsdesk::web {

using Moment = std::chrono::steady_clock::time_point;
/// Now, by a clock that nobody sets: for what is shut after a while.
inline Moment moment() { return std::chrono::steady_clock::now(); }
/// After it was last used.
constexpr std::chrono::minutes visit_lasts{30};

/// Which case a browser's visit came in to with a code. Ends 30 minutes after it was last used. Thread-safe.
class Visits {
 public:
  void enter(std::string const& visit, CaseId const& about, Moment now);
  std::optional<CaseId> about(std::string const& visit, Moment now);
  void leave(std::string const& visit);

 private:
  struct Entered {
    CaseId about;
    Moment used;
  };
  std::mutex mutex_;
  std::map<std::string, Entered> entered_;
};

/// Which visits asked for a code of which reference, for as long as such a code is good. Thread-safe.
class AskedForCode {
 public:
  void note(std::string const& visit, std::string const& reference, Moment now);
  bool lately(std::string const& visit, std::string const& reference, Moment now);

 private:
  std::mutex mutex_;
  std::map<std::string, Moment> asked_;  ///< by visit and reference
};

/// At most 10 tries in 5 minutes for one name (an address, a purpose). Thread-safe.
class Attempts {
 public:
  /// True when one more try is allowed; counts it.
  bool allow(std::string const& name, Moment now);

 private:
  std::mutex mutex_;
  std::map<std::string, std::deque<Moment>> tries_;
};

/// How often somebody tried in vain within the hour, and which tries are written down: the first sixty one by one, then each doubling, so that nobody fills the
/// ledger by asking. Thread-safe.
class InVain {
 public:
  /// The number of this try within the hour that began with the first; none: it is not written down.
  std::optional<int> to_write(std::string const& who, Instant now);

 private:
  struct Tries {
    Instant since;
    int tries = 0;
  };
  std::mutex mutex_;
  std::map<std::string, Tries> tries_;
};

}  // namespace rightsdesk::web
