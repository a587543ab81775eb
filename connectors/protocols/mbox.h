#pragma once
// An mbox file as its messages: "From " at the start of a line after an empty one begins the next; ">From "
// loses one ">".
#include <functional>
#include <string>

#include "connectors/protocols/attempt.h"

namespace rightsdesk::connectors {

struct MboxMessage {
  std::size_t number = 1;  ///< in the file, from 1
  std::size_t offset = 0;  ///< bytes from the start of the file to its "From " line
  std::string bytes;       ///< as sent: without the "From " line and the empty line after it
  enum class Whole { yes, cut } whole = Whole::yes;  ///< cut at `most` bytes
};

/// Streams the messages of the file at `path`; memory holds one. Returns when `take` says stop or at the end.
/// Throws SourceFailure in `title`'s name: unreachable (not there, not readable), nonsense (no mbox, or one
/// that ends in the middle of a line: the messages before it were given by then),
/// timed_out.
enum class Onwards { more, stop };
void each_message(std::string const& title, std::string const& path, std::size_t most,
                  Deadline const& deadline, std::function<Onwards(MboxMessage const&)> const& take);

}  // namespace rightsdesk::connectors
