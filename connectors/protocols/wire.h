#pragma once
// A connection of our own to a server: only where the settings may send us, certificates checked, cut at the deadline.
#include <Poco/Net/StreamSocket.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "connectors/protocols/attempt.h"

namespace rightsdesk::connectors {

struct WirePlace {
  std::string title;  ///< of the source, for what is said when it fails
  std::string host;   ///< an address in brackets or bare, or a name
  int port = 0;
  enum class Tls { none, required } tls = Tls::required;  ///< none: only to this machine
  std::string ca;                                         ///< file of the certificate authority; empty for the system's
  enum class Loopback { refused, allowed } loopback = Loopback::refused;
};

/// Cuts the connection when the deadline passes: read time limits alone never stop a source that drips.
class Cutter {
 public:
  Cutter(int descriptor, Deadline const& deadline);
  ~Cutter();
  Cutter(Cutter const&) = delete;
  Cutter& operator=(Cutter const&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  bool finished_ = false;
  std::thread thread_;
};

/// Connected, not yet encrypted, with the deadline's time limits on reads and writes. Throws SourceFailure (unreachable)
/// when no address of the host is one we may call, and what Poco throws.
Poco::Net::StreamSocket connected_socket(WirePlace const& place, Deadline const& deadline);
/// The same socket under TLS 1.2 or later, the certificate checked against `ca` and the host; as it is for Tls::none.
/// Start a Cutter first. Throws what Poco throws.
Poco::Net::StreamSocket secured(Poco::Net::StreamSocket& socket, WirePlace const& place);

}  // namespace rightsdesk::connectors
