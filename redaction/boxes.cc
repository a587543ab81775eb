#include "redaction/boxes.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace rightsdesk::redaction {
namespace {

using document::Region;
using document::Word;

constexpr double kBleed = 1.0;  // points around a word, for what scanning smears beyond its box

double right_of(Region const& box) { return box.x + box.width; }
double top_of(Region const& box) { return box.y + box.height; }

bool same_line(Region const& a, Region const& b) {
  double const shared = std::min(top_of(a), top_of(b)) - std::max(a.y, b.y);
  return shared > 0.5 * std::min(a.height, b.height);
}

Region joined(Region const& a, Region const& b) {
  double const x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(right_of(a), right_of(b)) - x, std::max(top_of(a), top_of(b)) - y};
}

class PageBoxes {
 public:
  explicit PageBoxes(document::Page const& page) : page_(page) {}

  std::vector<Region> over_words(std::vector<Word const*> const& words) const {
    std::vector<Region> lines;
    for (auto const* word : words) {
      bool const goes_on = !lines.empty() && same_line(lines.back(), word->box) && nothing_between(lines.back(), word->box, words);
      if (goes_on) {
        lines.back() = joined(lines.back(), word->box);
      } else {
        lines.push_back(word->box);
      }
    }
    for (auto& line : lines) line = widened(line);
    return lines;
  }

  Region over_area(Region area) const {
    Region out = area;
    for (auto const& word : page_.words) {
      if (overlap(word.box, area)) out = joined(out, word.box);
    }
    return out;
  }

 private:
  bool nothing_between(Region const& left, Region const& right, std::vector<Word const*> const& mine) const {
    for (auto const& word : page_.words) {
      bool const between = same_line(word.box, left) && word.box.x >= right_of(left) - kBleed && right_of(word.box) <= right.x + kBleed;
      if (between && std::find(mine.begin(), mine.end(), &word) == mine.end()) return false;
    }
    return true;
  }

  Region line_height(Region box) const {
    double low = box.y, high = top_of(box);
    for (auto const& word : page_.words) {
      if (!same_line(word.box, box) || word.box.height > 2 * box.height) continue;
      low = std::min(low, word.box.y);
      high = std::max(high, top_of(word.box));
    }
    return {box.x, low - kBleed, box.width, high - low + 2 * kBleed};
  }

  /// Room without words on either side of the box, on its line, up to the page's edge.
  std::pair<double, double> room(Region const& box) const {
    double left = box.x, right = page_.width - right_of(box);
    for (auto const& word : page_.words) {
      if (!same_line(word.box, box)) continue;
      if (right_of(word.box) <= box.x + kBleed) left = std::min(left, box.x - right_of(word.box) - kBleed);
      if (word.box.x >= right_of(box) - kBleed) right = std::min(right, word.box.x - right_of(box) - kBleed);
    }
    return {std::max(0.0, left), std::max(0.0, right)};
  }

  /// A whole number of steps wide: into free room first, else over the next word on the line, whole, and its room.
  Region widened(Region box) const {
    box = line_height(box);
    for (int turn = 0; turn < 3; ++turn) {
      double const wanted = std::ceil((box.width + 2 * kBleed) / kBoxStep) * kBoxStep;
      double const more = wanted - box.width;
      auto const [left, right] = room(box);
      if (left + right >= more) {
        double const to_right = std::min(right, std::max(more / 2, more - left));
        return {box.x - (more - to_right), box.y, wanted, box.height};
      }
      auto const* neighbour = nearest(box);
      if (neighbour == nullptr) break;
      auto const wider = joined(box, neighbour->box);
      box = {wider.x, box.y, wider.width, box.height};
    }
    double const wanted = std::min(std::ceil((box.width + 2 * kBleed) / kBoxStep) * kBoxStep, page_.width);
    double const x = std::clamp(box.x - (wanted - box.width) / 2, 0.0, page_.width - wanted);
    return {x, box.y, wanted, box.height};
  }

  Word const* nearest(Region const& box) const {
    Word const* found = nullptr;
    double best = page_.width;
    for (auto const& word : page_.words) {
      if (!same_line(word.box, box)) continue;
      bool const inside = word.box.x >= box.x - kBleed && right_of(word.box) <= right_of(box) + kBleed;
      double const away = std::max(word.box.x - right_of(box), box.x - right_of(word.box));
      if (inside || away >= best) continue;
      best = away;
      found = &word;
    }
    return found;
  }

  document::Page const& page_;
};

}  // namespace

bool overlap(Region const& a, Region const& b) {
  return a.x < right_of(b) && b.x < right_of(a) && a.y < top_of(b) && b.y < top_of(a);
}

std::vector<Painted> boxes_for(document::Page const& page, std::vector<ReviewedRecord::Removal> const& removals) {
  PageBoxes const boxes(page);
  std::vector<Painted> out;
  for (auto const& removal : removals) {
    std::vector<Word const*> words;
    for (auto const& word : page.words) {
      if (word.begin < removal.place.end && removal.place.begin < word.end) words.push_back(&word);
    }
    for (auto const& box : boxes.over_words(words)) out.push_back({box, removal.decision.code});
    if (removal.place.region) out.push_back({boxes.over_area(*removal.place.region), removal.decision.code});
  }
  std::stable_sort(out.begin(), out.end(), [](Painted const& a, Painted const& b) {
    return std::tuple(-std::round(top_of(a.box)), a.box.x) < std::tuple(-std::round(top_of(b.box)), b.box.x);
  });
  return out;
}

}  // namespace rightsdesk::redaction
