#include "connectors/protocols/http.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/URI.h>

#include <istream>

#include "connectors/protocols/wire.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;
using std::chrono::milliseconds;

Poco::Timespan span(milliseconds time) {
  return {static_cast<Poco::Timespan::TimeDiff>(std::max<std::int64_t>(1, time.count()) * 1000)};
}

WirePlace wire_of(HttpPlace const& place, Poco::URI const& uri) {
  return {place.title, uri.getHost(), uri.getPort(),
          uri.getScheme() == "https" ? WirePlace::Tls::required : WirePlace::Tls::none, place.ca,
          place.loopback == HttpPlace::Loopback::allowed ? WirePlace::Loopback::allowed : WirePlace::Loopback::refused};
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
  if (status != 200 && status != 201 && status != 404)
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

struct Question {
  std::string method, path_and_query, body;
  std::string type;
};

HttpAnswer ask(HttpPlace const& place, Question const& question, std::size_t most, Deadline const& deadline) {
  Poco::URI const uri(place.url);
  auto const wire = wire_of(place, uri);
  auto socket = connected_socket(wire, deadline);
  Cutter const cutter(socket.impl()->sockfd(), deadline);
  // Poco 1.11's HTTPSClientSession refuses a socket that is connected already; the plain session speaks over any socket.
  auto const session = std::make_unique<Poco::Net::HTTPClientSession>(secured(socket, wire));
  session->setTimeout(span(deadline.left()));
  auto base = uri.getPath();
  while (base.ends_with('/')) base.pop_back();
  auto path = base + question.path_and_query;
  if (path.empty()) path = "/";
  Poco::Net::HTTPRequest request(question.method, path, Poco::Net::HTTPRequest::HTTP_1_1);
  request.setHost(uri.getHost(), uri.getPort());
  request.set("Accept", "application/json");
  request.set("Accept-Encoding", "identity");
  request.setKeepAlive(false);
  for (auto const& [name, value] : place.headers) request.set(name, value);
  if (!question.body.empty()) {
    request.setContentType(question.type);
    request.setContentLength(static_cast<std::streamsize>(question.body.size()));
  }
  session->sendRequest(request) << question.body;
  Poco::Net::HTTPResponse response;
  auto& in = session->receiveResponse(response);
  check_head(place, response);
  return {response.getStatus(), read_body(place, response, in, most, deadline)};
}

HttpAnswer asked(HttpPlace const& place, Question const& question, std::size_t most, Deadline const& deadline) {
  deadline.check(place.title);
  auto const late = [&] { return deadline.left() < milliseconds(20); };
  try {
    return ask(place, question, most, deadline);
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

}  // namespace

HttpAnswer http_get(HttpPlace const& place, std::string const& path_and_query, std::size_t most,
                    Deadline const& deadline) {
  return asked(place, {Poco::Net::HTTPRequest::HTTP_GET, path_and_query, {}, {}}, most, deadline);
}

HttpAnswer http_send(HttpPlace const& place, HttpOrder const& order, std::size_t most, Deadline const& deadline) {
  return asked(place, {order.method, order.path_and_query, order.json, "application/json"}, most, deadline);
}

HttpAnswer http_post_form(HttpPlace const& place, std::string const& form, std::size_t most, Deadline const& deadline) {
  return asked(place, {Poco::Net::HTTPRequest::HTTP_POST, "", form, "application/x-www-form-urlencoded"}, most, deadline);
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
