#include "posting/notify.h"

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeParser.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/URI.h>

#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/base64.h"
#include "core/json.h"
#include "core/text.h"
#include "posting/notify_key.h"
#include "posting/print.h"
#include "posting/tls.h"

namespace rightsdesk::posting {
namespace {

namespace net = Poco::Net;
using std::chrono::seconds;

constexpr std::size_t kMostAnswer = 1U << 20U;  // bytes
constexpr seconds kClocks{30};  // rest-api: "iat" within 30 seconds
constexpr seconds kLongestWait{6 * 3600};
constexpr char kPost[] = "post";

struct Answer {
  int status = 0;
  Json body;           ///< null where it is no JSON
  seconds ahead{0};    ///< our clock before theirs
  std::optional<seconds> retry_after = {};
};

struct Call {
  std::string method, path;  ///< path with its query
  std::string body = {};
};

std::unique_ptr<net::HTTPClientSession> session_to(NotifyAccount const& account) {
  Poco::URI const uri(account.url);
  Poco::Timespan const patience(account.patience.count(), 0);
  std::unique_ptr<net::HTTPClientSession> session;
  if (uri.getScheme() == "https") {
    session = std::make_unique<net::HTTPSClientSession>(uri.getHost(), uri.getPort(), tls_context(account.ca));
  } else if (address_of(uri.getHost(), uri.getPort()).host().isLoopback()) {
    session = std::make_unique<net::HTTPClientSession>(uri.getHost(), uri.getPort());
  } else {
    throw Fault("Messages cannot be sent.", account.url + " is not encrypted");
  }
  session->setTimeout(patience, patience, patience);
  session->setKeepAlive(false);
  return session;
}

std::string read_at_most(std::istream& in) {
  std::string text;
  std::array<char, 8192> part{};
  while (text.size() <= kMostAnswer && (in.read(part.data(), part.size()) || in.gcount() > 0)) text.append(part.data(), static_cast<std::size_t>(in.gcount()));
  if (text.size() > kMostAnswer) throw net::NetException("the answer is too long");
  return text;
}

seconds ahead_of(net::HTTPResponse const& response, Instant now) {
  int zone = 0;
  Poco::DateTime theirs;
  if (!Poco::DateTimeParser::tryParse(Poco::DateTimeFormat::HTTP_FORMAT, response.get("Date", ""), theirs, zone)) return seconds(0);
  return std::chrono::floor<seconds>(now).time_since_epoch() - seconds(theirs.timestamp().epochTime());
}

std::optional<seconds> retry_after(net::HTTPResponse const& response) {
  auto const text = response.get("Retry-After", "");
  int wait = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), wait);
  if (error != std::errc{} || end != text.data() + text.size() || wait < 1) return std::nullopt;
  return std::min(seconds(wait), kLongestWait);
}

Answer asked(NotifyAccount const& account, Call const& call, Instant now) {
  auto const key = notify_key(secret_in(account.key_file));
  if (!key) throw Fault("Messages cannot be sent.", account.key_file + " holds no API key of Notify");
  auto const session = session_to(account);
  net::HTTPRequest request(call.method, call.path, net::HTTPMessage::HTTP_1_1);
  request.set("Authorization", "Bearer " + notify_token(*key, now));
  request.set("User-Agent", "rightsdesk");
  if (!call.body.empty()) {
    request.setContentType("application/json");
    request.setContentLength(static_cast<std::streamsize>(call.body.size()));
  }
  session->sendRequest(request) << call.body;
  net::HTTPResponse response;
  auto const text = read_at_most(session->receiveResponse(response));
  auto body = parse_json(text);
  return {response.getStatus(), body ? std::move(*body) : Json(), ahead_of(response, now), retry_after(response)};
}

/// The world's failures as words; what `ask` gives where it did not fail.
template <class T>
T heard(std::function<T()> const& ask, std::function<T(std::string const&)> const& failed) {
  try {
    return ask();
  } catch (net::SSLException const& failure) {
    return failed("the encrypted line: " + failure.displayText());
  } catch (Poco::TimeoutException const&) {
    return failed("GOV.UK Notify did not answer in time");
  } catch (Poco::Exception const& failure) {
    return failed(failure.displayText());
  } catch (Fault const& fault) {
    return failed(fault.internal());
  }
}

