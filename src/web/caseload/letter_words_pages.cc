// The words of letters that an administrator changes: shown on an invented case first, then put in force with a reason.
#include "web/caseload/case_page.h"
#include "web/caseload/letter_words_views.h"
#include "web/caseload/pages.h"
#include "web/pages/reason.h"

namespace rightsdesk::web::caseload {
namespace {

using Mistakes = std::vector<Refusal>;

app::LetterWords words_of(Site& site, Exchange const& exchange) {
  auto words = app::letter_words(site.office, actor_of(exchange), exchange.part("letter"));
  if (!words) throw Malformed("no such letter", 404);
  return std::move(*words);
}

Reply edit_page(Site& site, Exchange const& exchange, std::optional<std::string> const& typed, Mistakes const& mistakes) {
  auto const words = words_of(site, exchange);
  auto const mistake = mistakes.empty() ? "" : mistakes.front().text;
  PageSpec spec{"caseload/letter-words", words.in_force.title, letter_words_view(words, typed, mistake, names(site)), mistakes, "/staff/letters"};
  spec.view.text("done", exchange.query.one("done") == "changed" ? "The words are changed. Every letter from now on has them." : "");
  return site.staff_page(exchange, spec);
}

/// What was typed, or the words of an earlier version that is taken back to; "0" is the file.
std::string wanted_words(Site& site, Exchange const& exchange) {
  auto const to = exchange.form.one("to");
  if (to.empty()) return exchange.form.one("words");
  auto const words = words_of(site, exchange);
  if (to == "0") return words.file.words;
  for (auto const& version : words.versions) {
    if (std::to_string(version.number) == to) return version.content.empty() ? words.file.words : version.content;
  }
  throw Malformed("no such version", 404);
}

Reply look_page(Site& site, Exchange const& exchange, app::LetterWordsPreview const& preview, Mistakes const& mistakes) {
  PageSpec spec{"caseload/letter-words-look", "How it will read", letter_look_view(preview, site.office.clock.today()), mistakes, "/staff/letters/" + preview.after.id};
  spec.view.each("reason_fields", {reason_field(exchange.form, mistakes)});
  return site.staff_page(exchange, spec);
}

/// The change as it would be, or back to the words with what is wrong.
Reply shown(Site& site, Exchange const& exchange, std::string const& words, Mistakes const& mistakes) {
  auto const preview = app::preview_letter_words(site.office, actor_of(exchange), exchange.part("letter"), words);
  if (!preview) return edit_page(site, exchange, words, {preview.error()});
  return preview->faults.empty() ? look_page(site, exchange, *preview, mistakes) : edit_page(site, exchange, words, word_mistakes(preview->faults));
}

}  // namespace

Reply letters_to_change(Site& site, Exchange const& exchange) {
  std::vector<app::RuleVersion> latest;
  site.office.works.look([&](app::Work& work) { latest = work.rule_book().latest(app::kLetterRule); });
  return site.staff_page(exchange, {"caseload/letters-to-change", "Letters", letters_to_change_view(app::letters_in_force(site.office), latest, names(site))});
}

Reply letter_to_change(Site& site, Exchange const& exchange) { return edit_page(site, exchange, {}, {}); }

Reply look_at_letter_words(Site& site, Exchange const& exchange) { return shown(site, exchange, wanted_words(site, exchange), {}); }

Reply change_letter_words(Site& site, Exchange const& exchange) {
  auto const words = exchange.form.one("words");
  auto const done = app::change_letter_words(site.office, actor_of(exchange), exchange.part("letter"), words, exchange.form.one("seen"), exchange.form.one("reason"));
  if (done) return Reply::redirect("/staff/letters/" + exchange.part("letter") + "?done=changed");
  return shown(site, exchange, words, {done.error()});
}

}  // namespace rightsdesk::web::caseload
