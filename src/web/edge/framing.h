#pragma once
// The checks every request passes before anything else looks at it (RFC 9112; the library beneath accepts what it should not).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace rightsdesk::web {

/// The request line and header fields, as they were sent.
struct Head {
  std::string method, target, version;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// Why a request is refused; the connection is closed after the answer.
struct BadFraming {
  int status = 400;
  std::string why;  ///< for the log; repeats nothing of what was sent
};

/// The bytes of a head, each line ending in CR LF, into its parts: what stands in them is for check_framing. Refuses a request line that is not
/// three parts with one space between, a field without a colon or with a space before it, a folded line, and more than 100 fields.
Result<Head, BadFraming> parse_head(std::string_view bytes);

/// `hosts`: the names this server answers to ("host" or "host:port"); empty: any well-formed one.
/// Refuses: odd methods, targets and versions; control characters; a Host missing, doubled or not ours (421);
/// doubled or contradictory lengths; any Transfer-Encoding (a lone "chunked" with 411); a coded body (415).
std::optional<BadFraming> check_framing(Head const& head, std::vector<std::string> const& hosts);

/// Whether the sender goes on with the connection (RFC 9112 9.3); of HTTP/1.0 nobody does.
bool keeps_alive(Head const& head);

/// The declared length of the body; 0 when there is none. Only after check_framing found nothing.
std::uint64_t body_length(Head const& head);

}  // namespace rightsdesk::web
