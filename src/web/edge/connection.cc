#include "web/edge/connection.h"

#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/NetException.h>

#include <algorithm>
#include <optional>
#include <sstream>

#include "core/text.h"
#include "web/edge/body.h"
#include "web/edge/framing.h"
#include "web/edge/incoming.h"
#include "web/edge/long_answers.h"

namespace rightsdesk::web {
namespace {

using std::chrono::milliseconds;
namespace net = Poco::Net;

constexpr std::uint64_t most_drained = 1 << 20;
constexpr int most_requests = 1000;  ///< on one connection
constexpr std::size_t piece = std::size_t{1} << 20;  // of a long answer: rights that end are felt after one
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

std::string cookie_line(std::string const& name, std::string const& value, bool secure) {
  // A __Host- cookie must be Secure with Path=/ and no Domain (RFC 6265bis 4.1.3.2).
  auto line = (secure ? "__Host-" : "") + name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax";
  if (secure) line += "; Secure";
  if (value.empty()) line += "; Max-Age=0";
  return line;
}

bool expects_continue(Head const& head) {
  return std::any_of(head.headers.begin(), head.headers.end(), [](auto const& field) { return lower_ascii(field.first) == "expect" && lower_ascii(field.second) == "100-continue"; });
}

enum class Next { keep, close };

/// One request on an open connection: read, checked, answered.
class OneRequest {
 public:
  OneRequest(Listening& listening, net::StreamSocket const& socket, Incoming& incoming, Watchdog::Watch& watch)
      : listening_(listening), socket_(socket), incoming_(incoming), watch_(watch) {}

  Next serve() {
    auto const bytes = incoming_.head();
    if (!bytes) return refuse_unread(bytes.error().status, {});
    if (!bytes->has_value()) return Next::close;
    auto const head = parse_head(**bytes);
    if (!head) return send(listening_.answering.refuse(head.error().status, {}), Next::close);
    return answer(*head);
  }

 private:
  Next answer(Head const& head) {
    secure_ = socket_.secure() || listening_.settings.front == Front::tls_proxy;
    body_wanted_ = head.method != "HEAD";
    if (auto const bad = check_framing(head, listening_.settings.hosts)) {
      return send(listening_.answering.refuse(bad->status, head.target), Next::close);
    }
    auto const length = body_length(head);
    watch_.allow(time_for(length));
    auto const path = head.target.substr(0, head.target.find('?'));
    if (length > listening_.answering.largest_body(head.method, path)) return refuse_unread(413, path);
    Reserved const reserved(listening_, length);
    if (!reserved.granted()) return refuse_unread(503, path);
    if (expects_continue(head)) send_bytes("HTTP/1.1 100 Continue\r\n\r\n");
    auto const body = incoming_.body(length);
    if (!body) return Next::close;
    return answer_whole(head, *body);
  }

  Next answer_whole(Head const& head, std::string const& body) {
    auto const next = keeps_alive(head) && !listening_.leaving && !listening_.stopping ? Next::keep : Next::close;
    std::optional<Exchange> exchange;
    try {
      exchange = make_exchange(head, body);
    } catch (Malformed const& malformed) {
      return send(listening_.answering.refuse(malformed.status(), head.target), Next::close);
    }
    exchange->client = client_of(*exchange);
    exchange->secure = secure_;
    auto const reply = listening_.answering.answer(*exchange);
    return send(reply, reply.status() >= 500 ? Next::close : next, &*exchange);
  }

  std::string client_of(Exchange const& exchange) {
    auto const peer = socket_.peerAddress().host().toString();
    if (listening_.settings.front == Front::nothing) return peer;
    auto const forwarded = split(exchange.header("x-forwarded-for"), ',');
    auto const last = forwarded.empty() ? std::string() : tidied(forwarded.back());
    Poco::Net::IPAddress address;
    return Poco::Net::IPAddress::tryParse(last, address) ? address.toString() : peer;
  }

  /// Of a request whose bytes are still coming.
  Next refuse_unread(int status, std::string const& path) {
    send(listening_.answering.refuse(status, path), Next::close);
    linger();
    return Next::close;
  }

  /// Reads what is still coming for a moment, or a reset would destroy the answer before it is read.
  void linger() {
    watch_.allow(milliseconds(2000));
    socket_.shutdownSend();
    socket_.setReceiveTimeout(Poco::Timespan(0, 500'000));
    char buffer[16384];
    for (std::uint64_t drained = 0; drained < most_drained;) {
      int const got = socket_.receiveBytes(buffer, sizeof buffer);
      if (got <= 0) return;
      drained += static_cast<std::uint64_t>(got);
    }
  }

  bool still_may(Exchange const& asked) {
    auto* const watched = dynamic_cast<LongAnswers*>(&listening_.answering);
    return watched == nullptr || watched->still_may(asked);
  }

  /// In pieces, before each of which whoever reads it must still be allowed to. False: they are not, and the rest stays here.
  bool send_long(std::string_view body, Exchange const* asked) {
    for (std::size_t at = 0; at < body.size(); at += piece) {
      if (at > 0 && asked != nullptr && !still_may(*asked)) return false;
      send_bytes(body.substr(at, piece));
    }
    return true;
  }

  Next send(Reply const& reply, Next next, Exchange const* asked = nullptr) {
    watch_.allow(time_for(reply.body().size()));
    auto const status = static_cast<net::HTTPResponse::HTTPStatus>(reply.status());
    net::HTTPResponse response(net::HTTPMessage::HTTP_1_1, status, net::HTTPResponse::getReasonForStatus(status));
    response.setDate(Poco::Timestamp());
    response.setKeepAlive(next == Next::keep);
    for (auto const& [name, value] : reply.headers()) response.set(name, value);
    for (auto const& [name, value] : reply.cookies()) response.add("Set-Cookie", cookie_line(name, value, secure_));
    response.setContentLength64(static_cast<Poco::Int64>(reply.body().size()));
    std::ostringstream head;
    response.write(head);
    bool const small = reply.body().size() < 65'536;  // one packet rather than two
    send_bytes(head.str() + (body_wanted_ && small ? reply.body() : std::string()));
    bool const whole = !body_wanted_ || small || send_long(reply.body(), asked);
    return whole ? next : Next::close;
  }

  void send_bytes(std::string_view bytes) {
    while (!bytes.empty()) {
      int const sent = socket_.sendBytes(bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 20)));
      if (sent <= 0) throw net::NetException("the peer takes no more");
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  Listening& listening_;
  net::StreamSocket socket_;
  Incoming& incoming_;
  Watchdog::Watch& watch_;
  bool secure_ = false, body_wanted_ = true;
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
  Watchdog::Watch watch(listening_.watchdog, socket().impl()->sockfd());  // goes before the descriptor is closed
  watch.allow(milliseconds(listening_.settings.header_milliseconds));
  try {
    socket().setReceiveTimeout(Poco::Timespan(30, 0));
    Incoming incoming(socket());
    milliseconds patience(listening_.settings.header_milliseconds);
    for (int served = 0; served < most_requests && !listening_.stopping && incoming.more(patience); ++served) {
      watch.allow(milliseconds(listening_.settings.header_milliseconds));
      if (OneRequest(listening_, socket(), incoming, watch).serve() == Next::close) break;
      patience = milliseconds(listening_.settings.idle_milliseconds);
      watch.allow(patience + milliseconds(1000));
    }
  } catch (Poco::Exception const&) {
    // The peer went away, or the watchdog cut it: there is nobody left to tell.
  }
}

}  // namespace rightsdesk::web
