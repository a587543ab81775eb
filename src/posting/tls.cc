#include "posting/tls.h"

#include <Poco/Net/DNS.h>
#include <Poco/Net/HostEntry.h>
#include <Poco/Net/NetException.h>

#include <fstream>
#include <sstream>

#include "core/result.h"
#include "core/text.h"

namespace rightsdesk::posting {

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

Poco::Net::SocketAddress address_of(std::string const& host, std::uint16_t port) {
  Poco::Net::IPAddress written;  // Poco looks a written-out address up too, which fails where there is no name server
  if (Poco::Net::IPAddress::tryParse(host, written)) return {written, port};
  auto const addresses = Poco::Net::DNS::hostByName(host).addresses();
  if (addresses.empty()) throw Poco::Net::HostNotFoundException(host);
  return {addresses.front(), port};
}

std::string secret_in(std::string const& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  auto secret = tidied(text.str());
  if (!in || secret.empty()) throw Fault("Messages cannot be sent.", "cannot read a secret from " + file);
  return secret;
}

}  // namespace rightsdesk::posting
