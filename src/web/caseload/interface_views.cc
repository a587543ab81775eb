#include "web/caseload/interface_views.h"

#include <algorithm>

#include "web/pages/words.h"

namespace rightsdesk::web::caseload {
namespace {

struct KeyStanding {
  std::string words, colour;
  bool warn = false;
};

KeyStanding standing_of(app::Client const& client, Date const& today) {
  if (client.ended_at) return {"Ended on " + in_words(*client.ended_at), "grey"};
  if (!client.ends_on) return {"No last day", "yellow", true};
  auto const left = (std::chrono::sys_days(*client.ends_on) - std::chrono::sys_days(today)).count();
  if (left < 0) return {"Ran out on " + in_words(*client.ends_on), "red", true};
  if (left <= app::kKeyWarningDays) return {"Runs out on " + in_words(*client.ends_on), "yellow", true};
  return {"Good until " + in_words(*client.ends_on), "green"};
}

View client_view(app::Client const& client, Date const& today) {
  auto const standing = standing_of(client, today);
  View view;
  view.text("client_id", client.id).text("client_name", client.name).text("controller", client.controller).text("key_words", standing.words).text("key_colour", standing.colour);
  view.text("used", client.used_at ? in_words(*client.used_at) : "never").when("may_renew", !client.ended_at && standing.warn);
  std::string scopes;
  for (auto const& scope : client.scopes) scopes += (scopes.empty() ? "" : ", ") + scope;
  return view.text("scopes", scopes).text("until", in_words(app::a_year_from(today)));
}

std::string owner_words(app::Hook const& hook, std::vector<app::Client> const& clients) {
  auto const found = std::find_if(clients.begin(), clients.end(), [&](auto const& one) { return one.id == hook.client; });
  return found == clients.end() ? "Made on the command line" : "Of " + found->name;
}

View dead_view(app::HookMessage const& message) {
  return View().text("kind", message.kind).text("happened", in_words(message.happened_at)).text("tries", counted(static_cast<std::size_t>(std::max(message.attempts, 0)), "try", "tries")).text("error", message.error);
}

View hook_view(app::Hook const& hook, InterfacesPage const& page) {
  View view;
  view.text("hook_id", hook.id).text("hook_url", hook.url).text("hook_of", owner_words(hook, page.clients)).text("waiting", counted(static_cast<std::size_t>(hook.waiting), "message", "messages"));
  view.text("dead", hook.dead == 0 ? "" : counted(static_cast<std::size_t>(hook.dead), "message was", "messages were")).text("ended", hook.ended_at ? in_words(*hook.ended_at) : "");
  std::vector<View> failures;
  if (auto const found = page.dead.find(hook.id); found != page.dead.end()) {
    for (auto const& message : found->second) failures.push_back(dead_view(message));
  }
  view.when("may_send_again", hook.dead > 0 && !hook.ended_at);
  return view.each("failures", std::move(failures));
}

}  // namespace

View interfaces_view(InterfacesPage const& page) {
  std::vector<View> clients, hooks;
  for (auto const& client : page.clients) clients.push_back(client_view(client, page.today));
  for (auto const& hook : page.hooks) hooks.push_back(hook_view(hook, page));
  View view;
  view.when("any_clients", !clients.empty()).each("clients", std::move(clients));
  return view.when("any_hooks", !hooks.empty()).each("hooks", std::move(hooks));
}

}  // namespace rightsdesk::web::caseload
