#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/original.h"
#include "web/api/pages.h"

namespace rightsdesk::web::api {
namespace {

constexpr int kMessages = 100;

Json hook_json(app::Hook const& hook) {
  return {{"id", hook.id}, {"url", hook.url}, {"kinds", hook.kinds}, {"made_at", to_iso(hook.made_at)}, {"waiting", hook.waiting}, {"dead", hook.dead}};
}

Reply not_there() { return problem({"not_found", "There is no such webhook for this key."}); }

/// The system's own, and not ended.
std::optional<app::Hook> own_hook(Call& call) {
  auto hook = call.site.hooks->find(call.exchange.part("webhook"));
  if (hook && (hook->client != call.client.id || hook->ended_at)) hook.reset();
  return hook;
}

Result<app::NewHook, Reply> wanted_hook(Call& call, Json const& body) {
  app::NewHook wanted{call.client.id, call.client.controller, "", {}};
  std::vector<Wrong> wrong;
  for (auto const& [name, value] : body.items()) {
    if (name != "url" && name != "kinds") wrong.push_back({"", "unknown_field", "There is a field that is not read here; only url and kinds are."});
  }
  if (!body.contains("url")) wrong.push_back({"/url", "missing", "This is missing."});
  else if (!body["url"].is_string()) wrong.push_back({"/url", "wrong_type", "This must be text."});
  else if (auto const no = call.site.wrong_with_hook(body["url"].get<std::string>()); !no.empty()) wrong.push_back({"/url", "not_allowed", no});
  else wanted.url = body["url"].get<std::string>();
  auto const kinds = body.value("kinds", Json());
  bool const texts = kinds.is_array() && std::all_of(kinds.begin(), kinds.end(), [](Json const& one) { return one.is_string(); });
  if (!texts) wrong.push_back({"/kinds", body.contains("kinds") ? "wrong_type" : "missing", "This must be a list of kinds of event."});
  else {
    for (auto const& kind : kinds) wanted.kinds.insert(kind.get<std::string>());
    if (auto const sound = app::sound_kinds(wanted.kinds); !sound) wrong.push_back({"/kinds", sound.error().code, sound.error().text});
  }
  if (!wrong.empty()) return tl::unexpected(problem({"wrong_fields", "", std::move(wrong)}));
  return wanted;
}

/// What `act` gives, kept for the same key. `act` is harmless when it is done again because its answer was lost.
Answer kept(Call& call, Json const& body, std::function<Reply(app::OnceKey const&)> const& act) {
  auto const once = once_key(call, body);
  if (!once) return {once.error()};
  auto const before = call.clients.given_before(*once);
  if (!before) return {problem_of(before.error())};
  if (*before) return {again(**before)};
  if (auto const begun = call.clients.begin(*once); !begun) return {problem_of(begun.error())};
  auto reply = act(*once);
  call.clients.keep(*once, given_as(reply));
  return {std::move(reply)};
}

}  // namespace

Answer list_webhooks(Call& call) {
  Json body{{"webhooks", Json::array()}};
  for (auto const& hook : call.site.hooks->all()) {
    if (hook.client == call.client.id && !hook.ended_at) body["webhooks"].push_back(hook_json(hook));
  }
  return {json_reply(body)};
}

Answer subscribe(Call& call) {
  auto const body = body_of(call.exchange);
  if (!body) return {body.error()};
  auto const wanted = wanted_hook(call, *body);
  if (!wanted) return {wanted.error()};
  return kept(call, *body, [&](app::OnceKey const& once) {
    auto const by = app::actor_text(call.client.id);
    auto fresh = *wanted;
    fresh.id = sha256_hex(once.client + " " + once.key).substr(0, 26);  // the same when it is asked again
    auto const made = call.site.hooks->add(fresh, by);
    auto const hook = call.site.hooks->find(fresh.id);
    auto const secret = made ? made->secret : call.site.hooks->rotate(fresh.id, by).value_or("");
    auto answer = hook_json(*hook);
    answer["secret"] = secret;
    auto reply = json_reply(answer, 201);
    return reply.header("Location", "/api/v1/webhooks/" + fresh.id);
  });
}

Answer webhook(Call& call) {
  auto const hook = own_hook(call);
  return {hook ? json_reply(hook_json(*hook)) : not_there()};
}

Answer end_webhook(Call& call) {
  auto const hook = own_hook(call);
  if (!hook || !call.site.hooks->end(hook->id, app::actor_text(call.client.id))) return {not_there()};
  return {Reply::text("", 204)};
}

Answer change_secret(Call& call) {
  auto const body = body_of(call.exchange);
  if (!body) return {body.error()};
  if (!body->empty()) return {problem({"wrong_fields", "", {{"", "unknown_field", "The body must be an empty object."}}})};
  auto const hook = own_hook(call);
  if (!hook) return {not_there()};
  return kept(call, *body, [&](app::OnceKey const&) { return json_reply({{"secret", call.site.hooks->rotate(hook->id, app::actor_text(call.client.id)).value_or("")}}, 201); });
}

Answer webhook_messages(Call& call) {
  auto const hook = own_hook(call);
  if (!hook) return {not_there()};
  Json body{{"messages", Json::array()}};
  for (auto const& message : call.site.hooks->messages(hook->id, kMessages)) {
    body["messages"].push_back({{"id", message.id}, {"type", message.kind}, {"happened_at", to_iso(message.happened_at)}, {"state", message.state}, {"tries", message.attempts}, {"error", message.error}});
  }
  return {json_reply(body)};
}

}  // namespace rightsdesk::web::api
