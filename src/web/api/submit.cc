#include <nlohmann/json.hpp>

#include "app/resident.h"
#include "core/original.h"
#include "web/api/pages.h"
#include "web/api/sent_request.h"

namespace rightsdesk::web::api {
namespace {

/// The moment that a request of an earlier day is taken to have come: noon, the same day in every zone we count in.
Instant noon_of(Date day) { return Instant(std::chrono::sys_days(day)) + std::chrono::hours(12); }

Reply wrong(std::vector<Wrong> errors) { return problem({"wrong_fields", "", std::move(errors)}); }

std::vector<Wrong> wrong_answers(std::vector<Refusal> const& mistakes) {
  std::vector<Wrong> errors;
  for (auto const& mistake : mistakes) errors.push_back(wrong_answer(mistake));
  return errors;
}

Reply created(app::Submitted const& submitted) {
  Json const body{{"reference", submitted.reference}, {"more", submitted.more}};
  auto reply = json_reply(body, 201);
  return reply.header("Location", "/api/v1/requests/" + submitted.reference);
}

}  // namespace

// Not by answered_once: the door keeps what it acknowledged outside the database too, and has a key of its own that holds for good.
Answer submit(Call& call) {
  auto const body = body_of(call.exchange);
  if (!body) return {body.error()};
  auto const once = once_key(call, *body);
  if (!once) return {once.error()};
  auto const before = call.clients.given_before(*once);
  if (!before) return {problem_of(before.error())};
  if (*before) return {again(**before)};

  auto const today = call.whole.clock.today();
  auto const sent = sent_request(*body, today);
  if (!sent) return {wrong(sent.error())};
  bool const earlier = sent->received_on && *sent->received_on != today;
  intake::Arrival const arrival{call.client.controller, sent->channel, earlier ? noon_of(*sent->received_on) : call.whole.clock.now()};
  if (auto const request = intake::make_request(sent->answers, arrival); !request) return {wrong(wrong_answers(request.error()))};
  if (auto const begun = call.clients.begin(*once); !begun) return {problem_of(begun.error())};
  auto const submitted = app::submit_request(call.whole, sent->answers, arrival, "api " + call.client.id + " " + sha256_hex(once->key));
  if (!submitted) return {wrong(wrong_answers(submitted.error()))};
  auto reply = created(*submitted);
  call.clients.keep(*once, given_as(reply));
  return {std::move(reply), submitted->about};
}

}  // namespace rightsdesk::web::api
