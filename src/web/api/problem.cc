#include "web/api/problem.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "web/api/opendsr.h"

namespace rightsdesk::web::api {
namespace {

ProblemKind const& kind_of(std::string const& code) {
  auto const& all = problem_kinds();
  auto const found = std::find_if(all.begin(), all.end(), [&](ProblemKind const& one) { return one.code == code; });
  ENSURE(found != all.end(), "a problem is of a kind that is written down");
  return *found;
}

std::string code_of(int status) {
  switch (status) {
    case 401: return "no_key";
    case 403: return "not_this_key";
    case 404: return "not_found";
    case 405: return "method_not_allowed";
    case 411: return "no_length";
    case 413: return "too_large";
    case 414: return "address_too_long";
    case 415: return "not_json";
    case 421: return "wrong_host";
    case 429: return "too_many";
    case 500: return "internal";
    case 503: return "unavailable";
    case 505: return "http_version";
    default: return "bad_request";
  }
}

bool begins_with_folder(std::string const& path, std::string const& folder) { return path == folder || path.starts_with(folder + "/"); }

std::string text_of(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::vector<ProblemKind> const& problem_kinds() {
  static std::vector<ProblemKind> const kKinds{
      {"address_too_long", 414, "The address is too long", "Ask with a shorter address."},
      {"bad_json", 400, "The body is not JSON", "Send one JSON object (RFC 8259) in UTF-8, no name twice in an object, at most 64 levels deep, no number beyond 64 bits."},
      {"bad_request", 400, "The request cannot be read", "The request line, a header field or the query cannot be read in one way only."},
      {"http_version", 505, "This version of HTTP is not spoken", "Use HTTP/1.1."},
      {"in_progress", 409, "The same request is being worked on", "A request with this Idempotency-Key has not ended. Ask again in a moment."},
      {"internal", 500, "Something went wrong here", "It is our fault. Give the incident number to whoever runs the service. The same POST with the same Idempotency-Key may be sent again."},
      {"key_reused", 422, "The Idempotency-Key was used for another request", "Take a new key for a new request; send the same body when you repeat one."},
      {"method_not_allowed", 405, "This cannot be done here", "The Allow header names what can."},
      {"no_idempotency_key", 400, "There is no Idempotency-Key", "Every POST carries one: 1 to 255 visible ASCII characters, a new one for each request, the same one when a request is repeated."},
      {"no_key", 401, "There is no key that is known", "Send Authorization: Bearer with a key that was not ended."},
      {"no_length", 411, "The length of the body is not stated", "Send a Content-Length; a chunked body is not read."},
      {"not_found", 404, "There is nothing here", "The address is wrong, or what it names is not there for this key."},
      {"not_json", 415, "The body is of a kind that is not read", "Send application/json, not compressed."},
      {"not_now", 409, "It cannot be done as things stand", "The errors say what holds it back. Ask how the request stands."},
      {"not_this_key", 403, "This key is not good for that", "The key lacks the scope. Whoever runs the service can make another."},
      {"too_large", 413, "The body is too large", "At most 1 MiB."},
      {"too_many", 429, "Too many requests", "Wait for as many seconds as the Retry-After header says."},
      {"unavailable", 503, "Too much is going on", "Wait for as many seconds as the Retry-After header says."},
      {"wrong_fields", 422, "Something in the request is wrong", "Each of the errors points to a field and says what is wrong with it. Nothing was done."},
      {"wrong_host", 421, "This is another host", "The Host header names a host that is not served here."}};
  return kKinds;
}

Reply json_reply(Json const& body, int status) {
  auto reply = Reply::inline_file(text_of(body), "application/json");
  return reply.with_status(status);
}

Reply problem(Problem const& of) {
  auto const& kind = kind_of(of.code);
  Json body{{"type", "/api/v1/problems/" + kind.code}, {"title", kind.title}, {"status", kind.status}};
  if (!of.detail.empty()) body["detail"] = of.detail;
  if (!of.incident.empty()) body["incident"] = of.incident;
  if (!of.errors.empty()) {
    body["errors"] = Json::array();
    for (auto const& wrong : of.errors) body["errors"].push_back({{"pointer", wrong.pointer}, {"code", wrong.code}, {"message", wrong.message}});
  }
  auto reply = Reply::inline_file(text_of(body), "application/problem+json");
  return reply.with_status(kind.status);
}

Reply problem_of(Refusal const& refusal) {
  if (refusal.code == "not_found") return problem({"not_found", "There is no such request for this key."});
  if (refusal.code == "not_permitted") return problem({"not_this_key", refusal.text});
  if (!refusal.field.empty()) return problem({"wrong_fields", "", {{"/" + refusal.field, refusal.code, refusal.text}}});
  if (refusal.code == "key_reused" || refusal.code == "in_progress") return problem({refusal.code, refusal.text});
  std::vector<Wrong> held_back;
  for (auto const& step : refusal.because) held_back.push_back({"", refusal.code, step.text});
  return problem({"not_now", refusal.text, held_back});
}

std::optional<Reply> failure_answer(Failure const& failure) {
  if (begins_with_folder(failure.path, "/opendsr")) return opendsr_error(failure.status, kind_of(failure.code.empty() ? code_of(failure.status) : failure.code).words);
  if (!begins_with_folder(failure.path, "/api")) return std::nullopt;
  auto const code = failure.code.empty() ? code_of(failure.status) : failure.code;
  return problem({code, kind_of(code).words, {}, failure.incident}).with_status(failure.status);
}

}  // namespace rightsdesk::web::api
