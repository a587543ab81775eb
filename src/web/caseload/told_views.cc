#include "web/caseload/told_views.h"

#include "core/text.h"
#include "web/pages/words.h"

namespace rightsdesk::web::caseload {
namespace {

using Use = app::ToldTerm::Use;

std::string days_of(app::ToldTerm::Teller const& teller) {
  if (teller.from && teller.to) return ", from " + in_words(*teller.from) + " to " + in_words(*teller.to);
  if (teller.from) return ", from " + in_words(*teller.from);
  return teller.to ? ", until " + in_words(*teller.to) : "";
}

std::string tellers(app::ToldTerm const& term) {
  std::string words;
  for (auto const& one : term.by) words += (words.empty() ? "" : "; ") + source_words(one.source) + " (" + one.key + ")" + days_of(one);
  return words;
}

std::string capital(std::string words) {
  words.front() = static_cast<char>(words.front() - (words.front() >= 'a' && words.front() <= 'z' ? 'a' - 'A' : 0));
  return words;
}

View term_view(app::ToldTerm const& term) {
  View view;
  view.text("told_id", term.id).text("told_words", capital(term.what) + ": " + term.words).text("told_by", tellers(term));
  view.text("told_on", term.searched_on ? in_words(*term.searched_on) : "");
  return view.when("told_dropped", term.use == Use::dropped);
}

}  // namespace

View told_view(std::vector<app::ToldTerm> const& terms, Searching searching) {
  std::vector<View> offered, searched;
  for (auto const& term : terms) {
    auto view = term_view(term);
    if (term.use == Use::offered) view.text("told_field", offered.empty() ? "told" : term.id);
    (term.use == Use::offered ? offered : searched).push_back(std::move(view));
  }
  View view;
  bool const may = searching == Searching::open;
  view.when("may_search_again", may && !offered.empty()).when("any_told_searched", !searched.empty());
  return view.each("told_offered", std::move(offered)).each("told_searched", std::move(searched));
}

}  // namespace rightsdesk::web::caseload
