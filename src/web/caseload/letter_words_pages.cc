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

Reply edit_page(Site& site, Exchange const& exchange, std::optional<app::Wording> const& typed, Mistakes const& mistakes) {
  auto const words = words_of(site, exchange);
  PageSpec spec{"caseload/letter-words", words.in_force.title, letter_words_view(words, typed, mistakes, names(site)), mistakes, "/staff/letters"};
  spec.view.text("done", exchange.query.one("done") == "changed" ? "It is changed. Every letter from now on has it." : "");
  return site.staff_page(exchange, spec);
}

/// What was typed; head and foot have no title.
app::Wording typed_in(Exchange const& exchange) {
  return {exchange.form.one("words"), exchange.form.has("title") ? std::optional(exchange.form.one("title")) : std::nullopt};
}

app::Wording wording_of(notices::Letter const& letter) { return {letter.words, letter.title}; }

/// What was typed, or what an earlier version says that is taken back to; "0" is the file.
app::Wording wanted_wording(Site& site, Exchange const& exchange) {
  auto const to = exchange.form.one("to");
  if (to.empty()) return typed_in(exchange);
  auto const words = words_of(site, exchange);
  if (to == "0") return wording_of(words.file);
  for (auto const& version : words.versions) {
    if (std::to_string(version.number) == to) return wording_of(app::of_version(words.file, version));
  }
  throw Malformed("no such version", 404);
}

Reply look_page(Site& site, Exchange const& exchange, app::LetterWordsPreview const& preview, Mistakes const& mistakes) {
  PageSpec spec{"caseload/letter-words-look", "How it will read", letter_look_view(preview, site.office.clock.today()), mistakes, "/staff/letters/" + preview.after.id};
  spec.view.each("reason_fields", {reason_field(exchange.form, mistakes)});
  return site.staff_page(exchange, spec);
}

/// The change as it would be, or back to the words with what is wrong.
Reply shown(Site& site, Exchange const& exchange, app::Wording const& wording, Mistakes const& mistakes) {
  auto const preview = app::preview_letter_words(site.office, actor_of(exchange), exchange.part("letter"), wording);
  if (!preview) return edit_page(site, exchange, wording, {preview.error()});
  auto const faults = word_mistakes(*preview);
  return faults.empty() ? look_page(site, exchange, *preview, mistakes) : edit_page(site, exchange, wording, faults);
}

}  // namespace

Reply letters_to_change(Site& site, Exchange const& exchange) {
  std::vector<app::RuleVersion> latest;
  site.office.works.look([&](app::Work& work) { latest = work.rule_book().latest(app::kLetterRule); });
  return site.staff_page(exchange, {"caseload/letters-to-change", "Letters", letters_to_change_view(app::letters_in_force(site.office), latest, names(site))});
}

Reply letter_to_change(Site& site, Exchange const& exchange) { return edit_page(site, exchange, {}, {}); }

Reply look_at_letter_words(Site& site, Exchange const& exchange) { return shown(site, exchange, wanted_wording(site, exchange), {}); }

Reply change_letter_words(Site& site, Exchange const& exchange) {
  auto const wording = typed_in(exchange);
  auto const done = app::change_letter_words(site.office, actor_of(exchange), exchange.part("letter"), wording, exchange.form.one("seen"), exchange.form.one("reason"));
  if (done) return Reply::redirect("/staff/letters/" + exchange.part("letter") + "?done=changed");
  return shown(site, exchange, wording, {done.error()});
}

}  // namespace rightsdesk::web::caseload
