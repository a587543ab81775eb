#pragma once
// One GET over HTTP or HTTPS, distrustfully: all limits total, no redirects, nothing but what was asked for.
#include <map>
#include <string>

#include "connectors/protocols/attempt.h"

namespace rightsdesk::connectors {

struct HttpPlace {
  std::string title;  ///< of the source, for what is said when it fails
  std::string url;    ///< base, "https://housing.example.org/api"; http only to this machine
  std::string ca;     ///< file of the certificate authority; empty for the system's
  enum class Loopback {
    refused,
    allowed
  } loopback = Loopback::refused;              ///< SSRF: this machine only when the settings say so
  std::map<std::string, std::string> headers;  ///< sign-in included
};

struct HttpAnswer {
  int status = 200;
  std::string body;
};

/// `path_and_query` is added to the base and must be encoded already. Gives 200 and 404; everything else
/// throws SourceFailure: 401, 403 sign_in_refused; 429 and 5xx and broken-off answers are Passing; a
/// redirect, another media type than JSON, a compressed body are nonsense; a body over `most` is too_large; a
/// link-local or unlisted loopback address unreachable. The deadline covers name, connection, TLS, headers
/// and body; a source that drips is cut off.
HttpAnswer http_get(HttpPlace const& place, std::string const& path_and_query, std::size_t most,
                    Deadline const& deadline);

/// One PUT, POST or DELETE with a JSON body (empty: none), under the same rules; 201 is given too. Never tried again by itself.
struct HttpOrder {
  std::string method, path_and_query, json;
};
HttpAnswer http_send(HttpPlace const& place, HttpOrder const& order, std::size_t most, Deadline const& deadline);

/// One POST of a form to the place's own address, under the same rules: for a sign-in, never for a record.
HttpAnswer http_post_form(HttpPlace const& place, std::string const& form, std::size_t most, Deadline const& deadline);

/// Percent-encoded for a path segment or a query value.
std::string url_encoded(std::string const& text);

}  // namespace rightsdesk::connectors
