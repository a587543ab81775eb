#include "posting/webhook.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/URI.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/base64.h"
#include "posting/hmac.h"
#include "posting/tls.h"

namespace rightsdesk::posting {
namespace {

namespace net = Poco::Net;

constexpr std::size_t kLongestAddress = 500, kMostRead = 64U << 10U;

/// The address is not one that may be called: said before anything is sent.
class NotAllowed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Range {
  char const* network;
  unsigned bits;
};

/// IANA's special-purpose registries (RFC 6890), multicast, and what IPv6 wraps an IPv4 address in.
constexpr std::array kNotPublic4{Range{"0.0.0.0", 8},      Range{"10.0.0.0", 8},     Range{"100.64.0.0", 10}, Range{"127.0.0.0", 8},   Range{"169.254.0.0", 16},
                                 Range{"172.16.0.0", 12},  Range{"192.0.0.0", 24},   Range{"192.0.2.0", 24},  Range{"192.88.99.0", 24}, Range{"192.168.0.0", 16},
                                 Range{"198.18.0.0", 15},  Range{"198.51.100.0", 24}, Range{"203.0.113.0", 24}, Range{"224.0.0.0", 4},  Range{"240.0.0.0", 4}};
constexpr std::array kPublic6{Range{"2000::", 3}};
constexpr std::array kNotPublic6{Range{"2001::", 23}, Range{"2001:db8::", 32}, Range{"2002::", 16}, Range{"3fff::", 20}};

bool within(net::IPAddress const& address, Range const& range) {
  net::IPAddress const mask(range.bits, address.family());
  return (address & mask) == net::IPAddress(range.network);
}

template <class Ranges>
bool within_any(net::IPAddress const& address, Ranges const& ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [&](Range const& range) { return within(address, range); });
}

net::SocketAddress judged_address(Poco::URI const& uri, WebhookTerms const& terms) {
  auto const address = address_of(uri.getHost(), uri.getPort());
  if (terms.reach == WebhookTerms::Reach::public_only && !is_public(address.host())) throw NotAllowed("the name leads to an address that is not public");
  return address;
}

std::unique_ptr<net::HTTPClientSession> session_to(Poco::URI const& uri, WebhookTerms const& terms) {
  auto const address = judged_address(uri, terms);
  Poco::Timespan const patience(terms.patience.count(), 0);
  std::unique_ptr<net::HTTPClientSession> session;
  if (uri.getScheme() == "https") {
    net::SecureStreamSocket socket(tls_context(terms.ca));
    socket.setPeerHostName(uri.getHost());  // whose certificate it must be, though an address is connected to
    socket.connect(address, patience);
    session = std::make_unique<net::HTTPClientSession>(socket);  // the session is told no scheme: the socket is encrypted already
  } else {
    net::StreamSocket socket;
    socket.connect(address, patience);
    session = std::make_unique<net::HTTPClientSession>(socket);
  }
  session->setTimeout(patience, patience, patience);
  session->socket().setSendTimeout(patience);
  session->socket().setReceiveTimeout(patience);
  session->setKeepAlive(false);
  return session;
}

int status_of(WebhookCall const& call, WebhookTerms const& terms, Instant now) {
  Poco::URI const uri(call.url);
  auto const second = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  auto const session = session_to(uri, terms);
  auto const path = uri.getPathAndQuery();
  net::HTTPRequest request(net::HTTPRequest::HTTP_POST, path.empty() ? "/" : path, net::HTTPMessage::HTTP_1_1);
  request.setHost(uri.getHost(), uri.getPort());
  request.setContentType("application/json");
  request.setContentLength(static_cast<std::streamsize>(call.body.size()));
  request.set("User-Agent", "rightsdesk");
  request.set("webhook-id", call.id);
  request.set("webhook-timestamp", std::to_string(second));
  request.set("webhook-signature", webhook_signature(call, second));
  session->sendRequest(request) << call.body;
  net::HTTPResponse response;
  auto& in = session->receiveResponse(response);
  std::array<char, 4096> part{};
  for (std::size_t read = 0; read < kMostRead && (in.read(part.data(), part.size()) || in.gcount() > 0);) read += static_cast<std::size_t>(in.gcount());
  return response.getStatus();
}

}  // namespace

bool is_public(net::IPAddress const& address) {
  if (address.family() == net::AddressFamily::IPv4) return !within_any(address, kNotPublic4);
  if (address.isIPv4Mapped()) {  // ::ffff:a.b.c.d
    auto const* bytes = static_cast<unsigned char const*>(address.addr());
    return is_public(net::IPAddress(bytes + 12, 4));
  }
  return within_any(address, kPublic6) && !within_any(address, kNotPublic6);
}

std::string wrong_with_address(std::string const& url, WebhookTerms const& terms) {
  if (url.size() > kLongestAddress) return "The address must be 500 characters or fewer.";
  if (std::any_of(url.begin(), url.end(), [](char c) { return c <= ' ' || c > '~'; })) return "The address must be written in visible ASCII characters.";
  try {
    Poco::URI const uri(url);
    bool const plain = uri.getScheme() == "http" && terms.lines == WebhookTerms::Lines::http_too;
    if (uri.getScheme() != "https" && !plain) return "The address must begin with https://.";
    if (uri.getHost().empty()) return "The address must name a host.";
    if (!uri.getUserInfo().empty()) return "The address must hold no name and no password.";
    if (!uri.getFragment().empty()) return "The address must have no fragment.";
    net::IPAddress written;
    if (terms.reach == WebhookTerms::Reach::public_only && net::IPAddress::tryParse(uri.getHost(), written) && !is_public(written)) return "The address must be public.";
  } catch (Poco::Exception const&) {
    return "This is no address.";
  }
  return {};
}

std::string webhook_signature(WebhookCall const& call, std::int64_t timestamp) {
  std::string all;
  for (auto const& secret : call.secrets) {
    all += (all.empty() ? "v1," : " v1,") + base64_of(hmac_sha256(call.id + "." + std::to_string(timestamp) + "." + call.body, secret));
  }
  return all;
}

Handed call_webhook(WebhookCall const& call, WebhookTerms const& terms, Instant now) {
  if (auto const wrong = wrong_with_address(call.url, terms); !wrong.empty()) return try_again(wrong);  // the service's terms may have changed
  try {
    auto const status = status_of(call, terms, now);
    if (status >= 200 && status < 300) return taken();
    if (status == 410) return refused_for_good("410: it wants no more");
    return try_again("it answered with " + std::to_string(status));
  } catch (NotAllowed const& refusal) {
    return try_again(refusal.what());
  } catch (net::SSLException const&) {
    return try_again("the encrypted line was not established: its certificate is not trusted, or is another's");
  } catch (Poco::TimeoutException const&) {
    return try_again("it did not answer in time");
  } catch (net::HostNotFoundException const&) {
    return try_again("its name is not known");
  } catch (net::ConnectionRefusedException const&) {
    return try_again("the connection was refused");
  } catch (Poco::Exception const& failure) {
    return try_again(fit_to_keep(failure.displayText(), call.url));
  }
}

}  // namespace rightsdesk::posting
