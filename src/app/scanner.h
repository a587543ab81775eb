#pragma once
// Looks at a file that comes in before it is kept where people open it.
#include <optional>
#include <string>
#include <string_view>

#include "app/office.h"

namespace rightsdesk::app {

/// What a scanner says of one file.
struct Look {
  enum class Says { clean, infected, not_looked_at } says = Says::not_looked_at;
  std::string words = {};  ///< infected: the signature's name; not looked at: why
};

class Scanner {
 public:
  virtual ~Scanner() = default;
  /// From any thread. Never throws: a scanner that is down says not_looked_at.
  virtual Look look(std::string_view bytes) = 0;
};

/// Nothing when the file may be kept for the case. Refused: `infected`, with what it was called (an event of the case and an entry of the
/// ledger tell of it), and `not_scanned`, when nobody can look at it now: it is not kept, and whoever sent it is told to try again. Not within
/// a transaction: it may take a minute. Without a scanner every file may.
std::optional<Refusal> kept_out(Office& office, CaseId const& about, std::string const& actor, std::string_view bytes);

}  // namespace rightsdesk::app
