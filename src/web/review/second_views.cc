#include "web/review/second_views.h"

#include <algorithm>

namespace rightsdesk::web::review {
namespace {

using app::PageLook;

std::string why_words(std::string const& why) {
  if (why == "safeguarding") return "Somebody on it may come to harm";
  if (why == "override") return "Decided otherwise than for the person, or withheld whole";
  if (why == "unsure") return "Read badly, or only suspected";
  return why == "all" ? "One was wrong: every page is looked at" : "By lot";
}

View look_view(app::SecondLookPage const& page, NameOf const& name_of) {
  View view;
  view.text("found_words", !page.look ? "" : page.look->found == PageLook::Found::right ? "Right" : "Wrong");
  view.text("found_colour", page.look && page.look->found == PageLook::Found::wrong ? "red" : "green");
  view.text("found_reason", page.look ? page.look->reason.reveal() : "");
  return view.text("found_by", page.look ? actor_words(page.look->made_by, name_of) + ", " + in_words(page.look->made_at) : "");
}

}  // namespace

app::SecondLookPage const* drawn_page(app::SecondLookDesk const& desk, std::string const& where) {
  auto const found = std::find_if(desk.pages.begin(), desk.pages.end(), [&](auto const& page) { return page.where == where; });
  return found == desk.pages.end() ? nullptr : &*found;
}

std::string next_to_look(app::SecondLookDesk const& desk, std::string const& where) {
  std::string first;
  bool passed = false;
  for (auto const& page : desk.pages) {
    if (page.where == where) passed = true;
    else if (!page.look && passed) return page.where;
    else if (!page.look && first.empty()) first = page.where;
  }
  return first;
}

View second_view(std::optional<app::SecondLookDesk> const& desk, NameOf const& name_of) {
  View view;
  view.when("is_drawn", desk.has_value());
  if (!desk) return view.each("pages", {}).text("seed", "").text("drawn_words", "").text("looked_words", "").text("refused", "").text("next_href", "").when("any_wrong", false);
  std::vector<View> pages;
  for (auto const& page : desk->pages) {
    auto line = look_view(page, name_of);
    pages.push_back(line.text("where", page.where).text("title", page.title).text("number", std::to_string(page.page)).text("why", why_words(page.why)));
  }
  view.each("pages", std::move(pages)).text("seed", desk->draw.seed).text("refused", desk->refused).when("any_wrong", desk->wrong > 0);
  view.text("drawn_words", std::to_string(desk->pages.size()) + " of " + counted(static_cast<std::size_t>(desk->draw.pages), "page", "pages"));
  view.text("looked_words", std::to_string(desk->looked) + " of " + std::to_string(desk->pages.size()));
  return view.text("next_href", next_to_look(*desk, ""));
}

View second_page_view(app::SecondLookDesk const& desk, app::SecondLookPage const& page, NameOf const& name_of) {
  auto view = look_view(page, name_of);
  view.text("why", why_words(page.why)).text("refused", desk.refused);
  view.text("looked_words", std::to_string(desk.looked) + " of " + std::to_string(desk.pages.size()));
  return view.text("next_look", next_to_look(desk, page.where));
}

}  // namespace rightsdesk::web::review
