#include "gate/page_rules.h"

#include <algorithm>
#include <cmath>

#include "core/text.h"

namespace rightsdesk::gate {
namespace {

bool blank(DrawnText const& text) { return tidied(text.utf8).empty(); }

struct Middle {
  double x, y;
};
Middle middle_of(DrawnText const& text) { return {(text.begin + text.end) / 2, (text.area.bottom + text.area.top) / 2}; }

bool off_the_page(DrawnText const& text, std::vector<double> const& box) {
  auto const at = middle_of(text);
  return box.size() == 4 && !Area{box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1}.holds(at.x, at.y);
}

/// Something painted later lies over the middle of the text.
bool covered(DrawnText const& text, Drawing const& drawing) {
  auto const at = middle_of(text);
  auto over = [&](auto const& drawn) { return drawn.order > text.order && drawn.area.holds(at.x, at.y); };
  return std::any_of(drawing.fills.begin(), drawing.fills.end(), over) || std::any_of(drawing.images.begin(), drawing.images.end(), over);
}

/// White, or of the colour of what lies under it, with nothing dark under it.
bool unseen(DrawnText const& text, Drawing const& drawing) {
  if (text.mode == 3 || text.light < 0.9) return false;
  auto const at = middle_of(text);
  for (DrawnFill const& fill : drawing.fills) {
    if (fill.order < text.order && fill.light < 0.6 && fill.area.holds(at.x, at.y)) return false;
  }
  return std::none_of(drawing.images.begin(), drawing.images.end(),
                      [&](DrawnImage const& image) { return image.order < text.order && image.area.holds(at.x, at.y); });
}

bool under_a_box(DrawnText const& text, PageSight const& sight) {
  if (text.mode != 3 || !sight.expected.boxes) return false;
  auto const at = middle_of(text);
  return std::any_of(sight.expected.boxes->begin(), sight.expected.boxes->end(), [&](SolidBox const& box) {
    return box.page == sight.page.number && Area{box.x, box.y, box.x + box.width, box.y + box.height}.holds(at.x, at.y);
  });
}

constexpr double near_enough = 0.75;  // points

/// Two pieces of one text object with a gap between them as wide as a withheld string, with up to two spaces.
bool gap_as_wide_as_a_name(DrawnText const& before, DrawnText const& after, Needles const& needles) {
  if (before.object != after.object || std::abs(before.base - after.base) > 0.5 || !before.font || before.size <= 0) return false;
  double const gap = after.begin - before.end;
  if (gap < 1.2 * before.size || gap > 30 * before.size) return false;
  double const space = before.font->width_of_text(" ") / 1000 * before.size;
  return std::any_of(needles.as_given().begin(), needles.as_given().end(), [&](std::string const& name) {
    double const width = before.font->width_of_text(name) / 1000 * before.size;
    for (int spaces = 0; spaces <= 2; ++spaces) {
      if (std::abs(gap - width - spaces * space) < near_enough) return true;
    }
    return false;
  });
}

}  // namespace

void check_page(PageSight const& sight, std::vector<Leak>& leaks) {
  auto add = [&](char const* leak_class, char const* place) {
    int const page = sight.page.number;
    bool const said = std::any_of(leaks.begin(), leaks.end(), [&](Leak const& leak) { return leak.page == page && leak.leak_class == leak_class; });
    if (!said) leaks.push_back({leak_class, page, place});
  };
  if (sight.page.crop != sight.page.media) add("cropped_page", "a page shown smaller than it is");
  if (sight.drawing.unreadable) add("unreadable_text", "text in a font whose codes cannot be spelt");
  if (sight.needles.in_text(sight.drawing.joined())) add("operator_text", "the page's own text operators");
  DrawnText const* before = nullptr;
  for (DrawnText const& text : sight.drawing.texts) {
    if (blank(text)) continue;
    if (off_the_page(text, sight.page.crop)) add("off_page_text", "text outside the page");
    if (covered(text, sight.drawing)) add("covered_text", "text with something painted over it");
    if (unseen(text, sight.drawing)) add("invisible_text", "white text on nothing dark");
    if (under_a_box(text, sight)) add("text_under_box", "words under a removed area");
    if (before && gap_as_wide_as_a_name(*before, text, sight.needles)) add("gap_residue", "a gap as wide as a withheld string");
    before = &text;
  }
}

}  // namespace rightsdesk::gate
