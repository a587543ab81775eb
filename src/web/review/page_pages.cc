#include "app/page_times.h"
#include "web/review/pages.h"
#include "web/review/review_page.h"
#include "web/review/same_views.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

using caseload::case_of;
using Mistakes = std::vector<Refusal>;

constexpr char const* kShownSide = "side";  // the cookie: which side of a page this reader wants to see

Reply review_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const page = page_of(site, exchange);
  app::note_page_shown(site.office, case_of(exchange), actor_of(exchange), record_of(exchange), number_of(exchange));
  auto const shown = shown_from(exchange.query.has("show") ? exchange.query.one("show") : exchange.cookie(kShownSide));
  auto view = page_view(page, app::exemptions(site.office));
  view.text("page_path", page_path(exchange)).also(shown_view(shown, page_path(exchange)));
  view.text("same_words", standing_words(app::standing_of(site.office, case_of(exchange), record_of(exchange), number_of(exchange))));
  bool const may_see = app::may_see_other_cases(actor_of(exchange));
  auto const earlier = may_see ? app::earlier_of_page(site.office, case_of(exchange), record_of(exchange), number_of(exchange)) : std::nullopt;
  if (page.page.number == 1) view.each("hidden", hidden_views(app::hidden_parts(site.office, case_of(exchange), record_of(exchange))));
  view.text("earlier_words", earlier ? earlier_words(*earlier) : "");
  auto const title = page.record.title.reveal() + ", page " + std::to_string(page.page.number);
  auto reply = with_care(site, exchange, {"review/page", "", title, std::move(view), mistakes});
  if (exchange.query.has("show")) reply.cookie(kShownSide, shown_word(shown));
  return reply;
}

Reply words_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto view = words_view(page_of(site, exchange), app::exemptions(site.office));
  view.text("page_path", page_path(exchange)).text("from", exchange.form.one("from")).text("to", exchange.form.one("to"));
  view.text("reason", exchange.form.one("reason"));
  return in_case(site, exchange, {"review/words", "", "Withhold words", std::move(view), mistakes});
}

/// Back to the page, at the proposal just decided.
Reply back_to_page(Exchange const& exchange, std::string const& what, std::string const& anchor) {
  return Reply::redirect(page_path(exchange) + "?done=" + what + anchor);
}

}  // namespace

Reply page(Site& site, Exchange const& exchange) { return review_page(site, exchange, {}); }

Reply image(Site& site, Exchange const& exchange) {
  auto image = app::page_image(site.office, case_of(exchange), record_of(exchange), number_of(exchange));
  if (!image) throw Malformed("no such picture", 404);
  bool const known = image->media_type == "image/png" || image->media_type == "image/jpeg";
  ENSURE(known, "a page's picture is PNG or JPEG");
  return Reply::inline_file(std::move(image->bytes), image->media_type);
}

Reply decide_proposal(Site& site, Exchange const& exchange) {
  auto const chosen = exchange.form.one("outcome");
  if (chosen != "withhold" && chosen != "release") throw Malformed("a decision that does not exist");
  auto const outcome = chosen == "withhold" ? redaction::Outcome::withhold : redaction::Outcome::release;
  ProposalId const proposal(exchange.part("proposal"));
  auto const code = outcome == redaction::Outcome::withhold ? exchange.form.one("code") : std::string();
  auto const done = app::decide_proposal(site.office, case_of(exchange), actor_of(exchange), record_of(exchange), proposal, outcome,
                                         code, exchange.form.one("reason"));
  if (!done) {
    auto refusal = done.error();
    if (!refusal.field.empty()) refusal.field += "-" + proposal.str();
    return review_page(site, exchange, {refusal});
  }
  return back_to_page(exchange, "proposal", "#p-" + proposal.str());
}

Reply check_page(Site& site, Exchange const& exchange) {
  auto const done = app::check_page(site.office, case_of(exchange), actor_of(exchange), record_of(exchange), number_of(exchange));
  if (!done) return review_page(site, exchange, {done.error()});
  auto const next = page_of(site, exchange).next_unchecked;
  if (next.empty()) return caseload::done_at(review_path(exchange), "page");
  return caseload::done_at(review_path(exchange) + "/" + next, "page");
}

Reply withhold_page(Site& site, Exchange const& exchange) {
  auto const code = exchange.form.one("whole") == "release" ? std::string() : exchange.form.one("code");
  auto const done = app::withhold_page(site.office, case_of(exchange), actor_of(exchange), record_of(exchange), number_of(exchange),
                                       code, exchange.form.one("reason"));
  if (!done) return review_page(site, exchange, {done.error()});
  return back_to_page(exchange, "whole-page", "");
}

Reply give_hidden(Site& site, Exchange const& exchange) {
  auto const number = whole_number(exchange.form.one("number"));
  if (!number) throw Malformed("a hidden part that cannot be");
  auto const done = app::give_hidden(site.office, case_of(exchange), actor_of(exchange), record_of(exchange), static_cast<std::size_t>(*number), exchange.form.one("reason"));
  if (done) return back_to_page(exchange, "hidden", "");
  auto refusal = done.error();
  if (!refusal.field.empty()) refusal.field += "-hidden-" + std::to_string(*number);
  return review_page(site, exchange, {refusal});
}

Reply words(Site& site, Exchange const& exchange) { return words_page(site, exchange, {}); }

Reply withhold_words(Site& site, Exchange const& exchange) {
  auto const from = whole_number(exchange.form.one("from")), to = whole_number(exchange.form.one("to"));
  auto const words = numbered_words(page_of(site, exchange).page);
  auto const within = [&](std::optional<int> number) { return number && *number >= 1 && static_cast<std::size_t>(*number) <= words.size(); };
  Mistakes mistakes;
  if (!within(from)) mistakes.push_back({"missing", "Enter the number of the first word", "from", {}});
  if (!within(to)) mistakes.push_back({"missing", "Enter the number of the last word", "to", {}});
  if (mistakes.empty() && *to < *from) mistakes.push_back({"order", "The last word must not come before the first", "to", {}});
  if (!mistakes.empty()) return words_page(site, exchange, mistakes);
  auto const& first = words[static_cast<std::size_t>(*from - 1)];
  auto const& last = words[static_cast<std::size_t>(*to - 1)];
  redaction::Place const place{record_of(exchange), number_of(exchange), first.begin, last.end};
  auto const done = app::withhold_place(site.office, case_of(exchange), actor_of(exchange), place, exchange.form.one("code"),
                                        exchange.form.one("reason"));
  if (!done) return words_page(site, exchange, {done.error()});
  return back_to_page(exchange, "withheld", "");
}

}  // namespace rightsdesk::web::review
