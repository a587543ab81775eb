#include "web/edge/connection.h"

#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponseImpl.h>
#include <Poco/Net/HTTPServerSession.h>
#include <Poco/Net/NetException.h>

#include <optional>

#include "core/text.h"
#include "web/edge/body.h"
#include "web/edge/framing.h"

namespace rightsdesk::web {
namespace {

using std::chrono::milliseconds;
namespace net = Poco::Net;

constexpr std::uint64_t most_drained = 1 << 20;
constexpr std::uint64_t slowest_bytes_a_second = 50'000;

milliseconds time_for(std::uint64_t bytes) { return milliseconds(30'000 + bytes * 1000 / slowest_bytes_a_second); }

/// A share of the memory that all bodies together may use.
class Reserved {
 public:
  Reserved(Listening& listening, std::uint64_t bytes) : listening_(listening), bytes_(bytes) {
    granted_ = (listening_.bodies += bytes_) <= listening_.settings.bodies_in_memory;
  }
  ~Reserved() { listening_.bodies -= bytes_; }
  Reserved(Reserved const&) = delete;
  Reserved& operator=(Reserved const&) = delete;
  [[nodiscard]] bool granted() const { return granted_; }

 private:
  Listening& listening_;
  std::uint64_t bytes_;
  bool granted_;
};

Head head_of(net::HTTPServerRequest const& request) {
  Head head{request.getMethod(), request.getURI(), request.getVersion(), {}};
  for (auto const& [name, value] : request) head.headers.emplace_back(name, value);
  return head;
}

std::string cookie_line(std::string const& name, std::string const& value, bool secure) {
  // A __Host- cookie must be Secure with Path=/ and no Domain (RFC 6265bis 4.1.3.2).
  auto line = (secure ? "__Host-" : "") + name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax";
  if (secure) line += "; Secure";
  if (value.empty()) line += "; Max-Age=0";
  return line;
}

enum class Next { keep, close };

/// One request on an open session: read, checked, answered.
class OneRequest {
 public:
  OneRequest(Listening& listening, net::HTTPServerSession& session, Watchdog::Watch& watch)
      : listening_(listening), session_(session), watch_(watch), response_(session) {}

  Next serve() {
    std::optional<net::HTTPServerRequestImpl> request;
    try {
      request.emplace(response_, session_, listening_.parameters.get());
    } catch (net::NoMessageException const&) {
      return Next::close;
    } catch (Poco::TimeoutException const&) {
      return Next::close;
    } catch (Poco::Exception const&) {  // a line, field or length the library itself could not read
      if (session_.networkException()) return Next::close;
      send(listening_.answering.refuse(400, {}), Next::close);
      return Next::close;
    }
    return answer(*request);
  }

 private:
  Next answer(net::HTTPServerRequestImpl& request) {
    secure_ = request.secure() || listening_.settings.front == Front::tls_proxy;
    auto const head = head_of(request);
    if (auto const bad = check_framing(head, listening_.settings.hosts)) {
      return send(listening_.answering.refuse(bad->status, head.target), Next::close);
    }
    auto const length = body_length(head);
    watch_.allow(time_for(length));
    auto const path = head.target.substr(0, head.target.find('?'));
    if (length > listening_.answering.largest_body(head.method, path)) return refuse_body(413, path);
    Reserved const reserved(listening_, length);
    if (!reserved.granted()) return refuse_body(503, path);
    if (request.getExpectContinue()) response_.sendContinue();
    auto const body = whole_body(request.stream(), length);
    if (!body) return Next::close;
    return answer_whole(request, head, *body);
  }

  Next answer_whole(net::HTTPServerRequestImpl& request, Head const& head, std::string const& body) {
    auto const next = request.getKeepAlive() && session_.canKeepAlive() && !listening_.leaving && !listening_.stopping ? Next::keep : Next::close;
    std::optional<Exchange> exchange;
    try {
      exchange = make_exchange(head, body);
    } catch (Malformed const& malformed) {
      return send(listening_.answering.refuse(malformed.status(), head.target), Next::close);
    }
    exchange->client = client_of(*exchange);
    exchange->secure = secure_;
    auto const reply = listening_.answering.answer(*exchange);
    return send(reply, reply.status() >= 500 ? Next::close : next);
  }

  std::string client_of(Exchange const& exchange) {
    auto const peer = session_.clientAddress().host().toString();
    if (listening_.settings.front == Front::nothing) return peer;
    auto const forwarded = split(exchange.header("x-forwarded-for"), ',');
    auto const last = forwarded.empty() ? std::string() : tidied(forwarded.back());
    Poco::Net::IPAddress address;
    return Poco::Net::IPAddress::tryParse(last, address) ? address.toString() : peer;
  }

  /// Nothing when the body ends before its declared length: the bytes that came are never acted on.
  static std::optional<std::string> whole_body(std::istream& in, std::uint64_t length) {
    std::string body;
    char buffer[65536];
    while (body.size() < length) {
      in.read(buffer, static_cast<std::streamsize>(std::min<std::uint64_t>(sizeof buffer, length - body.size())));
      if (in.gcount() <= 0) return {};
      body.append(buffer, static_cast<std::size_t>(in.gcount()));
    }
    return body;
  }

  Next refuse_body(int status, std::string const& path) {
    send(listening_.answering.refuse(status, path), Next::close);
    linger();
    return Next::close;
  }

  /// Reads what is still coming for a moment, or a reset would destroy the answer before it is read.
  void linger() {
    watch_.allow(milliseconds(2000));
    auto& socket = session_.socket();
    socket.shutdownSend();
    socket.setReceiveTimeout(Poco::Timespan(0, 500'000));
    char buffer[16384];
    for (std::uint64_t drained = 0; drained < most_drained;) {
      int const got = socket.receiveBytes(buffer, sizeof buffer);
      if (got <= 0) return;
      drained += static_cast<std::uint64_t>(got);
    }
  }

  Next send(Reply const& reply, Next next) {
    watch_.allow(time_for(reply.body().size()));
    response_.setStatus(static_cast<net::HTTPResponse::HTTPStatus>(reply.status()));
    response_.setReason(net::HTTPResponse::getReasonForStatus(response_.getStatus()));
    response_.setDate(Poco::Timestamp());
    response_.setVersion(net::HTTPMessage::HTTP_1_1);
    response_.setKeepAlive(next == Next::keep);
    for (auto const& [name, value] : reply.headers()) response_.set(name, value);
    for (auto const& [name, value] : reply.cookies()) response_.add("Set-Cookie", cookie_line(name, value, secure_));
    response_.setContentLength64(static_cast<Poco::Int64>(reply.body().size()));
    auto& out = response_.send();  // for HEAD it takes the headers and drops the rest
    out.write(reply.body().data(), static_cast<std::streamsize>(reply.body().size()));
    out.flush();
    return next;
  }

  Listening& listening_;
  net::HTTPServerSession& session_;
  Watchdog::Watch& watch_;
  net::HTTPServerResponseImpl response_;
  bool secure_ = false;
};

class Seat {
 public:
  Seat(Seats& seats, std::string address) : seats_(seats), address_(std::move(address)), taken_(seats_.take(address_)) {}
  ~Seat() {
    if (taken_) seats_.give_back(address_);
  }
  Seat(Seat const&) = delete;
  Seat& operator=(Seat const&) = delete;
  [[nodiscard]] bool taken() const { return taken_; }

 private:
  Seats& seats_;
  std::string address_;
  bool taken_;
};

}  // namespace

bool Seats::take(std::string const& address) {
  std::lock_guard const lock(mutex_);
  auto& taken = taken_[address];
  if (per_address_ > 0 && taken >= per_address_) return false;
  ++taken;
  return true;
}

void Seats::give_back(std::string const& address) {
  std::lock_guard const lock(mutex_);
  auto const found = taken_.find(address);
  if (found != taken_.end() && --found->second == 0) taken_.erase(found);
}

void Connection::run() {
  Seat const seat(listening_.seats, socket().peerAddress().host().toString());
  if (!seat.taken()) return;  // an honest browser opens six
  net::HTTPServerSession session(socket(), listening_.parameters);
  Watchdog::Watch watch(listening_.watchdog, socket().impl()->sockfd());  // goes before the session closes the descriptor
  watch.allow(milliseconds(listening_.settings.header_milliseconds));
  try {
    while (!listening_.stopping && session.hasMoreRequests()) {
      watch.allow(milliseconds(listening_.settings.header_milliseconds));
      OneRequest one(listening_, session, watch);
      auto const next = one.serve();
      session.setKeepAlive(next == Next::keep);
      watch.allow(milliseconds(listening_.settings.idle_milliseconds + 1000));
    }
  } catch (Poco::Exception const&) {
    // The peer went away, or the watchdog cut it: there is nobody left to tell.
  }
}

}  // namespace rightsdesk::web
