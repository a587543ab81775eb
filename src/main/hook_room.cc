#include "main/hook_room.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/json.h"

namespace rightsdesk {
namespace {

using Answer = posting::Handed::Answer;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr seconds kTaken{120};  // longer than a call's patience with all its steps

}  // namespace

seconds hook_wait_after(int tries) {
  static constexpr std::array<seconds, 9> kWaits{seconds(5), minutes(5), minutes(30), hours(2), hours(5), hours(10), hours(14), hours(20), hours(24)};
  return kWaits.at(static_cast<std::size_t>(std::clamp(tries - 1, 0, 8)));
}

std::string hook_body(app::HookCall const& call) {
  return Json{{"type", call.message.kind}, {"timestamp", to_iso(call.message.happened_at)}, {"data", {{"reference", call.reference}}}}.dump();
}

posting::WebhookTerms webhook_terms(settings::Service const& service) {
  using posting::WebhookTerms;
  WebhookTerms terms;
  if (service.webhooks.allow_http) terms.lines = WebhookTerms::Lines::http_too;
  if (service.webhooks.allow_private) terms.reach = WebhookTerms::Reach::private_too;
  terms.ca = service.webhooks.ca;
  return terms;
}

void HookRoom::send(app::HookCall const& call, Tell const& tell) {
  auto const now = clock_.now();
  auto const& message = call.message;
  auto const handed = posting::call_webhook({message.id, call.url, hook_body(call), call.secrets}, terms_, now);
  auto const tries = message.attempts + 1;
  if (handed.answer == Answer::taken) {
    hooks_.delivered(message);
  } else if (handed.answer == Answer::refused || tries >= app::HookDesk::kMostTries) {
    hooks_.give_up(message, handed.words);
    tell({message.id, message.hook, "dead", handed.words});
  } else {
    hooks_.again(message, handed.words, now + hook_wait_after(tries));
    tell({message.id, message.hook, "again", handed.words});
  }
}

void HookRoom::go_round(std::function<bool()> const& stop, Tell const& tell) {
  try {
    while (!stop() && hooks_.gather()) {
    }
    while (!stop()) {
      auto const call = hooks_.take(clock_.now() + kTaken);
      if (!call) return;
      send(*call, tell);
    }
  } catch (Fault const&) {
    // The database is away: the messages stay as they are and the next round tries again.
  }
}

}  // namespace rightsdesk
