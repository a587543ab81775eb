#pragma once
// The encrypted line to a carrier: TLS 1.2 or later, the other side's certificate and name checked, no setting that leaves it out.
#include <Poco/Net/Context.h>
#include <Poco/Net/SocketAddress.h>

#include <chrono>
#include <string>

namespace rightsdesk::posting {

/// `ca`: file with the authority; empty: those of the system.
Poco::Net::Context::Ptr tls_context(std::string const& ca);

/// The first address of the name; throws Poco::Net::NetException where it has none.
Poco::Net::SocketAddress address_of(std::string const& host, std::uint16_t port);

/// A secret that a file holds, without white space at its ends. Fault when it cannot be read or is empty.
std::string secret_in(std::string const& file);

}  // namespace rightsdesk::posting
