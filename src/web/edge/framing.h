#pragma once
// The checks every request passes before anything else looks at it (RFC 9112; the library beneath accepts what it should not).
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rightsdesk::web {

/// The request line and header fields, encoded words already decoded by the library: the checks must see what pages would.
struct Head {
  std::string method, target, version;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// Why a request is refused; the connection is closed after the answer.
struct BadFraming {
  int status = 400;
  std::string why;  ///< for the log; repeats nothing of what was sent
};

/// `hosts`: the names this server answers to ("host" or "host:port"); empty: any well-formed one.
/// Refuses: odd methods, targets and versions; control characters; a Host missing, doubled or not ours (421);
/// doubled or contradictory lengths; any Transfer-Encoding (a lone "chunked" with 411); a coded body (415).
std::optional<BadFraming> check_framing(Head const& head, std::vector<std::string> const& hosts);

/// The declared length of the body; 0 when there is none. Only after check_framing found nothing.
std::uint64_t body_length(Head const& head);

}  // namespace rightsdesk::web
