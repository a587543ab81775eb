#include "web/edge/body.h"

#include <set>

#include "core/text.h"
#include "web/edge/decode.h"

namespace rightsdesk::web {
namespace {

std::map<std::string, std::string> gathered(Head const& head) {
  static std::set<std::string> const single = {"cookie", "origin", "content-type", "sec-fetch-site", "referer", "authorization", "idempotency-key"};
  std::map<std::string, std::string> headers;
  for (auto const& [name, value] : head.headers) {
    auto const lower = lower_ascii(name);
    auto const [at, fresh] = headers.emplace(lower, value);
    if (fresh) continue;
    if (single.contains(lower)) throw Malformed("a header sent twice");
    at->second += ", " + value;
  }
  return headers;
}

void read_form(Exchange& exchange, std::string_view body) {
  auto const type = exchange.header("content-type");
  auto const kind = lower_ascii(tidied(type.substr(0, type.find(';'))));
  if (kind == "application/x-www-form-urlencoded") {
    exchange.form = parse_form(body);
  } else if (kind == "multipart/form-data") {
    parse_multipart(body, multipart_boundary(type), exchange.form, exchange.files);
  } else if (kind == "application/json") {
    exchange.json = body;
  } else if (!body.empty()) {
    throw Malformed("a body that is neither a form nor JSON", 415);
  }
}

}  // namespace

Exchange make_exchange(Head const& head, std::string_view body) {
  Exchange exchange;
  exchange.method = head.method;
  auto target = parse_target(head.target);
  exchange.path = std::move(target.path);
  exchange.query = std::move(target.query);
  exchange.headers = gathered(head);
  exchange.cookies = parse_cookies(exchange.header("cookie"));
  if (head.method == "POST") read_form(exchange, body);
  return exchange;
}

}  // namespace rightsdesk::web
