#include "web/receipts.h"

#include <nlohmann/json.hpp>

#include "core/json.h"
#include "web/edge/watched.h"

namespace rightsdesk::web {
namespace {

constexpr std::size_t kLongest = 1000;  // bytes of a name

std::string text_in(Json const& of, char const* name) {
  auto const found = of.find(name);
  if (found == of.end() || !found->is_string()) return {};
  auto text = found->get<std::string>();
  return text.size() > kLongest ? std::string{} : text;
}

std::optional<Receipt> receipt_in(std::string const& text) {
  auto const json = parse_json(text);
  if (!json || !json->is_object()) return std::nullopt;
  bool const returned = json->contains("notification_id");
  Receipt receipt{text_in(*json, "reference"), text_in(*json, returned ? "notification_id" : "id"), returned ? "returned" : text_in(*json, "status")};
  if (receipt.message.empty() || receipt.carrier_id.empty() || receipt.status.empty()) return std::nullopt;
  return receipt;
}

Reply answer_to(Receipts& receipts, Exchange const& exchange) {
  if (!receipts.is_theirs(bearer_in(exchange))) return Reply::text("", 401).header("WWW-Authenticate", "Bearer");
  auto const receipt = receipt_in(exchange.json);
  if (!receipt) return Reply::text("This is no receipt.\n", 400);
  return receipts.take(*receipt) ? Reply::text("", 204) : Reply::text("", 404);
}

}  // namespace

std::vector<Route> receipt_routes(Receipts& receipts) {
  Route route;
  route.method = "POST";
  route.pattern = "/notify/receipts";
  route.access = {Audience::messenger, {}};
  route.handler = [&receipts](Exchange const& exchange) { return answer_to(receipts, exchange); };
  return {route};
}

}  // namespace rightsdesk::web
