#pragma once
// The bytes of one connection as they come, cut into heads and bodies. The library's own reader takes the byte 0xFF for the end of a head
// (its get() gives a signed character), and an end of line at its buffer's edge for an empty line; what follows would be a request of its own.
#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/result.h"
#include "web/edge/framing.h"

namespace rightsdesk::web {

/// A head is at most so many bytes, its empty line included.
constexpr std::size_t most_head = 16'384;

class Incoming {
 public:
  explicit Incoming(Poco::Net::StreamSocket const& socket) : socket_(socket) {}

  /// Whether a byte of the next request is there, or comes in time.
  bool more(std::chrono::milliseconds patience);
  /// The next head with its last end of line, without the empty line. Nothing when the peer closes first. Refuses (400) a line that does not
  /// end in CR LF, and more than most_head bytes. Throws Poco::TimeoutException and what else the socket throws.
  Result<std::optional<std::string>, BadFraming> head();
  /// Exactly so many bytes; nothing when the peer closes first: what came of them is never acted on.
  std::optional<std::string> body(std::uint64_t length);

 private:
  bool receive();

  Poco::Net::StreamSocket socket_;
  std::string come_;  ///< and not yet given
};

}  // namespace rightsdesk::web