std::string text_in(Json const& of, char const* name) {
  auto const found = of.is_object() ? of.find(name) : of.end();
  return of.is_object() && found != of.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// "400 ValidationError: … ; BadRequestError: …".
std::string errors_of(Answer const& answer) {
  auto words = std::to_string(answer.status);
  if (!answer.body.is_object() || !answer.body.contains("errors") || !answer.body["errors"].is_array()) return words;
  std::string between = " ";
  for (auto const& error : answer.body["errors"]) {
    words += between + text_in(error, "error") + ": " + text_in(error, "message");
    between = "; ";
  }
  return words;
}

std::string about_our_clock(Answer const& answer) {
  if (answer.ahead <= kClocks && answer.ahead >= -kClocks) return {};
  auto const by = answer.ahead < seconds(0) ? -answer.ahead : answer.ahead;
  return "this machine’s clock is " + std::to_string(by.count()) + " seconds " + (answer.ahead > seconds(0) ? "fast" : "slow") + ", and Notify refuses more than 30. ";
}

Handed from_answer(Answer const& answer, Parcel const& parcel) {
  auto const words = fit_to_keep(errors_of(answer), parcel.to.reveal());
  if (answer.status == 201) {
    auto const id = text_in(answer.body, "id");
    return id.empty() || id.size() > 64 ? try_again("201, without an id") : taken(id);
  }
  if (answer.status == 401 || answer.status == 403) return try_again(fit_to_keep(about_our_clock(answer) + errors_of(answer), parcel.to.reveal()));
  if (answer.status == 400 || answer.status == 413 || answer.status == 422) return refused_for_good(words);
  return try_again(words, answer.retry_after);
}

Call call_of(std::string const& kind, Json const& body) { return {"POST", "/v2/notifications/" + kind, body.dump(-1, ' ', false, Json::error_handler_t::replace)}; }

Call posting_of(NotifyAccount const& account, Parcel const& parcel) {
  if (parcel.channel == kPost) return call_of("letter", {{"reference", parcel.reference}, {"content", base64_of(parcel.printed.reveal())}, {"postage", account.postage}});
  bool const text = parcel.channel == "sms";
  Json const body{{text ? "phone_number" : "email_address", parcel.to.reveal()},
                  {"template_id", account.templates.at(parcel.channel)},
                  {"personalisation", {{"subject", tidied(parcel.subject.reveal())}, {"body", parcel.body.reveal()}}},
                  {"reference", parcel.reference}};
  return call_of(text ? "sms" : "email", body);
}

/// Why Notify is not even asked; empty: it is.
std::string not_for_notify(NotifyAccount const& account, Parcel const& parcel) {
  if (parcel.channel != kPost) return account.templates.contains(parcel.channel) ? "" : "GOV.UK Notify has no template of ours for this channel";
  if (account.postage.empty()) return "GOV.UK Notify prints no letters of ours";
  if (parcel.printed.reveal().empty()) return "there is no letter to print: its case has gone";
  auto const fault = wrong_with_print(parcel.printed.reveal());
  return fault ? "GOV.UK Notify does not print it: " + fault->words : "";
}

std::string encoded(std::string const& text) {
  std::string out;
  Poco::URI::encode(text, "?&=+#/%", out);
  return out;
}

/// The id of what an earlier try left there; empty where it left nothing.
std::string arrived_before(NotifyAccount const& account, Parcel const& parcel, Instant now) {
  auto const answer = asked(account, {"GET", "/v2/notifications?reference=" + encoded(parcel.reference)}, now);
  if (answer.status != 200 || !answer.body.is_object() || !answer.body.contains("notifications") || !answer.body["notifications"].is_array()) return {};
  for (auto const& one : answer.body["notifications"]) {
    if (text_in(one, "reference") == parcel.reference) return text_in(one, "id");
  }
  return {};
}

}  // namespace

Fate fate_in(std::string const& status) {
  if (status == "delivered" || status == "received") return {Fate::State::delivered, {}};
  if (status.ends_with("-failure") || status.ends_with("-failed") || status == "cancelled") return {Fate::State::failed, fit_to_keep(status, {})};
  return {};
}

Handed NotifyCarrier::hand_over(Parcel const& parcel, Instant now) {
  if (auto const why = not_for_notify(account_, parcel); !why.empty()) return refused_for_good(why);
  return heard<Handed>(
      [&] {
        if (parcel.tries > 0) {
          if (auto const id = arrived_before(account_, parcel, now); !id.empty()) return taken(id);
        }
        return from_answer(asked(account_, posting_of(account_, parcel), now), parcel);
      },
      [&](std::string const& words) { return try_again(fit_to_keep(words, parcel.to.reveal())); });
}

Fate NotifyCarrier::fate_of(std::string const& id, Instant now) {
  return heard<Fate>(
      [&]() -> Fate {
        auto const answer = asked(account_, {"GET", "/v2/notifications/" + encoded(id)}, now);
        return answer.status == 200 ? fate_in(text_in(answer.body, "status")) : Fate{};
      },
      [](std::string const&) { return Fate{}; });
}

std::string NotifyCarrier::wrong_with_account(Instant now) {
  return heard<std::string>(
      [&]() -> std::string {
        if (!account_.postage.empty()) {
          auto const answer = asked(account_, {"GET", "/v2/notifications?template_type=letter"}, now);
          if (answer.status != 200) return about_our_clock(answer) + errors_of(answer);
        }
        for (auto const& [channel, id] : account_.templates) {
          auto const answer = asked(account_, {"GET", "/v2/template/" + encoded(id)}, now);
          if (answer.status == 401 || answer.status == 403) return about_our_clock(answer) + errors_of(answer);
          if (answer.status != 200) return "its template for " + channel + ": " + errors_of(answer);
          if (text_in(answer.body, "type") != channel) return "the template for " + channel + " is one for " + text_in(answer.body, "type");
          if (text_in(answer.body, "body").find("((body))") == std::string::npos) return "the template for " + channel + " lacks ((body))";
        }
        return {};
      },
      [](std::string const& words) { return words; });
}

}  // namespace rightsdesk::posting
