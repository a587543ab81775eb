#include "web/accounts/own_sessions.h"

#include <algorithm>

namespace rightsdesk::web::accounts {
namespace {

std::string words_of_end(std::string const& done) {
  if (done == "one") return "The session is ended";
  return done == "others" ? "You are signed out everywhere else" : "";
}

Reply sessions_page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  PageSpec spec{"accounts/sessions", "Where you are signed in", sessions_view(site.door.sessions_of(exchange.cookie(staff_cookie)), site.door.elsewhere()), mistakes};
  spec.view.text("done", mistakes.empty() ? words_of_end(exchange.query.one("done")) : "");
  return site.staff_page(exchange, spec);
}

}  // namespace

View sessions_view(std::vector<OwnSession> const& open, std::string const& elsewhere) {
  std::vector<View> lines;
  for (auto const& one : open) {
    View line;
    line.text("session", one.name).text("browser", one.browser.empty() ? "A browser that is not known" : one.browser).when("this_one", one.this_one);
    lines.push_back(line.text("session_started", in_words(one.started)).text("session_used", in_words(one.used)));
  }
  auto const others = std::count_if(open.begin(), open.end(), [](auto const& one) { return !one.this_one; });
  View view;
  view.when("any_others", others > 0).when("several_others", others > 1).text("elsewhere", elsewhere);
  return view.each("sessions", std::move(lines));
}

Reply own_sessions(Site& site, Exchange const& exchange) { return sessions_page(site, exchange, {}); }

Reply end_sessions(Site& site, Exchange const& exchange) {
  auto const token = exchange.cookie(staff_cookie);
  if (exchange.form.one("all") == "others") {
    site.door.end_other_sessions(token);
    return Reply::redirect(std::string(kSessionsPage) + "?done=others");
  }
  auto const ended = site.door.end_session(token, exchange.form.one("session"));
  if (!ended) return sessions_page(site, exchange, {ended.error()});
  return Reply::redirect(std::string(kSessionsPage) + "?done=one");
}

}  // namespace rightsdesk::web::accounts
