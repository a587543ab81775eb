#include <algorithm>

#include "core/result.h"
#include "pdf/state.h"
#include "pdf/writer.h"

namespace rightsdesk::pdf {

Writer::Standing Writer::sheet(Sheet const& sheet) {
  auto& s = *state_;
  ENSURE(sheet.width > 0 && sheet.height > 0, "a sheet has a size");
  s.turn_when_overfull();
  if (s.page == 0 || s.y - margin_bottom < (page_height - margin_top - margin_bottom) / 2) s.new_page();
  double const room = s.y - margin_bottom;
  double const scale = std::min(text_width / sheet.width, room / sheet.height);
  Box const frame{margin_left + (text_width - sheet.width * scale) / 2, s.y - sheet.height * scale, sheet.width * scale,
                  sheet.height * scale};
  auto placed = [&](Rectangle const& at) {
    return Box{frame.x + at.x * scale, frame.y + at.y * scale, at.width * scale, at.height * scale};
  };
  auto& tags = s.canvas().tags();
  int const figure = tags.add(0, "Figure");
  tags.at(figure).said().alt = sheet.alt;
  double const box[4] = {frame.x, frame.y, frame.x + frame.width, frame.y + frame.height};
  std::copy(std::begin(box), std::end(box), std::begin(tags.at(figure).said().box));
  std::string const name = "Pic" + std::to_string(s.volume->pictures.size() + 1);
  s.canvas().image(s.page, name, frame, figure);
  s.volume->pictures.push_back({s.page, name, sheet.picture});
  s.volume->picture_bytes += sheet.picture.bytes.size();
  std::vector<Canvas::Unseen> words;
  for (Sheet::Word const& word : sheet.words) words.push_back({word.utf8, placed(word.at)});
  int const text = tags.add(0, "P");
  s.canvas().unseen(s.page, words, text);
  Standing standing{page(), {frame.x, frame.y, frame.width, frame.height}, {}};
  for (Sheet::Covered const& covered : sheet.bars) {
    Box const at = placed(covered.at);
    s.canvas().label(s.page, covered.bar, at, text);
    standing.bars.push_back({at.x, at.y, at.width, at.height});
    ++s.tally.back()[covered.bar.key];
  }
  s.canvas().outline(s.page, frame);
  s.y = frame.y - s.settings.body;
  s.fresh = false;
  return standing;
}

}  // namespace rightsdesk::pdf
