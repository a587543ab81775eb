// The pages of a record as a strip, and which of the two sides of a page is shown.
#include <array>

#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

constexpr int kNear = 3;

struct Side {
  Shown shown;
  char const *word, *label;
};
constexpr std::array<Side, 3> kSides{{{Shown::both, "both", "Both"}, {Shown::original, "original", "As it is"}, {Shown::released, "released", "As it will leave"}}};

std::string state_of(app::PageState const& page) {
  if (page.withheld_whole) return page.checked ? "withheld whole, checked" : "withheld whole, not checked";
  auto const waits = page.undecided == 0 ? "" : ", " + std::to_string(page.undecided) + " to decide";
  return (page.checked ? "checked" : "not checked") + waits;
}

}  // namespace

Shown shown_from(std::string const& word) {
  for (auto const& side : kSides) {
    if (word == side.word) return side.shown;
  }
  return Shown::both;
}

std::string shown_word(Shown shown) {
  for (auto const& side : kSides) {
    if (shown == side.shown) return side.word;
  }
  throw Bug("a side of a page without a word");
}

View shown_view(Shown shown, std::string const& page_path) {
  std::vector<View> sides;
  for (auto const& side : kSides) {
    sides.push_back(View().text("side_words", side.label).text("side_href", page_path + "?show=" + side.word).when("is_shown", side.shown == shown));
  }
  View view;
  view.when("original_shown", shown != Shown::released).when("released_shown", shown != Shown::original).when("one_side", shown != Shown::both);
  return view.each("sides", std::move(sides));
}

std::vector<View> strip_views(std::vector<app::PageState> const& pages, int here) {
  std::vector<View> views;
  if (pages.size() < 2) return views;
  int before = 0;
  for (auto const& page : pages) {
    bool const near = page.number >= here - kNear && page.number <= here + kNear;
    bool const end = page.number == pages.front().number || page.number == pages.back().number;
    if (!near && !end) continue;
    views.push_back(View().text("strip_number", std::to_string(page.number)).text("strip_state", state_of(page)).when("is_here", page.number == here)
                        .when("after_gap", before != 0 && page.number > before + 1).when("strip_done", page.checked && page.undecided == 0));
    before = page.number;
  }
  return views;
}

}  // namespace rightsdesk::web::review
