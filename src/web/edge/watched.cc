#include "web/edge/watched.h"

#include <algorithm>
#include <chrono>

#include "core/text.h"

namespace rightsdesk::web {
namespace {

/// Who asked, as an id that is nobody's name.
std::string asked_by(Exchange const& exchange) {
  if (exchange.staff.anyone()) return " by=" + exchange.staff.id;
  return exchange.caller.anyone() ? " by=client:" + exchange.caller.id : "";
}

/// Empty where nothing was refused: an address that does not exist is a mistake, one that somebody signed in may not see is not.
std::string refusal_in(Exchange const& exchange, int status) {
  bool const read = !exchange.method.empty(), known = exchange.staff.anyone() || exchange.caller.anyone();
  if (!read) return status == 404 ? "" : "before it was read";
  switch (status) {
    case 401: return "no key that fits";
    case 403: return "not permitted";
    case 404: return known && !exchange.parts.empty() ? "not theirs to see, or not there" : "";
    case 429: return "too many";
    default: return "";
  }
}

}  // namespace

std::string bearer_in(Exchange const& exchange) {
  constexpr std::string_view kScheme = "bearer ";
  auto const authorization = exchange.header("authorization");
  return lower_ascii(authorization.substr(0, kScheme.size())) == kScheme ? tidied(authorization.substr(kScheme.size())) : std::string{};
}

void Watched::tell_of_refusal(Exchange const& exchange, int status) noexcept try {
  auto const why = refusal_in(exchange, status);
  if (why.empty()) return;
  if (of_refusals_.wait(exchange.client, std::chrono::steady_clock::now()) > std::chrono::seconds(0)) {
    ++untold_;
    return;
  }
  auto const untold = untold_.exchange(0);
  watching_.log({"refused", exchange.route, {}, why + asked_by(exchange) + (untold > 0 ? " untold=" + std::to_string(untold) : ""), status, 0});
} catch (...) {  // a line that could not be made holds up no answer
}

Reply Watched::answer(Exchange& exchange) noexcept {
  auto reply = inner_.answer(exchange);
  tell_of_refusal(exchange, reply.status());
  return reply;
}

Reply Watched::refuse(int status, std::string const& target) noexcept {
  tell_of_refusal({}, status);
  return inner_.refuse(status, target);
}

/// As it was asked before the page was made.
bool Watched::still_allowed(Exchange const& exchange) const {
  auto const& routes = inner_.routes();
  auto const method = exchange.method == "HEAD" ? std::string("GET") : exchange.method;
  auto const route = std::find_if(routes.begin(), routes.end(), [&](Route const& one) { return one.pattern == exchange.route && one.method == method; });
  if (route == routes.end() || route->access.audience == Audience::anyone || route->access.audience == Audience::messenger) return true;
  if (route->access.audience == Audience::caller) return watching_.caller && watching_.caller(bearer_in(exchange)).anyone();
  auto now = exchange;
  now.staff = watching_.signed_in(exchange.cookie(staff_cookie));
  return now.staff.anyone() && may_use(route->access, now.staff) && (!watching_.still_shown || watching_.still_shown(now));
}

bool Watched::still_may(Exchange const& exchange) noexcept {
  try {
    bool const may = still_allowed(exchange);
    if (!may) watching_.log({"cut_off", exchange.route, {}, "rights ended while it was sent", 0, 0});
    return may;
  } catch (...) {  // nobody can tell: then it ends
    return false;
  }
}

}  // namespace rightsdesk::web
