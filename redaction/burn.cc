#include "redaction/burn.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/result.h"
#include "core/text.h"
#include "redaction/boxes.h"
#include "redaction/flow_lines.h"
#include "redaction/keep_only.h"
#include "redaction/plain_text.h"
#include "redaction/raster.h"
#include "redaction/remaining.h"

namespace rightsdesk::redaction {
namespace {

using Removal = ReviewedRecord::Removal;

constexpr int kJpegBlock = 8;

std::vector<Removal> removals_of(ReviewedRecord const& record, int page) {
  std::vector<Removal> out;
  for (auto const& removal : record.removals()) {
    if (removal.place.page == page) out.push_back(removal);
  }
  return out;
}

/// The pixels that hold `box`, out to whole JPEG blocks where the image is a JPEG, so that they stay one colour.
PixelBox pixels_of(document::Region const& box, document::Page const& page, Raster const& raster, int grid) {
  double const across = raster.width / page.width, down = raster.height / page.height;
  auto const floor_to = [&](double value) { return static_cast<int>(std::floor(value / grid)) * grid; };
  auto const ceil_to = [&](double value) { return static_cast<int>(std::ceil(value / grid)) * grid; };
  return {floor_to(box.x * across), floor_to((page.height - box.y - box.height) * down), ceil_to((box.x + box.width) * across),
          ceil_to((page.height - box.y) * down)};
}

BurnedPage burned_fixed(document::Page const& page, std::vector<Removal> const& removals) {
  ENSURE(page.image, "finish_review lets no fixed page through without its image");
  BurnedPage out{page.number, page.layout, page.width, page.height};
  out.boxes = boxes_for(page, removals);
  auto raster = decoded(*page.image);
  int const grid = page.image->media_type == "image/png" ? 1 : kJpegBlock;
  for (auto const& painted : out.boxes) {
    paint(raster, pixels_of(painted.box, page, raster, grid));
    out.codes.push_back(painted.code);
  }
  out.image = encoded(raster, page.image->media_type);
  auto const points = to_code_points(page.text);
  for (auto const& word : page.words) {
    bool const covered = std::any_of(out.boxes.begin(), out.boxes.end(), [&](Painted const& one) { return overlap(one.box, word.box); });
    bool const inside = word.begin < word.end && word.end <= points.size();
    if (!covered && inside) out.words.push_back({to_utf8(std::u32string_view(points).substr(word.begin, word.end - word.begin)), word.box});
  }
  return out;
}

BurnedPage burned_flow(document::Page const& page, std::vector<Removal> const& removals) {
  BurnedPage out{page.number, page.layout, page.width, page.height};
  out.lines = flow_lines(page.text, removals);
  for (auto const& line : out.lines) {
    for (auto const& run : line) {
      if (auto const* marker = std::get_if<Marker>(&run)) out.codes.push_back(marker->code);
    }
  }
  return out;
}

BurnedPage withheld_page(document::Page const& page, Decision const& decision) {
  BurnedPage out{page.number, page.layout, page.width, page.height};
  out.withheld_whole = true;
  out.whole_code = decision.code;
  out.codes.push_back(decision.code);
  return out;
}

std::set<std::string> words_that_stay(ReviewedRecord const& record) {
  std::set<std::string> out;
  for (auto const& page : record.document().pages) {
    if (record.withheld_pages().contains(page.number)) continue;
    auto const removed = removed_stretches(record, page.number);
    for (auto& token : tokens(plain(page.text))) {
      bool const gone = std::any_of(removed.begin(), removed.end(), [&](auto const& one) { return one.first < token.end && token.begin < one.second; });
      if (!gone) out.insert(std::move(token.lower));
    }
  }
  return out;
}

/// A record's own labels say names too ("Call from Joan Pike"): whole strings withheld go, and single words of a withheld
/// name unless they stay elsewhere in the record.
class Labels {
 public:
  explicit Labels(ReviewedRecord const& record) {
    auto const stays = words_that_stay(record);
    for (auto const& removal : record.removals()) {
      auto const text = removed_text(record, removal);
      gone_.add(key_words(text), 0);
      if (removal.kind != "person") continue;
      for (auto const& token : tokens(plain(text))) {
        if (token.lower.size() > 2 && token.shape != Shape::lower && !stays.contains(token.lower)) gone_.add({token.lower}, 0);
      }
    }
  }

  explicit Labels(std::vector<std::string> const& gone) {
    for (auto const& text : gone) gone_.add(key_words(text), 0);
  }

  [[nodiscard]] std::string cleaned(std::string const& label) const {
    auto points = to_code_points(label);
    std::vector<bool> cut(points.size(), false);
    for (auto const& found : gone_.in(label)) std::fill(cut.begin() + static_cast<long>(found.begin), cut.begin() + static_cast<long>(found.end), true);
    std::u32string out;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (!cut[i]) {
        out += points[i];
      } else if (i == 0 || !cut[i - 1]) {
        out += U"[withheld]";
      }
    }
    return tidied(to_utf8(out));
  }

 private:
  WordSequences gone_;
};

}  // namespace

BurnedRecord burn(ReviewedRecord const& record) {
  auto const& document = record.document();
  Labels const labels(record);
  BurnedRecord out{record.record(), labels.cleaned(document.title), labels.cleaned(document.author), document.dated, {}};
  for (auto const& page : document.pages) {
    auto const whole = record.withheld_pages().find(page.number);
    auto const removals = removals_of(record, page.number);
    if (whole != record.withheld_pages().end()) {
      out.pages.push_back(withheld_page(page, whole->second));
    } else {
      out.pages.push_back(page.layout == document::Layout::fixed ? burned_fixed(page, removals) : burned_flow(page, removals));
    }
  }
  return out;
}

std::function<void(BurnedRecord&)> taking_out_of_heads(std::vector<std::string> const& withheld) {
  return [labels = Labels(withheld)](BurnedRecord& record) {
    record.title = labels.cleaned(record.title);
    record.author = labels.cleaned(record.author);
  };
}

std::vector<std::string> withheld_strings(ReviewedRecord const& record) {
  std::set<std::string> out;
  for (auto const& removal : record.removals()) {
    if (removal.kind == kRest) continue;  // what lies between the passages that were kept: ordinary words, which stand elsewhere too
    if (auto text = removed_text(record, removal); !text.empty()) out.insert(std::move(text));
  }
  return {out.begin(), out.end()};
}

}  // namespace rightsdesk::redaction
