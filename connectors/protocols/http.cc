#include "connectors/protocols/http.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HostEntry.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/URI.h>
#include <sys/socket.h>

#include <condition_variable>
#include <istream>
#include <mutex>
#include <thread>

#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;
using std::chrono::milliseconds;

/// Cuts the connection when the deadline passes: read time limits alone never stop a source that drips.
class Cutter {
 public:
  Cutter(int descriptor, Deadline const& deadline)
      : thread_([this, descriptor, deadline] {
          std::unique_lock lock(mutex_);
          if (!done_.wait_for(lock, deadline.left(), [this] { return finished_; }))
            ::shutdown(descriptor, SHUT_RDWR);
        }) {}
  ~Cutter() {
    {
      std::lock_guard const lock(mutex_);
      finished_ = true;
    }
    done_.notify_all();
    thread_.join();
  }
  Cutter(Cutter const&) = delete;
  Cutter& operator=(Cutter const&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  bool finished_ = false;
  std::thread thread_;
};

Poco::Timespan span(milliseconds time) {
  return {static_cast<Poco::Timespan::TimeDiff>(std::max<std::int64_t>(1, time.count()) * 1000)};
}

/// Poco's own resolve() looks the name of a written-out address up, which fails where there is no name
/// server.
std::vector<Poco::Net::IPAddress> addresses_of(std::string const& host) {
  Poco::Net::IPAddress written;
  auto const bare = host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
  if (Poco::Net::IPAddress::tryParse(bare, written)) return {written};
  return Poco::Net::DNS::hostByName(host).addresses();
}

Poco::Net::SocketAddress address_of(HttpPlace const& place, Poco::URI const& uri) {
  for (auto const& ip : addresses_of(uri.getHost())) {
    if (ip.isLinkLocal() || ip.isMulticast() || ip.isWildcard()) continue;
    if (ip.isLoopback() && place.loopback != HttpPlace::Loopback::allowed) continue;
    if (uri.getScheme() == "http" && !ip.isLoopback()) continue;
    return {ip, uri.getPort()};
  }
  fail(Kind::unreachable,
       place.title +
           " is not connected: its address is not one we may call (https, or this machine if the settings "
           "say so).",
       "address refused: " + uri.getHost());
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

std::unique_ptr<Poco::Net::HTTPClientSession> session_over(HttpPlace const& place, Poco::URI const& uri,
                                                           Poco::Net::StreamSocket& socket) {
  if (uri.getScheme() != "https") return std::make_unique<Poco::Net::HTTPClientSession>(socket);
  auto secure = Poco::Net::SecureStreamSocket::attach(socket, uri.getHost(), tls_context(place.ca));
  if (secure.completeHandshake() != 1) throw Poco::Net::SSLException("handshake not completed");
  secure.verifyPeerCertificate(uri.getHost());
  // Poco 1.11's HTTPSClientSession refuses a socket that is connected already; the plain session speaks over
  // any socket.
  return std::make_unique<Poco::Net::HTTPClientSession>(secure);
}

milliseconds retry_after(Poco::Net::HTTPResponse const& response) {
  auto const text = response.get("Retry-After", "");
  if (text.empty() || text.size() > 6 || text.find_first_not_of("0123456789") != std::string::npos) return {};
  return std::chrono::seconds(std::stol(text));
}

void check_head(HttpPlace const& place, Poco::Net::HTTPResponse const& response) {
  int const status = response.getStatus();
  auto const internal = "HTTP " + std::to_string(status);
  if (status == 401 || status == 403)
    fail(Kind::sign_in_refused, place.title + " refused our sign-in: the key is not accepted.", internal);
  if (status == 429)
    throw Passing(Kind::unreachable, place.title + " asked us to wait longer than the time limit.", internal,
                  retry_after(response));
  if (status >= 500)
    throw Passing(Kind::unreachable, place.title + " has a fault of its own (" + internal + ").", internal,
                  retry_after(response));
  if (status >= 300 && status < 400)
    fail(Kind::nonsense, place.title + " sent us to another address, which we do not follow.", internal);
  if (status != 200 && status != 404)
    fail(Kind::nonsense, place.title + " did not understand our question (" + internal + ").", internal);
  auto const type = lower_ascii(response.getContentType());
  if (!type.starts_with("application/json") && type.find("+json") == std::string::npos) {
    bool const page = type.starts_with("text/html");
    fail(Kind::nonsense,
         place.title + " answered with " +
             (page ? "a web page, perhaps to sign in," : "something other than JSON") +
             " instead of records.",
         "content type " + type.substr(0, 60));
  }
  auto const coding = lower_ascii(response.get("Content-Encoding", "identity"));
  if (coding != "identity")
    fail(Kind::nonsense, place.title + " sent a compressed answer we did not ask for.", coding.substr(0, 40));
}

std::string read_body(HttpPlace const& place, Poco::Net::HTTPResponse const& response, std::istream& in,
                      std::size_t most, Deadline const& deadline) {
  auto const declared = response.getContentLength64();
  if (declared > static_cast<std::int64_t>(most))
    fail(Kind::too_large, place.title + " sent an answer larger than we take.", std::to_string(declared));
  std::string body, block(1U << 14U, '\0');
  while (in.good()) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    auto const count = in.gcount();
    body.append(block, 0, static_cast<std::size_t>(count));
    if (body.size() > most)
      fail(Kind::too_large, place.title + " sent an answer larger than we take.",
           "over " + std::to_string(most));
    deadline.check(place.title);
  }
  bool const short_body = declared >= 0 && body.size() != static_cast<std::size_t>(declared);
  if (in.bad() || short_body)
    throw Passing(Kind::nonsense, place.title + " broke off in the middle of its answer.", "short body");
  return body;
}

HttpAnswer ask(HttpPlace const& place, std::string const& path_and_query, std::size_t most,
               Deadline const& deadline) {
  Poco::URI const uri(place.url);
  Poco::Net::StreamSocket socket;
  auto const address = address_of(place, uri);
  socket.connect(address, span(std::min(deadline.left(), milliseconds(5000))));
  socket.setReceiveTimeout(span(deadline.left()));
  socket.setSendTimeout(span(deadline.left()));
  Cutter const cutter(socket.impl()->sockfd(), deadline);
  auto const session = session_over(place, uri, socket);
  session->setTimeout(span(deadline.left()));
  auto base = uri.getPath();
  while (base.ends_with('/')) base.pop_back();
  Poco::Net::HTTPRequest request(Poco::Net::HTTPRequest::HTTP_GET, base + path_and_query,
                                 Poco::Net::HTTPRequest::HTTP_1_1);
  request.setHost(uri.getHost(), uri.getPort());
  request.set("Accept", "application/json");
  request.set("Accept-Encoding", "identity");
  request.setKeepAlive(false);
  for (auto const& [name, value] : place.headers) request.set(name, value);
  session->sendRequest(request);
  Poco::Net::HTTPResponse response;
  auto& in = session->receiveResponse(response);
  check_head(place, response);
  return {response.getStatus(), read_body(place, response, in, most, deadline)};
}

}  // namespace

