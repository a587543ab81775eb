#include <nlohmann/json.hpp>

#include "app/caseload.h"
#include "app/tasks.h"
#include "core/text.h"
#include "web/api/pages.h"

namespace rightsdesk::web::api {
namespace {

constexpr std::size_t kLongestText = 5000;  // code points, as the form's

/// The one text of a body that has nothing else, or the problem.
Result<std::string, Reply> only_text(Json const& body, std::string const& name) {
  std::vector<Wrong> wrong;
  for (auto const& [given, value] : body.items()) {
    if (given != name) wrong.push_back({"", "unknown_field", "There is a field that is not read here; only " + name + " is."});
  }
  if (!body.contains(name)) wrong.push_back({"/" + name, "missing", "This is missing."});
  else if (!body[name].is_string()) wrong.push_back({"/" + name, "wrong_type", "This must be text."});
  else if (tidied(body[name].get<std::string>()).empty()) wrong.push_back({"/" + name, "missing", "This must not be empty."});
  else if (count_code_points(body[name].get<std::string>()) > kLongestText) wrong.push_back({"/" + name, "too_long", "This must be 5000 characters or fewer."});
  if (!wrong.empty()) return tl::unexpected(problem({"wrong_fields", "", std::move(wrong)}));
  return valid_utf8(body[name].get<std::string>());
}

/// `act` does it; what was done is answered with the request's own address.
Answer done_once(Call& call, std::string const& field, std::function<app::Done(app::Office&, std::string const&)> const& act) {
  auto const body = body_of(call.exchange);
  if (!body) return {body.error()};
  auto const text = only_text(*body, field);
  if (!text) return {text.error()};
  return {answered_once(call, *body, [&](app::Office& office) {
    if (auto const done = act(office, *text); !done) return problem_of(done.error());
    return json_reply({{"done", true}}, 201);
  })};
}

}  // namespace

Answer add_note(Call& call) {
  return done_once(call, "text", [&](app::Office& office, std::string const& text) { return app::add_note(office, call.about, app::actor_of(call.client), text); });
}

Answer withdraw(Call& call) {
  return done_once(call, "how", [&](app::Office& office, std::string const& how) { return app::raise_event(office, call.about, app::actor_of(call.client), "withdraw", how); });
}

}  // namespace rightsdesk::web::api
