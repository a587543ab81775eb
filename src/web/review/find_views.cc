#include "web/review/find_views.h"

#include <array>

#include "web/edge/decode.h"
#include "web/pages/words.h"

namespace rightsdesk::web::review {
namespace {

using app::Looked;

struct What {
  Looked looked;
  char const *id, *words;
};
constexpr std::array<What, 7> kWhats{{{Looked::unchecked, "unchecked", "Not checked yet"}, {Looked::undecided, "undecided", "With something to decide"},
                                      {Looked::unsure, "unsure", "Read badly, or the program is unsure"}, {Looked::remarks, "remarks", "With a remark to answer"},
                                      {Looked::changed, "changed", "Changed since it was checked"}, {Looked::repeated, "repeated", "Stands more than once"},
                                      {Looked::withheld, "withheld", "Withheld whole"}}};

std::string id_of(std::optional<Looked> what) {
  for (auto const& one : kWhats) {
    if (what == one.looked) return one.id;
  }
  return {};
}

View option(std::string const& id, std::string const& words, std::string const& chosen) {
  return View().text("option", id).text("option_words", words).when("is_chosen", id == chosen);
}

std::string query_of(app::FindPages const& wish) {
  std::string query = "?";
  auto const add = [&](char const* name, std::string const& value) {
    if (!value.empty()) query += std::string(name) + "=" + percent_encoded(value) + "&";
  };
  add("what", id_of(wish.what));
  add("person", wish.person.str());
  add("code", wish.code);
  add("source", wish.source);
  return query;
}

void add_choices(View& view, app::ReviewFind const& found, app::FindPages const& wish) {
  std::vector<View> whats, people, codes, sources;
  for (auto const& one : kWhats) whats.push_back(option(one.id, one.words, id_of(wish.what)));
  for (auto const& [id, name] : found.people) people.push_back(option(id.str(), name, wish.person.str()));
  for (auto const& code : found.codes) codes.push_back(option(code, code, wish.code));
  for (auto const& source : found.sources) sources.push_back(option(source, source_words(source), wish.source));
  view.each("whats", std::move(whats)).each("people", std::move(people)).each("codes", std::move(codes)).each("sources", std::move(sources));
}

}  // namespace

app::FindPages find_in(Fields const& query) {
  app::FindPages wish;
  for (auto const& one : kWhats) {
    if (query.one("what") == one.id) wish.what = one.looked;
  }
  wish.person = PersonId(query.one("person"));
  wish.code = query.one("code");
  wish.source = query.one("source");
  return wish;
}

View find_view(app::ReviewFind const& found, app::FindPages const& wish, FindShown const& shown) {
  std::vector<View> pages;
  for (std::size_t at = shown.slice.begin; at < shown.slice.end; ++at) {
    auto const& page = found.pages[at];
    pages.push_back(View().text("page_href", shown.review_path + "/" + page.where).text("title", page.title).text("number", std::to_string(page.page))
                        .text("source", source_words(page.source)).text("marks", counted(static_cast<std::size_t>(page.marks), "place", "places"))
                        .when("is_checked", page.checked));
  }
  View view;
  add_choices(view, found, wish);
  view.when("filter_open", !wish.what && wish.person.empty() && wish.code.empty() && wish.source.empty());
  view.text("found", counted(found.pages.size(), "page", "pages")).when("any_pages", !pages.empty()).each("pages", std::move(pages));
  auto const query = query_of(wish);
  auto const at = [&](std::size_t page) { return shown.review_path + "/find" + query + "page=" + std::to_string(page); };
  view.when("paged", shown.slice.pages > 1).text("page_words", "Page " + std::to_string(shown.slice.page) + " of " + std::to_string(shown.slice.pages));
  view.text("page_before", shown.slice.page > 1 ? at(shown.slice.page - 1) : "");
  return view.text("page_after", shown.slice.page < shown.slice.pages ? at(shown.slice.page + 1) : "");
}

View stopped_view(std::optional<app::Stopped> const& stopped, std::string const& review_path) {
  View view;
  view.text("stopped_href", stopped ? review_path + "/" + stopped->where : "");
  return view.text("stopped_words", stopped ? "“" + stopped->title + "”, page " + std::to_string(stopped->page) + ", since " + in_words(stopped->at) : "");
}

}  // namespace rightsdesk::web::review
