#include "web/edge/dispatch.h"

#include <sodium.h>

#include <algorithm>
#include <chrono>

#include "core/busy.h"
#include "core/hex.h"
#include "core/id.h"
#include "core/result.h"
#include "core/same_secret.h"
#include "core/text.h"
#include "web/edge/decode.h"
#include "web/edge/watched.h"

namespace rightsdesk::web {
namespace {

constexpr char kComeAgain[] = "10";  // seconds

bool is_read(std::string const& method) { return method == "GET" || method == "HEAD"; }

bool token_shaped(std::string const& token) {
  return token.size() >= 26 && token.size() <= 64 && std::all_of(token.begin(), token.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
         });
}

/// True when the browser says that another site made this request (Fetch metadata, then Origin).
bool from_elsewhere(Exchange const& exchange) {
  auto const site = exchange.header("sec-fetch-site");
  if (!site.empty()) return site != "same-origin";
  auto const origin = exchange.header("origin");
  // Our Referrer-Policy makes browsers without fetch metadata send "null" from our own forms; the token still guards those.
  if (origin.empty() || origin == "null") return false;
  auto const slashes = origin.find("://");
  return slashes == std::string::npos || lower_ascii(origin.substr(slashes + 3)) != lower_ascii(exchange.header("host"));
}

/// A POST has a JSON body or none at all.
bool sent_json(Exchange const& exchange) {
  bool const nothing = exchange.json.empty() && exchange.form.values().empty() && exchange.files.empty();
  auto const type = exchange.header("content-type");
  return !exchange.json.empty() || (nothing && (type.empty() || lower_ascii(type).starts_with("application/json")));
}

void add_guards(Reply& reply, bool secure) {
  reply.header("Content-Security-Policy",
               "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
               "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
  reply.header("X-Content-Type-Options", "nosniff");
  reply.header("X-Frame-Options", "DENY");
  reply.header("Referrer-Policy", "no-referrer");
  reply.header("Cross-Origin-Opener-Policy", "same-origin");
  reply.header("Cross-Origin-Resource-Policy", "same-origin");
  reply.header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
  if (secure) reply.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  if (!reply.headers().contains("Cache-Control")) reply.header("Cache-Control", "no-store");
}

Failure seen_in(Exchange const& exchange, int status) {
  return {status, exchange.path, {}, {}, exchange.cookie(language_cookie)};
}

}  // namespace

bool may_use(Access const& access, SignedIn const& staff) {
  if (access.audience == Audience::anyone || access.roles.empty()) return true;
  return std::any_of(staff.roles.begin(), staff.roles.end(), [&](auto const& role) { return access.roles.contains(role); });
}

Dispatch::Dispatch(std::vector<Route> routes, DispatchSettings settings)
    : routes_(std::move(routes)), settings_(std::move(settings)), of_callers_(settings_.of_caller), of_strangers_(settings_.of_strangers) {
  ENSURE(settings_.secret.size() >= 32, "the forms' secret has at least 32 bytes");
  std::set<std::string> seen;
  for (auto const& route : routes_) {
    ENSURE(route.method == "GET" || route.method == "POST" || route.method == "DELETE", "routes are GET, POST or DELETE");
    ENSURE(!route.access.code_lately || (settings_.ask_for_code && route.method == "POST"), "somebody asks for the code, and a form can bring it");
    ENSURE(route.access.audience != Audience::caller || settings_.caller, "somebody knows the keys of callers");
    ENSURE(seen.insert(route.method + " " + route.pattern).second, "each route is listed once");
  }
}

Dispatch::Found Dispatch::find(std::string const& method, std::string const& path) const {
  Found found;
  auto const segments = split(path, '/');
  auto const wanted = method == "HEAD" ? std::string("GET") : method;
  for (auto const& route : routes_) {
    auto const pattern = split(route.pattern, '/');
    if (pattern.size() != segments.size()) continue;
    std::map<std::string, std::string> parts;
    bool fits = true;
    for (std::size_t i = 0; i < pattern.size() && fits; ++i) {
      if (pattern[i].starts_with(':')) {
        fits = !segments[i].empty();
        parts[pattern[i].substr(1)] = segments[i];
      } else {
        fits = pattern[i] == segments[i];
      }
    }
    if (!fits) continue;
    found.allowed += (found.allowed.empty() ? "" : ", ") + std::string(route.method == "GET" ? "GET, HEAD" : route.method);
    bool const fewer = !found.route || parts.size() < found.parts.size();  // a fixed segment wins over a part
    if (route.method == wanted && fewer) {
      found.route = &route;
      found.parts = std::move(parts);
    }
  }
  return found;
}

std::uint64_t Dispatch::largest_body(std::string const& method, std::string const& path) const {
  auto const found = find(method, path);
  return found.route ? found.route->largest_body : usual_body;
}

std::string Dispatch::csrf_for(std::string const& visit, std::string const& staff_token) const {
  unsigned char mac[crypto_auth_hmacsha256_BYTES];
  auto const words = "form\n" + visit + "\n" + staff_token;
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<unsigned char const*>(settings_.secret.data()), settings_.secret.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<unsigned char const*>(words.data()), words.size());
  crypto_auth_hmacsha256_final(&state, mac);
  return hex_of({reinterpret_cast<char const*>(mac), sizeof mac});
}

