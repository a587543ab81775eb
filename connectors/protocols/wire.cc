#include "connectors/protocols/wire.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/HostEntry.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <sys/socket.h>

namespace rightsdesk::connectors {
namespace {

using std::chrono::milliseconds;

Poco::Timespan span(milliseconds time) {
  return {static_cast<Poco::Timespan::TimeDiff>(std::max<std::int64_t>(1, time.count()) * 1000)};
}

/// Poco's own resolve() looks the name of a written-out address up, which fails where there is no name server.
std::vector<Poco::Net::IPAddress> addresses_of(std::string const& host) {
  Poco::Net::IPAddress written;
  auto const bare = host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
  if (Poco::Net::IPAddress::tryParse(bare, written)) return {written};
  return Poco::Net::DNS::hostByName(host).addresses();
}

Poco::Net::SocketAddress address_of(WirePlace const& place) {
  for (auto const& ip : addresses_of(place.host)) {
    if (ip.isLinkLocal() || ip.isMulticast() || ip.isWildcard()) continue;
    if (ip.isLoopback() && place.loopback != WirePlace::Loopback::allowed) continue;
    if (place.tls == WirePlace::Tls::none && !ip.isLoopback()) continue;
    return {ip, static_cast<Poco::UInt16>(place.port)};
  }
  fail(sources::SourceFailure::Kind::unreachable,
       place.title +
           " is not connected: its address is not one we may call (encrypted, or this machine if the settings "
           "say so).",
       "address refused: " + place.host);
}

Poco::Net::Context::Ptr tls_context(std::string const& ca) {
  Poco::Net::Context::Params params;
  params.caLocation = ca;
  params.loadDefaultCAs = ca.empty();
  params.verificationMode = Poco::Net::Context::VERIFY_STRICT;
  Poco::Net::Context::Ptr context = new Poco::Net::Context(Poco::Net::Context::CLIENT_USE, params);
  context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
  context->enableExtendedCertificateVerification(true);
  return context;
}

}  // namespace

Cutter::Cutter(int descriptor, Deadline const& deadline)
    : thread_([this, descriptor, deadline] {
        std::unique_lock lock(mutex_);
        if (!done_.wait_for(lock, deadline.left(), [this] { return finished_; })) ::shutdown(descriptor, SHUT_RDWR);
      }) {}

Cutter::~Cutter() {
  {
    std::lock_guard const lock(mutex_);
    finished_ = true;
  }
  done_.notify_all();
  thread_.join();
}

Poco::Net::StreamSocket connected_socket(WirePlace const& place, Deadline const& deadline) {
  Poco::Net::StreamSocket socket;
  socket.connect(address_of(place), span(std::min(deadline.left(), milliseconds(5000))));
  socket.setReceiveTimeout(span(deadline.left()));
  socket.setSendTimeout(span(deadline.left()));
  return socket;
}

Poco::Net::StreamSocket secured(Poco::Net::StreamSocket& socket, WirePlace const& place) {
  if (place.tls == WirePlace::Tls::none) return socket;
  auto secure = Poco::Net::SecureStreamSocket::attach(socket, place.host, tls_context(place.ca));
  if (secure.completeHandshake() != 1) throw Poco::Net::SSLException("handshake not completed");
  secure.verifyPeerCertificate(place.host);
  return secure;
}

}  // namespace rightsdesk::connectors
