#include "web/edge/server.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/ThreadPool.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "core/result.h"
#include "web/edge/connection.h"

namespace rightsdesk::web {
namespace {

namespace net = Poco::Net;

class Connections : public net::TCPServerConnectionFactory {
 public:
  explicit Connections(Listening& listening) : listening_(listening) {}
  net::TCPServerConnection* createConnection(net::StreamSocket const& socket) override {
    return new Connection(socket, listening_);
  }

 private:
  Listening& listening_;
};

net::TCPServerParams::Ptr parameters_of(EdgeSettings const& settings) {
  net::TCPServerParams::Ptr parameters = new net::TCPServerParams;
  parameters->setMaxThreads(settings.threads);
  parameters->setMaxQueued(settings.waiting);
  return parameters;
}

net::Context::Ptr tls_context(EdgeSettings const& settings) {
  net::Context::Params parameters;
  parameters.privateKeyFile = settings.private_key;
  parameters.certificateFile = settings.certificate;
  parameters.verificationMode = net::Context::VERIFY_NONE;
  parameters.loadDefaultCAs = false;
  // TLS 1.2 only with forward secrecy and an authenticated cipher; 1.3 has nothing else.
  parameters.cipherList = "ECDHE+AESGCM:ECDHE+CHACHA20";
  net::Context::Ptr context = new net::Context(net::Context::TLS_SERVER_USE, parameters);
  context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
  context->preferServerCiphers();
  context->disableStatelessSessionResumption();
  return context;
}

net::ServerSocket bound_socket(EdgeSettings const& settings) {
  net::SocketAddress const address(settings.address, settings.port);
  try {
    auto socket = settings.certificate.empty() ? net::ServerSocket() : net::SecureServerSocket(tls_context(settings));
    socket.bind(address, true, false);  // a second server on this port is refused, and takes no share of the visitors
    socket.listen(256);
    return socket;
  } catch (Poco::Exception const& problem) {
    throw Fault("The web server could not start", "listening on port " + std::to_string(settings.port) + ": " + problem.displayText());
  }
}

}  // namespace

struct Server::State {
  State(EdgeSettings const& settings, Answering& answering)
      : listening(settings, answering), pool(2, settings.threads), socket(bound_socket(settings)) {
    tcp = std::make_unique<net::TCPServer>(new Connections(listening), pool, socket, parameters_of(settings));
  }
  Listening listening;
  Poco::ThreadPool pool;
  net::ServerSocket socket;
  std::unique_ptr<net::TCPServer> tcp;
};

Server::Server(EdgeSettings const& settings, Answering& answering) {
  std::signal(SIGPIPE, SIG_IGN);  // a peer that leaves is an error code, never our end
  state_ = std::make_unique<State>(settings, answering);
  state_->tcp->start();
}

Server::~Server() {
  using namespace std::chrono_literals;
  state_->listening.stopping = true;
  state_->tcp->stop();
  auto const end = std::chrono::steady_clock::now() + 30s;
  // What the connections share must outlive the last of them.
  while (state_->tcp->currentConnections() > 0) {
    if (std::chrono::steady_clock::now() > end) state_->listening.watchdog.cut_all();
    std::this_thread::sleep_for(20ms);
  }
  state_->tcp.reset();
  state_->pool.stopAll();
}

void Server::leave() { state_->listening.leaving = true; }

std::uint16_t Server::port() const { return state_->socket.address().port(); }

}  // namespace rightsdesk::web
