#include "web/api/api.h"

#include "web/api/pages.h"

namespace rightsdesk::web::api {
namespace {

struct Line {
  char const *method, *pattern, *scope;
  Page page;
};

std::vector<Line> lines() {
  return {
      {"GET", "/api/v1/requests", "requests.read", list},
      {"POST", "/api/v1/requests", "requests.submit", submit},
      {"GET", "/api/v1/requests/:reference", "requests.read", status},
      {"GET", "/api/v1/requests/:reference/clock", "requests.read", clock},
      {"GET", "/api/v1/requests/:reference/tasks", "requests.read", tasks},
      {"GET", "/api/v1/requests/:reference/messages", "requests.read", messages},
      {"GET", "/api/v1/requests/:reference/deliveries", "requests.read", deliveries},
      {"POST", "/api/v1/requests/:reference/notes", "requests.note", add_note},
      {"POST", "/api/v1/requests/:reference/withdrawal", "requests.withdraw", withdraw},
      {"GET", "/api/v1/webhooks", "webhooks", list_webhooks},
      {"POST", "/api/v1/webhooks", "webhooks", subscribe},
      {"GET", "/api/v1/webhooks/:webhook", "webhooks", webhook},
      {"DELETE", "/api/v1/webhooks/:webhook", "webhooks", end_webhook},
      {"POST", "/api/v1/webhooks/:webhook/secret", "webhooks", change_secret},
      {"GET", "/api/v1/webhooks/:webhook/messages", "webhooks", webhook_messages},
  };
}

}  // namespace

std::vector<Route> api_routes(Site& site) {
  std::vector<Route> routes;
  Access const anyone;
  routes.push_back({"GET", "/api/v1/openapi.json", anyone, [&site](Exchange const& x) { return describe(site, x); }});
  routes.push_back({"GET", "/api/v1/problems/:problem", anyone, [&site](Exchange const& x) { return explain_problem(site, x); }});
  for (auto const& line : lines()) {
    Access const by_key{Audience::caller, {line.scope}};
    routes.push_back({line.method, line.pattern, by_key, [&site, page = line.page](Exchange const& x) { return answer_caller(site, x, page); }});
  }
  return routes;
}

}  // namespace rightsdesk::web::api
