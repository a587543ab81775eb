#include "posting/simulator_server.h"

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/URI.h>

#include <array>

#include "core/result.h"

namespace rightsdesk::posting {
namespace {

namespace net = Poco::Net;

constexpr std::size_t kMostBody = 16U << 20U;  // bytes: a letter's PDF as base64

std::string body_of(std::istream& in) {
  std::string text;
  std::array<char, 8192> part{};
  while (text.size() <= kMostBody && (in.read(part.data(), part.size()) || in.gcount() > 0)) text.append(part.data(), static_cast<std::size_t>(in.gcount()));
  return text;
}

class Handler final : public net::HTTPRequestHandler {
 public:
  Handler(NotifySimulator& simulator, Clock const& clock) : simulator_(simulator), clock_(clock) {}
  void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& response) override {
    Poco::URI const uri(request.getURI());
    NotifySimulator::Asked asked{request.getMethod(), uri.getPath(), {}, request.get("Authorization", ""), body_of(request.stream())};
    for (auto const& [name, value] : uri.getQueryParameters()) asked.query.emplace_back(name, value);
    auto const now = clock_.now();
    auto const answer = simulator_.answer(asked, now);
    response.setStatus(std::to_string(answer.status));
    response.setReason(net::HTTPResponse::getReasonForStatus(static_cast<net::HTTPResponse::HTTPStatus>(answer.status)));
    response.setContentType(answer.media_type);
    for (auto const& [name, value] : answer.headers) response.set(name, value);
    response.set("Date", Poco::DateTimeFormatter::format(Poco::Timestamp::fromEpochTime(std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(now))),
                                                         Poco::DateTimeFormat::HTTP_FORMAT));
    response.sendBuffer(answer.body.data(), answer.body.size());
  }

 private:
  NotifySimulator& simulator_;
  Clock const& clock_;
};

class Handlers final : public net::HTTPRequestHandlerFactory {
 public:
  Handlers(NotifySimulator& simulator, Clock const& clock) : simulator_(simulator), clock_(clock) {}
  net::HTTPRequestHandler* createRequestHandler(net::HTTPServerRequest const&) override { return new Handler(simulator_, clock_); }

 private:
  NotifySimulator& simulator_;
  Clock const& clock_;
};

net::ServerSocket listening(SimulatorServer::Place const& place) {
  net::SocketAddress const address(net::IPAddress("127.0.0.1"), place.port);
  if (place.certificate.empty()) return net::ServerSocket(address);
  net::Context::Params params;
  params.certificateFile = place.certificate;
  params.privateKeyFile = place.private_key;
  params.verificationMode = net::Context::VERIFY_NONE;  // of its clients
  return net::SecureServerSocket(address, 64, new net::Context(net::Context::TLS_SERVER_USE, params));
}

}  // namespace

struct SimulatorServer::Running {
  Running(NotifyKey key, Clock const& clock, Place const& place)
      : socket(listening(place)),
        url((place.certificate.empty() ? "http://127.0.0.1:" : "https://127.0.0.1:") + std::to_string(socket.address().port())),
        simulator(std::move(key), url),
        server(new Handlers(simulator, clock), socket, new net::HTTPServerParams) {
    server.start();
  }
  net::ServerSocket socket;
  std::string url;
  NotifySimulator simulator;
  net::HTTPServer server;
};

SimulatorServer::SimulatorServer(NotifyKey key, Clock const& clock, Place const& place) {
  try {
    running_ = std::make_unique<Running>(std::move(key), clock, place);
  } catch (Poco::Exception const& failure) {
    throw Fault("The simulator does not start.", failure.displayText());
  }
}

SimulatorServer::~SimulatorServer() { running_->server.stopAll(true); }
std::string SimulatorServer::url() const { return running_->url; }
NotifySimulator& SimulatorServer::simulator() { return running_->simulator; }

}  // namespace rightsdesk::posting