void Dispatch::recognise(Exchange& exchange, Reply& cookies) const {
  exchange.visit = exchange.cookie(visit_cookie);
  if (!token_shaped(exchange.visit)) {
    exchange.visit = fresh_id_text();
    cookies.cookie(visit_cookie, exchange.visit);
  }
  auto token = exchange.cookie(staff_cookie);
  if (!token_shaped(token)) token.clear();
  if (!token.empty()) exchange.staff = settings_.signed_in(token);
  exchange.csrf = csrf_for(exchange.visit, token);
}

Reply Dispatch::error(Failure const& failure) {
  if (settings_.failure) {
    if (auto reply = settings_.failure(failure)) return std::move(*reply);
  }
  return Reply::page(settings_.error_page(failure), failure.status);
}

void Dispatch::note_in_vain(Exchange const& exchange, Route const& route, int status) {
  bool const known = route.access.audience == Audience::staff ? exchange.staff.anyone() : route.access.audience == Audience::caller && exchange.caller.anyone();
  if (known && settings_.in_vain && (status == 403 || status == 404)) settings_.in_vain(exchange, status);
}

Reply Dispatch::handled(Exchange const& exchange, Route const& route) {
  try {
    auto reply = route.handler(exchange);
    note_in_vain(exchange, route, reply.status());
    return reply;
  } catch (Malformed const& malformed) {
    note_in_vain(exchange, route, malformed.status());
    throw;
  }
}

Reply Dispatch::caller_answer(Exchange& exchange, Route const& route) {
  auto const now = std::chrono::steady_clock::now();
  auto const key = bearer_in(exchange);
  if (!key.empty()) exchange.caller = settings_.caller(key);
  auto const known = exchange.caller.anyone();
  if (auto const wait = known ? of_callers_.wait(exchange.caller.id, now) : of_strangers_.wait(exchange.client, now); wait > std::chrono::seconds(0)) {
    return error({429, exchange.path, {}, "too_many"}).header("Retry-After", std::to_string(wait.count()));
  }
  if (!known) return error({401, exchange.path, {}, "no_key"}).header("WWW-Authenticate", "Bearer");
  auto const& wanted = route.access.roles;
  bool const may = wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](auto const& scope) { return exchange.caller.scopes.contains(scope); });
  if (!may) {
    note_in_vain(exchange, route, 403);
    return error({403, exchange.path, {}, "not_this_key"});
  }
  if (exchange.method == "POST" && !sent_json(exchange)) return error(seen_in(exchange, 415));
  return handled(exchange, route);
}

Reply Dispatch::messenger_answer(Exchange& exchange, Route const& route) {
  auto const wait = of_callers_.wait(exchange.client, std::chrono::steady_clock::now());
  if (wait > std::chrono::seconds(0)) return error(seen_in(exchange, 429)).header("Retry-After", std::to_string(wait.count()));
  return route.handler(exchange);
}

