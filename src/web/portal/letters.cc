// What we wrote to somebody, read where only they can.
#include <charconv>
#include <chrono>

#include "web/pages/blocks.h"
#include "web/portal/status.h"

namespace rightsdesk::web::portal {
namespace {

std::optional<app::LetterToRead> letter_asked_for(Site& site, Exchange const& exchange, CaseId const& about) {
  auto const typed = exchange.part("letter");
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (error != std::errc() || end != typed.data() + typed.size()) return std::nullopt;
  auto letter = app::letter_to_read(site.office, about, number);
  return letter ? std::optional(std::move(*letter)) : std::nullopt;
}

}  // namespace

View letter_view(app::LetterToRead const& letter, std::string const& path, std::string const& page_language) {
  View view;
  view.text("reference", letter.reference).words("sent_on", in_words(letter.on)).text("letter_path", path).text("letter_lang", letter.language.empty() ? "en" : letter.language);
  view.when("only_in_english", letter.language.empty() && page_language != "en");
  return view.each("blocks", block_views(letter.blocks.reveal()));
}

Reply show_letter(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  auto const letter = letter_asked_for(site, exchange, *about);
  if (!letter) return Reply::redirect("/status/request");
  PageSpec spec{"portal/letter", "A letter from us", letter_view(*letter, exchange.path, site.language_of(exchange))};
  spec.back = "/status/request";
  return site.resident_page(exchange, spec);
}

Reply download_letter(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  auto const letter = letter_asked_for(site, exchange, *about);
  if (!letter) return Reply::redirect("/status/request");
  return Reply::download(app::pdf_of(*letter), "application/pdf", letter->reference + "-letter-" + exchange.part("letter") + ".pdf");
}

}  // namespace rightsdesk::web::portal
