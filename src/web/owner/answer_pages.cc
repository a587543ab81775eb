#include "core/text.h"
#include "web/caseload/case_page.h"
#include "web/owner/answer.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::owner {
namespace {

using app::AnswerPage;

std::string path_of(Exchange const& exchange) { return "/answer/" + exchange.part("token"); }

/// Only links that nobody was given count as tries: an owner with many files is not held up.
[[noreturn]] void turn_away(Site& site, Exchange const& exchange) {
  bool const allowed = site.attempts.allow("answer address " + exchange.client, std::chrono::steady_clock::now());
  throw Malformed("no such link", allowed ? 404 : 429);
}

AnswerPage page_of(Site& site, Exchange const& exchange) {
  auto page = app::answer_page(site.office, exchange.part("token"));
  if (!page) turn_away(site, exchange);
  return *page;
}

Reply shown(Site& site, Exchange const& exchange, TypedAnswer const& typed) {
  auto const page = page_of(site, exchange);
  bool const open = page.standing == AnswerPage::Standing::open;
  auto spec = open ? open_page(page, path_of(exchange), typed) : closed_page(page);
  if (!typed.mistakes.empty()) spec.status = 422;
  return site.resident_page(exchange, spec, Frame::Exit::absent);
}

/// The day of the three fields; empty where nothing was typed, and no day at all where what was typed is none.
std::string dated(Fields const& form) {
  if (tidied(form.one("dated-day") + form.one("dated-month") + form.one("dated-year")).empty()) return {};
  auto const day = caseload::day_in(form, "dated");
  return day ? to_iso(*day) : "no day";
}

app::Delivered delivered(Exchange const& exchange) {
  app::Delivered file{exchange.form.one("title"), dated(exchange.form), {}, {}, {}};
  if (exchange.files.size() > 1) throw Malformed("more files than the form has");
  if (exchange.files.empty() || exchange.files.front().field != "file") return file;
  auto const& sent = exchange.files.front();
  file.file_name = sent.filename;
  file.media_type = sent.type;
  file.bytes = sent.bytes;
  return file;
}

app::OwnersAnswer answer_in(Fields const& form) {
  static std::map<std::string, commission::Answer> const answers{{"found", commission::Answer::found}, {"nothing_held", commission::Answer::nothing_held},
                                                                 {"done", commission::Answer::done}, {"cannot", commission::Answer::cannot}};
  auto const chosen = answers.find(form.one("answer"));
  app::OwnersAnswer answer{chosen == answers.end() ? commission::Answer::none : chosen->second, form.one("name"), form.one("role"), form.one("words")};
  answer.before = form.one("before");
  answer.after = form.one("after");
  answer.how_seen = form.one("how_seen");
  return answer;
}

app::Done act_on(Site& site, Exchange const& exchange) {
  auto const act = exchange.form.one("act");
  auto const token = exchange.part("token");
  if (act == "add") return app::add_file(site.office, token, delivered(exchange));
  if (act == "remove") return app::remove_file(site.office, token, exchange.form.one("key"));
  if (act == "send") return app::answer_commission(site.office, token, answer_in(exchange.form));
  throw Malformed("an act that does not exist");
}

}  // namespace

Reply show(Site& site, Exchange const& exchange) { return shown(site, exchange, {}); }

Reply take(Site& site, Exchange const& exchange) {
  auto const done = act_on(site, exchange);
  if (done || done.error().code == "over") return Reply::redirect(path_of(exchange));
  if (done.error().code == "no_link") turn_away(site, exchange);
  return shown(site, exchange, {answers_of(exchange.form), {done.error()}});
}

}  // namespace rightsdesk::web::owner
