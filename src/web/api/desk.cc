#include "web/api/desk.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/seen.h"
#include "core/original.h"
#include "intake/request.h"

namespace rightsdesk::web::api {
namespace {

constexpr std::size_t kLongestKey = 255;

/// The case of the address; empty where it is not there, or not for this system.
CaseId case_in_address(app::Office& office, Exchange const& exchange) {
  auto const reference = intake::reference_from(exchange.part("reference"));
  if (!reference) return {};
  CaseId found;
  office.works.look([&](app::Work& work) {
    auto const about = work.cases().find_by_reference(*reference);
    found = about ? about->id : CaseId{};
  });
  return found;
}

app::Viewer viewer_of(app::Client const& client) { return {StaffId(app::actor_text(client.id)), client.controller}; }

bool key_shaped(std::string const& key) {
  return !key.empty() && key.size() <= kLongestKey && std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

Reply answer_caller(Site& site, Exchange const& exchange, Page const& page) {
  ENSURE(site.clients != nullptr, "a key fits where clients are kept");
  auto const client = site.clients->find(exchange.caller.id);
  ENSURE(client.has_value(), "a caller is a client");
  app::SeenWorks works(site.office.works, viewer_of(*client));
  auto office = site.office.over(works);
  Site seen(site, office);
  Call call{exchange, seen, site.office, *site.clients, *client};
  bool const names_a_case = exchange.parts.contains("reference");
  if (names_a_case) call.about = case_in_address(office, exchange);
  Answer answer = names_a_case && call.about.empty() ? Answer{problem({"not_found", "There is no such request for this key."})} : page(call);
  auto const about = answer.about.empty() ? call.about : answer.about;
  site.clients->note_call(client->id, about, exchange.method + " " + exchange.route + " " + std::to_string(answer.reply.status()));
  return std::move(answer.reply);
}

Result<Json, Reply> body_of(Exchange const& exchange) {
  if (exchange.json.empty()) return tl::unexpected(problem({"bad_json", "There is no body."}));
  auto body = parse_json(exchange.json);
  if (!body) return tl::unexpected(problem({"bad_json", body.error().text}));
  if (!body->is_object()) return tl::unexpected(problem({"wrong_fields", "", {{"", "wrong_type", "The body must be an object."}}}));
  return std::move(*body);
}

Result<app::OnceKey, Reply> once_key(Call const& call, Json const& body) {
  auto const key = call.exchange.header("idempotency-key");
  if (!key_shaped(key)) return tl::unexpected(problem({"no_idempotency_key", "Send an Idempotency-Key of 1 to 255 visible ASCII characters."}));
  return app::OnceKey{call.client.id, key, sha256_hex(call.exchange.method + " " + call.exchange.path + "\n" + body.dump())};
}

app::Given given_as(Reply const& reply) {
  auto const location = reply.headers().find("Location");
  return {reply.status(), reply.body(), location == reply.headers().end() ? std::string{} : location->second};
}

Reply again(app::Given const& given) {
  auto reply = Reply::inline_file(given.body, "application/json").with_status(given.status);
  if (!given.location.empty()) reply.header("Location", given.location);
  return reply.header("Idempotency-Replayed", "true");
}

Reply answered_once(Call const& call, Json const& body, std::function<Reply(app::Office&)> const& act) {
  auto const once = once_key(call, body);
  if (!once) return once.error();
  std::optional<Reply> fresh;
  auto const given = call.clients.answered_once(*once, [&](app::Works& within) {
    app::SeenWorks works(within, viewer_of(call.client));
    auto office = call.whole.over(works);
    fresh = act(office);
    return given_as(*fresh);
  });
  if (!given) return problem_of(given.error());
  return fresh ? *fresh : again(*given);
}

}  // namespace rightsdesk::web::api
