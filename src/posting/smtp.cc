#include "posting/smtp.h"

#include <Poco/Net/NetException.h>
#include <Poco/Net/SMTPClientSession.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>

#include <functional>
#include <sstream>

#include "core/result.h"
#include "core/text.h"
#include "posting/mime.h"
#include "posting/tls.h"

namespace rightsdesk::posting {
namespace {

namespace net = Poco::Net;

Poco::Timespan span(std::chrono::seconds time) { return {time.count(), 0}; }

/// A server that says no where the message is not to blame: STARTTLS, AUTH.
class NotLetIn : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Poco's session over a socket that was connected within a time limit, and encrypted under the server's own name.
class Session final : public net::SMTPClientSession {
 public:
  Session(net::StreamSocket const& connected, MailServer const& server) : net::SMTPClientSession(connected), server_(server) { setTimeout(span(server.patience)); }

  void begin() {
    login("localhost");
    if (server_.tls == MailServer::Tls::starttls) encrypt();
    if (!server_.user.empty()) authenticate();
  }

 private:
  void encrypt() {
    std::string answer;
    if (sendCommand("STARTTLS", answer) / 100 != 2) throw NotLetIn("the server does not offer STARTTLS: " + answer);
    auto secure = net::SecureStreamSocket::attach(socket(), server_.host, tls_context(server_.ca));
    if (secure.completeHandshake() != 1) throw net::SSLException("handshake not completed");
    secure.verifyPeerCertificate(server_.host);
    socket() = secure;  // what was said before is forgotten with the old buffer (RFC 3207, 4.2)
    if (sendCommand("EHLO", "localhost", answer) / 100 != 2) throw NotLetIn("EHLO after STARTTLS: " + answer);
  }

  void authenticate() {
    try {
      loginUsingPlain(server_.user, secret_in(server_.password_file));
    } catch (net::SMTPException const& refusal) {
      throw NotLetIn("the server does not accept our account: " + refusal.message());
    }
  }

  MailServer const& server_;
};

net::StreamSocket connected_to(MailServer const& server) {
  auto const address = address_of(server.host, server.port);
  if (server.tls == MailServer::Tls::none && !address.host().isLoopback()) throw NotLetIn("without encryption to this machine alone");
  net::StreamSocket socket;
  socket.connect(address, span(server.patience));
  socket.setReceiveTimeout(span(server.patience));
  socket.setSendTimeout(span(server.patience));
  if (server.tls != MailServer::Tls::from_the_start) return socket;
  auto secure = net::SecureStreamSocket::attach(socket, server.host, tls_context(server.ca));
  if (secure.completeHandshake() != 1) throw net::SSLException("handshake not completed");
  secure.verifyPeerCertificate(server.host);
  return secure;
}

Handed answered(net::SMTPException const& refusal, std::string const& to) {
  auto const words = fit_to_keep(refusal.message(), to);
  return refusal.code() / 100 == 5 ? refused_for_good(words) : try_again(words);
}

/// Sender, recipient, text. Once the text was taken the message is gone, however the farewell goes.
Handed given(Session& session, MailServer const& server, Parcel const& parcel, Instant now) {
  try {
    session.sendAddresses(server.from, {parcel.to.reveal()});
    std::istringstream message(mime_message(parcel, server.from, now));
    session.sendData();
    session.sendMessage(message);
  } catch (net::SMTPException const& refusal) {
    return answered(refusal, parcel.to.reveal());
  }
  try {
    session.close();
  } catch (Poco::Exception const&) {  // it has the message
  }
  return taken();
}

/// `say` to a server that let us in; else what is in the way, which is no fault of a message's.
Handed let_in(MailServer const& server, std::string const& to, std::function<Handed(Session&)> const& say) {
  try {
    Session session(connected_to(server), server);
    session.begin();
    return say(session);
  } catch (NotLetIn const& wrong) {
    return try_again(fit_to_keep(wrong.what(), to));
  } catch (net::SMTPException const& refusal) {  // the greeting
    return try_again(fit_to_keep(refusal.message(), to));
  } catch (net::SSLException const& failure) {
    return try_again(fit_to_keep("the encrypted line: " + failure.displayText(), to));
  } catch (Poco::TimeoutException const&) {
    return try_again("the mail server did not answer in " + std::to_string(server.patience.count()) + " seconds");
  } catch (Poco::Exception const& failure) {
    return try_again(fit_to_keep(failure.displayText(), to));
  } catch (Fault const& fault) {
    return try_again(fit_to_keep(fault.internal(), to));
  }
}

}  // namespace

Handed SmtpCarrier::hand_over(Parcel const& parcel, Instant now) {
  if (parcel.channel != "email") return refused_for_good("a mail server carries e-mail alone");
  if (!is_mailbox(parcel.to.reveal())) return refused_for_good("the address is not one that mail can be sent to");
  return let_in(server_, parcel.to.reveal(), [&](Session& session) { return given(session, server_, parcel, now); });
}

std::string SmtpCarrier::wrong_with_account() {
  return let_in(server_, {}, [](Session&) { return taken(); }).words;
}

}  // namespace rightsdesk::posting
