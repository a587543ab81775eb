#include "web/api/opendsr.h"

#include <nlohmann/json.hpp>

#include "app/caseload.h"
#include "app/take_over.h"
#include "app/tasks.h"
#include "core/base64.h"
#include "core/original.h"
#include "web/api/desk.h"
#include "web/api/opendsr_request.h"
#include "web/api/sent_request.h"

namespace rightsdesk::web::api {
namespace {

constexpr char kVersion[] = "2.0";
constexpr char kRequests[] = "/opendsr/v2/requests";

/// Of our own address: whose certificate signs.
std::string domain_of(app::Office const& office) {
  auto const& url = office.public_url;
  auto const begin = url.find("://") == std::string::npos ? 0 : url.find("://") + 3;
  return url.substr(begin, url.find_first_of("/:", begin) - begin);
}

Reply signed_reply(Signer const& signer, app::Office const& office, Json const& body, int status = 200) {
  auto reply = json_reply(body, status);
  reply.header("X-OpenDSR-Processor-Domain", domain_of(office));
  return reply.header("X-OpenDSR-Signature", base64_of(signer.signature(reply.body())));
}

/// In the name of which product the request was taken over: each client's ids are its own.
std::string system_of(app::Client const& client) { return "OpenDSR " + client.id; }

std::string status_of(app::Office const& office, casework::Case const& about) {
  auto const& workflow = office.rules.workflows.at(casework::workflow_name(about));
  if (about.state == workflow.table().start) return "pending";
  if (about.state == "withdrawn") return "cancelled";
  auto const& state = workflow.state(about.state);
  return !state.open || state.clock == workflow::CaseClock::stopped ? "completed" : "in_progress";
}

/// The end of the statutory day; null while no clock runs.
Json completion_of(app::CaseOverview const& seen) { return seen.due.due ? Json(to_iso(*seen.due.due) + "T23:59:59Z") : Json(); }

Reply not_there() { return opendsr_error(404, "There is no such request for this key."); }

/// The case of the address as the caller sees it.
std::optional<app::CaseOverview> overview_in(Call& call) {
  auto const id = app::taken_over(call.site.office, system_of(call.client), call.exchange.part("request"));
  if (!id) return std::nullopt;
  auto seen = app::case_overview(call.site.office, *id, app::actor_of(call.client));
  return seen ? std::optional(std::move(*seen)) : std::nullopt;
}

std::vector<OpenDsrMistake> mistakes_of(std::vector<Refusal> const& refusals, std::string const& domain) {
  std::vector<OpenDsrMistake> mistakes;
  for (auto const& one : refusals) {
    auto const wrong = wrong_answer(one);
    mistakes.push_back({wrong.code, "extensions/" + domain + wrong.pointer + ": " + wrong.message});
  }
  return mistakes;
}

Answer discover(Site& site, Signer const& signer) {
  Json const body{{"api_version", kVersion},
                  {"supported_identities", {{{"identity_type", "email"}, {"identity_format", "raw"}}}},
                  {"supported_subject_request_types", {"access", "portability", "erasure"}},
                  {"processor_certificate", site.office.public_url + "/opendsr/v2/certificate.pem"}};
  return {signed_reply(signer, site.office, body).header("Cache-Control", "public, max-age=300")};
}

Answer take(Call& call, Signer const& signer) {
  auto const body = parse_json(call.exchange.json);
  if (!body || !body->is_object()) return {opendsr_error(400, body ? "The body must be an object." : body.error().text)};
  auto& office = call.whole;
  auto const domain = domain_of(office);
  auto const now = office.clock.now();
  auto const request = opendsr_request(*body, domain, now);
  if (!request) return {opendsr_error(400, "The request is not one that can be taken.", request.error())};
  app::FromElsewhere const from{request->answers, {call.client.controller, "online", request->submitted}, system_of(call.client), request->id};
  if (auto const look = app::look_at_request(office, from); !look) return {opendsr_error(400, "The request is not one that can be taken.", mistakes_of(look.error(), domain))};
  if (auto const begun = call.clients.begin({call.client.id, "opendsr " + request->id, sha256_hex(body->dump())}); !begun) {
    return {opendsr_error(400, "This subject_request_id was sent before with another request.", {{"key_reused", "subject_request_id is taken"}})};
  }
  auto const taken = app::take_over_request(office, from);
  if (!taken) return {opendsr_error(400, "The request is not one that can be taken.", mistakes_of(taken.error(), domain))};
  auto const id = app::taken_over(office, from.system, from.id).value();
  auto const seen = app::case_overview(office, id, app::actor_of(call.client));
  auto reply = signed_reply(signer, office,
                            {{"controller_id", call.client.controller}, {"expected_completion_time", completion_of(*seen)}, {"received_time", to_iso(now)},
                             {"encoded_request", base64_of(call.exchange.json)}, {"subject_request_id", request->id}, {"api_version", kVersion}}, 201);
  reply.header("Location", kRequests + ("/" + request->id));
  return {std::move(reply), id};
}

Answer tell(Call& call, Signer const& signer) {
  auto const seen = overview_in(call);
  if (!seen) return {not_there()};
  Json const body{{"controller_id", call.client.controller}, {"expected_completion_time", completion_of(*seen)}, {"subject_request_id", call.exchange.part("request")},
                  {"request_status", status_of(call.site.office, seen->about)}, {"api_version", kVersion}};
  return {signed_reply(signer, call.site.office, body), seen->about.id};
}

Answer cancel(Call& call, Signer const& signer) {
  auto const seen = overview_in(call);
  if (!seen) return {not_there()};
  auto const status = status_of(call.site.office, seen->about);
  if (status != "pending" && status != "cancelled") return {opendsr_error(400, "A request can be cancelled while it is pending.", {{"not_pending", "request_status is " + status}}), seen->about.id};
  if (status == "pending") {
    auto const done = app::raise_event(call.site.office, seen->about.id, app::actor_of(call.client), "withdraw", "Cancelled by " + call.client.name + " (OpenDSR).");
    if (!done) return {opendsr_error(400, done.error().text), seen->about.id};
  }
  Json const body{{"controller_id", call.client.controller}, {"received_time", to_iso(call.site.office.clock.now())}, {"subject_request_id", call.exchange.part("request")}, {"api_version", kVersion}};
  return {signed_reply(signer, call.site.office, body, 202), seen->about.id};
}

}  // namespace

Reply opendsr_error(int status, std::string const& message, std::vector<OpenDsrMistake> const& mistakes) {
  Json error{{"code", status}, {"message", message}, {"errors", Json::array()}};
  for (auto const& one : mistakes) error["errors"].push_back({{"domain", "Validation"}, {"reason", one.reason}, {"message", one.message}});
  return json_reply({{"error", error}}, status);
}

std::vector<Route> opendsr_routes(Site& site, Signer const& signer) {
  Access const by_key{Audience::caller, {"opendsr"}};
  auto const page = [&site, &signer](Answer (*answer)(Call&, Signer const&)) -> Handler {
    return [&site, &signer, answer](Exchange const& exchange) { return answer_caller(site, exchange, [&](Call& call) { return answer(call, signer); }); };
  };
  auto const one = kRequests + std::string("/:request");
  return {{"GET", "/opendsr/v2/discovery", {}, [&site, &signer](Exchange const&) { return discover(site, signer).reply; }},
          {"GET", "/opendsr/v2/certificate.pem", {}, [&signer](Exchange const&) { return Reply::inline_file(signer.certificate(), "application/x-pem-file").header("Cache-Control", "public, max-age=300"); }},
          {"POST", kRequests, by_key, page(take)},
          {"GET", one, by_key, page(tell)},
          {"DELETE", one, by_key, page(cancel)}};
}

}  // namespace rightsdesk::web::api
