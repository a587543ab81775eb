#pragma once
// Events told to another system's address, signed as the Standard Webhooks specification says (HMAC-SHA256, headers webhook-*).
#include <Poco/Net/IPAddress.h>

#include <string>
#include <vector>

#include "posting/carrier.h"

namespace rightsdesk::posting {

/// Where webhooks may go.
struct WebhookTerms {
  enum class Lines { https_only, http_too } lines = Lines::https_only;
  /// Addresses that only this network reaches: what stands behind the firewall must not be asked in our name.
  enum class Reach { public_only, private_too } reach = Reach::public_only;
  std::string ca = {};  ///< file; empty: the system's authorities
  std::chrono::seconds patience{10};  ///< for each step: connecting, sending, the answer
};

struct WebhookCall {
  std::string id;    ///< of the event for this subscriber: the same however often it is sent
  std::string url;
  std::string body;
  std::vector<std::string> secrets;  ///< bytes; the newest first. While a secret is changed over there are two, and two signatures
};

/// What is wrong with the address itself; empty when it may be subscribed. Looks no name up.
std::string wrong_with_address(std::string const& url, WebhookTerms const& terms);
/// True for an address that the whole internet shares: not this machine, not a private, link-local, shared, documentation, multicast or reserved
/// range, nor one of those written as IPv6.
bool is_public(Poco::Net::IPAddress const& address);

/// "v1,BASE64" for each secret, with a space between: over "id.timestamp.body".
std::string webhook_signature(WebhookCall const& call, std::int64_t timestamp);

/// One try. Taken: a 2xx came back. Refused: 410, it wants no more. Again: anything else, with words without an address. Follows no redirect; the
/// address is looked up once, judged, and connected to as judged. Never throws for one call.
Handed call_webhook(WebhookCall const& call, WebhookTerms const& terms, Instant now);

}  // namespace rightsdesk::posting
