#include "redaction/keep_only.h"

#include <algorithm>

#include "core/text.h"

namespace rightsdesk::redaction {
namespace {

using document::Region;

constexpr double kThinnest = 3;  // points: thinner than any letter
constexpr double kClear = 1.5;   // points left free around a line that is kept

bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == 0xA0; }

bool says_something(std::u32string_view text, Stretch const& stretch) {
  return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(stretch.first), text.begin() + static_cast<std::ptrdiff_t>(stretch.second),
                     [](char32_t c) { return !is_space(c); });
}

/// The stretches of [0, size) outside all of `taken`, which is sorted.
std::vector<Stretch> outside(std::size_t size, std::vector<Stretch> taken) {
  std::sort(taken.begin(), taken.end());
  std::vector<Stretch> out;
  std::size_t at = 0;
  for (auto const& [begin, end] : taken) {
    if (begin > at) out.emplace_back(at, begin);
    at = std::max(at, end);
  }
  if (size > at) out.emplace_back(at, size);
  return out;
}

/// The strips of the page around one line after the other, from the top.
class Strips {
 public:
  Strips(document::Page const& page, std::span<Stretch const> kept) : page_(page) {
    for (auto const& [begin, end] : kept) {
      for (auto const& word : page.words) {
        if (word.begin < end && begin < word.end) add_word(word.box);
      }
    }
    std::sort(lines_.begin(), lines_.end(), [](Region const& a, Region const& b) { return a.y + a.height > b.y + b.height; });
  }

  std::vector<Region> all() {
    double above = page_.height;
    for (auto const& line : lines_) {
      strip({0, line.y + line.height + kClear, page_.width, above - line.y - line.height - kClear});
      strip({0, line.y, line.x - kClear, line.height});
      double const right = line.x + line.width + kClear;
      strip({right, line.y, page_.width - right, line.height});
      above = std::min(above, line.y - kClear);
    }
    strip({0, 0, page_.width, above});
    return std::move(out_);
  }

 private:
  /// Words that share a height are one line, however far apart they stand: what lies between them has its own words.
  void add_word(Region const& box) {
    for (auto& line : lines_) {
      if (box.y >= line.y + line.height || line.y >= box.y + box.height) continue;
      double const x = std::min(line.x, box.x), y = std::min(line.y, box.y);
      line = {x, y, std::max(line.x + line.width, box.x + box.width) - x, std::max(line.y + line.height, box.y + box.height) - y};
      return;
    }
    lines_.push_back(box);
  }
  void strip(Region const& region) {
    if (region.width >= kThinnest && region.height >= kThinnest) out_.push_back(region);
  }

  document::Page const& page_;
  std::vector<Region> lines_, out_;
};

}  // namespace

std::vector<Stretch> lines_that_say_something(document::Page const& page) {
  std::vector<Stretch> lines;
  auto const text = to_code_points(page.text);
  for (std::size_t begin = 0; begin < text.size();) {
    auto end = text.find(U'\n', begin);
    if (end == std::u32string::npos) end = text.size();
    if (says_something(text, {begin, end})) lines.emplace_back(begin, end);
    begin = end + 1;
  }
  return lines;
}

std::vector<Place> rest_of(document::Page const& page, RecordId const& record, std::span<Stretch const> kept, std::span<Stretch const> marked) {
  std::vector<Place> places;
  auto const text = to_code_points(page.text);
  std::vector<Stretch> taken(kept.begin(), kept.end());
  taken.insert(taken.end(), marked.begin(), marked.end());
  for (auto const& stretch : outside(text.size(), std::move(taken))) {
    if (says_something(text, stretch)) places.push_back({record, page.number, stretch.first, stretch.second});
  }
  if (page.layout == document::Layout::flow) return places;
  // Without a word box of its own a stretch cannot be painted; the strips cover it.
  std::erase_if(places, [&](Place const& place) {
    return std::none_of(page.words.begin(), page.words.end(), [&](auto const& word) { return word.begin < place.end && place.begin < word.end; });
  });
  for (auto const& strip : Strips(page, kept).all()) places.push_back({record, page.number, 0, 0, strip});
  return places;
}

}  // namespace rightsdesk::redaction