Reply Dispatch::route_answer(Exchange& exchange, Found const& found) {
  if (!found.route) {
    if (found.allowed.empty()) return error(seen_in(exchange, 404));
    return error(seen_in(exchange, 405)).header("Allow", found.allowed);
  }
  exchange.route = found.route->pattern;
  exchange.parts = found.parts;
  if (found.route->access.audience == Audience::caller) return caller_answer(exchange, *found.route);
  if (found.route->access.audience == Audience::messenger) return messenger_answer(exchange, *found.route);
  if (!exchange.json.empty()) return error(seen_in(exchange, 415));
  Reply cookies;
  recognise(exchange, cookies);
  if (!is_read(exchange.method) && (from_elsewhere(exchange) || !same_secret(exchange.form.one("csrf"), exchange.csrf))) {
    return error(seen_in(exchange, 403));
  }
  auto const& access = found.route->access;
  if (access.audience == Audience::staff && !exchange.staff.anyone()) {
    auto const next = is_read(exchange.method) ? "?next=" + percent_encoded(exchange.path) : std::string();
    return Reply::redirect("/staff/sign-in" + next);
  }
  if (!may_use(access, exchange.staff)) {
    note_in_vain(exchange, *found.route, 403);
    return error(seen_in(exchange, 403));
  }
  if (access.code_lately && !exchange.staff.code_lately) {
    if (auto asked = settings_.ask_for_code(exchange)) return std::move(*asked);
  }
  auto reply = handled(exchange, *found.route);
  for (auto const& [name, value] : cookies.cookies()) {
    bool const cacheable = reply.headers().contains("Cache-Control");
    if (!cacheable && !reply.cookies().contains(name)) reply.cookie(name, value);
  }
  return reply;
}

Reply Dispatch::answer_checked(Exchange& exchange) {
  auto const incident = "E-" + fresh_id_text().substr(0, 8);
  LogLine line{"fault", {}, incident, {}, 500, 0};
  try {
    return route_answer(exchange, find(exchange.method, exchange.path));
  } catch (Malformed const& malformed) {
    return error(seen_in(exchange, malformed.status()));
  } catch (Busy const& busy) {
    return come_again(exchange, {"busy", exchange.route, incident, busy.internal(), 503, 0});
  } catch (Fault const& fault) {
    line.detail = fault.internal();
  } catch (Bug const& bug) {
    line.event = "bug";
    line.detail = bug.what();
  } catch (std::exception const&) {
    line.detail = "an exception of a library";  // its text may hold what a person typed
  } catch (...) {
    line.detail = "something that is no exception";
  }
  line.route = exchange.route;
  settings_.log(line);
  auto failure = seen_in(exchange, 500);
  failure.incident = incident;
  return error(failure);
}

Reply Dispatch::come_again(Exchange const& exchange, LogLine const& line) {
  settings_.log(line);
  auto seen = seen_in(exchange, line.status);
  seen.incident = line.incident;
  auto reply = error(seen);
  reply.header("Retry-After", kComeAgain);
  return reply;
}

Reply Dispatch::answer(Exchange& exchange) noexcept {
  auto const start = std::chrono::steady_clock::now();
  try {
    auto reply = answer_checked(exchange);
    add_guards(reply, exchange.secure);
    auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    settings_.log({"request", exchange.route, {}, exchange.method, reply.status(), took.count()});
    return reply;
  } catch (...) {
    return Reply::text("There is a problem with the service. Try again later.\n", 500);
  }
}

Reply Dispatch::refuse(int status, std::string const& target) noexcept {
  try {
    auto reply = error({status, target.substr(0, target.find('?'))});
    if (status == 503) reply.header("Retry-After", kComeAgain);
    add_guards(reply, false);
    return reply;
  } catch (...) {
    return Reply::text("The request was refused.\n", status);
  }
}

}  // namespace rightsdesk::web