HttpAnswer http_get(HttpPlace const& place, std::string const& path_and_query, std::size_t most,
                    Deadline const& deadline) {
  deadline.check(place.title);
  auto const late = [&] { return deadline.left() < milliseconds(20); };
  try {
    return ask(place, path_and_query, most, deadline);
  } catch (sources::SourceFailure const& failure) {
    // An answer that we cut off at the deadline looks like nonsense.
    bool const cut_off = failure.kind() == Kind::nonsense || failure.kind() == Kind::unreachable;
    if (late() && cut_off) throw timed_out(place.title, deadline.total());
    throw;
  } catch (Poco::Net::SSLException const& error) {
    if (late()) throw timed_out(place.title, deadline.total());
    fail(Kind::unreachable,
         place.title + " could not be reached safely: its certificate is not one we trust.",
         error.displayText());
  } catch (Poco::Net::MessageException const& error) {
    if (late()) throw timed_out(place.title, deadline.total());
    throw Passing(Kind::nonsense, place.title + " broke off before its answer.", error.displayText());
  } catch (Poco::Exception const& error) {
    if (late()) throw timed_out(place.title, deadline.total());
    throw Passing(Kind::unreachable, place.title + " could not be reached.", error.displayText());
  }
}

std::string url_encoded(std::string const& text) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string out;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    if (plain)
      out += c;
    else
      out += {'%', hex[byte >> 4U], hex[byte & 15U]};
  }
  return out;
}

}  // namespace rightsdesk::connectors
