#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <stdexcept>

#include "reading/picture.h"

namespace rightsdesk::reading {
namespace {

constexpr int kInkBelow = 170;        // of 255
constexpr int kVisibleContrast = 24;  // of 255
constexpr int kSpecksOfANoisyPage = 600;
constexpr int kMostMarks = 30'000;

Picture taken(Pix* pix, char const* what) {
  if (pix == nullptr) throw std::runtime_error(std::string("leptonica: ") + what);
  return Picture(pix);
}

std::size_t count(Picture const& binary) {
  l_int32 pixels = 0;
  pixCountPixels(binary.get(), &pixels, nullptr);
  return static_cast<std::size_t>(pixels);
}

/// Black where there is ink, at a quarter of the resolution.
Picture coarse_ink(Picture const& page) {
  auto const binary = taken(pixThresholdToBinary(page.get(), kInkBelow), "threshold");
  return taken(pixReduceRankBinaryCascade(binary.get(), 1, 2, 0, 0), "reduce");
}

void forget(Picture const& binary, Area area, int margin) {
  Box* box = boxCreate(area.x / 4 - margin, area.y / 4 - margin, area.width / 4 + 2 * margin + 1, area.height / 4 + 2 * margin + 1);
  pixClearInRect(binary.get(), box);
  boxDestroy(&box);
}

/// Rules of forms, borders and solid areas: long runs are no writing.
Picture without_lines(Picture const& binary) {
  auto const across = taken(pixMorphSequence(binary.get(), "o36.1 + d3.3", 0), "lines");
  auto const down = taken(pixMorphSequence(binary.get(), "o1.36 + d3.3", 0), "lines");
  auto const left = taken(pixSubtract(nullptr, binary.get(), across.get()), "lines");
  return taken(pixSubtract(nullptr, left.get(), down.get()), "lines");
}

Picture without_specks(Picture const& binary, int larger_than) {
  return taken(pixSelectBySize(binary.get(), larger_than, larger_than, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GT, nullptr), "specks");
}

Area enclosing(Picture const& binary) {
  Box* box = nullptr;
  if (pixClipToForeground(binary.get(), nullptr, &box) != 0 || box == nullptr) return {};
  l_int32 x = 0, y = 0, wide = 0, high = 0;
  boxGetGeometry(box, &x, &y, &wide, &high);
  boxDestroy(&box);
  return {x * 4, y * 4, wide * 4, high * 4};
}

int specks(Picture const& binary) {
  auto const large = without_specks(binary, 3);
  l_int32 all = 0, larger = 0;
  pixCountConnComp(binary.get(), 8, &all);
  pixCountConnComp(large.get(), 8, &larger);
  return all - larger;
}

/// Specks go by a median and by size; what is left is black on white.
Picture despeckled(Picture const& page) {
  auto const smooth = taken(pixMedianFilter(page.get(), 3, 3), "median");
  auto const binary = taken(pixThresholdToBinary(smooth.get(), kInkBelow - 20), "threshold");
  return without_specks(binary, 4);
}

double levelling_turn(Picture const& page) {
  auto const binary = taken(pixThresholdToBinary(page.get(), kInkBelow), "threshold");
  l_float32 angle = 0, confidence = 0;
  if (pixFindSkewSweepAndSearch(binary.get(), &angle, &confidence, 4, 2, 12.0F, 1.0F, 0.02F) != 0) return 0;
  return confidence > 2.5F && std::abs(angle) > 0.08F ? static_cast<double>(angle) : 0.0;
}

}  // namespace

Ink unexplained_ink(Picture const& grey_page, std::vector<Area> const& known) {
  if (width(grey_page) < 16 || height(grey_page) < 16) return {};
  auto const ink = coarse_ink(grey_page);
  auto const writing = without_lines(ink);
  for (auto const& area : known) forget(writing, area, 1);
  auto const marks = without_specks(writing, 2);
  return {count(marks), enclosing(marks)};
}

bool shows_contrast(Picture const& grey_page, Area area) {
  auto const x = std::clamp(area.x, 0, width(grey_page) - 1), y = std::clamp(area.y, 0, height(grey_page) - 1);
  auto const right = std::clamp(area.x + area.width, x + 1, width(grey_page));
  auto const bottom = std::clamp(area.y + area.height, y + 1, height(grey_page));
  int darkest = 255, lightest = 0;
  auto* const data = pixGetData(grey_page.get());
  auto const stride = pixGetWpl(grey_page.get());
  for (int row = y; row < bottom; ++row) {
    auto* const line = data + static_cast<long>(row) * stride;
    for (int column = x; column < right; ++column) {
      int const shade = GET_DATA_BYTE(line, column);
      darkest = std::min(darkest, shade);
      lightest = std::max(lightest, shade);
    }
    if (lightest - darkest > kVisibleContrast) return true;
  }
  return false;
}

Picture without_noise(Picture const& grey_page) {
  auto const binary = taken(pixThresholdToBinary(grey_page.get(), kInkBelow), "threshold");
  if (specks(binary) <= kSpecksOfANoisyPage) return taken(pixClone(grey_page.get()), "clone");
  auto const clean = despeckled(grey_page);
  return taken(pixConvertTo8(clean.get(), 0), "grey");
}

bool is_noise(Picture const& page) {
  auto const binary = taken(pixThresholdToBinary(page.get(), kInkBelow), "threshold");
  l_int32 marks = 0;
  pixCountConnComp(binary.get(), 8, &marks);
  return marks > kMostMarks;
}

Cleaned cleaned(Picture const& grey_page) {
  Cleaned page;
  page.picture = without_noise(grey_page);
  page.turned_by = levelling_turn(page.picture);
  if (page.turned_by != 0) {
    auto const angle = static_cast<l_float32>(page.turned_by * std::numbers::pi / 180);
    auto const wide = width(page.picture), high = height(page.picture);
    page.picture = taken(pixRotate(page.picture.get(), angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, wide, high), "rotate");
  }
  return page;
}

Area before_turning(Area area, Cleaned const& page, Picture const& original) {
  auto const angle = -page.turned_by * std::numbers::pi / 180;
  auto const from_x = width(page.picture) / 2.0, from_y = height(page.picture) / 2.0;
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
  for (auto const& [x, y] : {std::pair(area.x, area.y), std::pair(area.x + area.width, area.y),
                             std::pair(area.x, area.y + area.height), std::pair(area.x + area.width, area.y + area.height)}) {
    auto const dx = x - from_x, dy = y - from_y;
    auto const there_x = std::cos(angle) * dx - std::sin(angle) * dy + width(original) / 2.0;
    auto const there_y = std::sin(angle) * dx + std::cos(angle) * dy + height(original) / 2.0;
    left = std::min(left, there_x), right = std::max(right, there_x);
    top = std::min(top, there_y), bottom = std::max(bottom, there_y);
  }
  auto const x = std::clamp(static_cast<int>(left), 0, width(original)), y = std::clamp(static_cast<int>(top), 0, height(original));
  auto const to_x = std::clamp(static_cast<int>(std::ceil(right)), x, width(original));
  auto const to_y = std::clamp(static_cast<int>(std::ceil(bottom)), y, height(original));
  return {x, y, to_x - x, to_y - y};
}

}  // namespace rightsdesk::reading
