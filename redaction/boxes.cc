#include "redaction/boxes.h"

#include <algorithm>
#include <cmath>
#include <optional>
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

  /// The words of the box's line that it does not cover, on its left from near to far, and on its right.
  struct Neighbours {
    std::vector<Region> left, right;
  };
  Neighbours neighbours(Region const& box) const {
    Neighbours beside;
    for (auto const& word : page_.words) {
      if (!same_line(word.box, box)) continue;
      if (right_of(word.box) <= box.x + kBleed) beside.left.push_back(word.box);
      if (word.box.x >= right_of(box) - kBleed) beside.right.push_back(word.box);
    }
    std::sort(beside.left.begin(), beside.left.end(), [](auto const& a, auto const& b) { return right_of(a) > right_of(b); });
    std::sort(beside.right.begin(), beside.right.end(), [](auto const& a, auto const& b) { return a.x < b.x; });
    return beside;
  }

  /// A box over the words and `left` and `right` more beside them, a whole number of steps wide; none when neither the gaps
  /// to the next words nor the margins leave room for that.
  std::optional<Region> stepped(Region box, Neighbours const& beside, std::size_t left, std::size_t right) const {
    if (left > 0) box = joined(box, {beside.left[left - 1].x, box.y, beside.left[left - 1].width, box.height});
    if (right > 0) box = joined(box, {beside.right[right - 1].x, box.y, beside.right[right - 1].width, box.height});
    double const from = left < beside.left.size() ? right_of(beside.left[left]) : 0;
    double const to = right < beside.right.size() ? beside.right[right].x : page_.width;
    double const wanted = std::ceil((box.width + kBleed) / kBoxStep) * kBoxStep;
    double const free_left = box.x - from, free_right = to - right_of(box), more = wanted - box.width;
    if (free_left < 0 || free_right < 0 || free_left + free_right < more) return std::nullopt;
    double const to_right = std::min(free_right, std::max(more / 2, more - free_left));
    return Region{box.x - (more - to_right), box.y, wanted, box.height};
  }

  /// Covers as few of the words beside as a whole number of steps allows, and those whole.
  Region widened(Region box) const {
    box = line_height(box);
    auto const beside = neighbours(box);
    for (std::size_t more = 0; more <= beside.left.size() + beside.right.size(); ++more) {
      for (std::size_t right = std::min(more, beside.right.size()) + 1; right-- > 0;) {
        if (more - right > beside.left.size()) continue;
        if (auto const fits = stepped(box, beside, more - right, right)) return *fits;
      }
    }
    double const wanted = std::min(std::ceil((box.width + 2 * kBleed) / kBoxStep) * kBoxStep, page_.width);
    return {std::clamp(box.x - (wanted - box.width) / 2, 0.0, page_.width - wanted), box.y, wanted, box.height};
  }

  document::Page const& page_;
};

}  // namespace

bool overlap(Region const& a, Region const& b) {
  return a.x < right_of(b) && b.x < right_of(a) && a.y < top_of(b) && b.y < top_of(a);
}

namespace {

double shared_area(Region const& a, Region const& b) {
  if (!overlap(a, b)) return 0;
  return (std::min(right_of(a), right_of(b)) - std::max(a.x, b.x)) * (std::min(top_of(a), top_of(b)) - std::max(a.y, b.y));
}

/// A box that lies for the most part under a larger one is part of it: two labels over one another can be read by nobody.
std::vector<Painted> without_buried(std::vector<Painted> boxes) {
  std::stable_sort(boxes.begin(), boxes.end(), [](auto const& a, auto const& b) { return a.box.width * a.box.height > b.box.width * b.box.height; });
  std::vector<Painted> kept;
  for (auto& one : boxes) {
    auto const over = std::find_if(kept.begin(), kept.end(), [&](Painted const& larger) {
      return shared_area(one.box, larger.box) > 0.5 * one.box.width * one.box.height;
    });
    if (over == kept.end()) {
      kept.push_back(std::move(one));
    } else {
      over->box = joined(over->box, one.box);
    }
  }
  return kept;
}

}  // namespace

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
  out = without_buried(std::move(out));
  std::stable_sort(out.begin(), out.end(), [](Painted const& a, Painted const& b) {
    return std::tuple(-std::round(top_of(a.box)), a.box.x) < std::tuple(-std::round(top_of(b.box)), b.box.x);
  });
  return out;
}

}  // namespace rightsdesk::redaction
