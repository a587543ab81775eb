#include "reading/ocr.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/text.h"
#include "reading/tool.h"

namespace rightsdesk::reading {
namespace {

constexpr auto kPageTime = std::chrono::seconds(42);
constexpr auto kTurnTime = std::chrono::seconds(15);

double number(std::string const& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// A mark without a letter or digit that is not sure is a speck or a stroke.
bool says_something(std::string const& text, double percent) {
  bool const letters = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xC3 + 0U ? static_cast<unsigned char>(c) != 0xE2 : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  return !text.empty() && percent >= 0 && (letters || percent >= 60);
}

/// level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
std::vector<Found> words_of(std::string const& tsv) {
  std::vector<Found> words;
  int line = 0;
  for (auto const& row : split(tsv, '\n')) {
    auto const cells = split(row, '\t');
    if (cells.size() < 12) continue;
    if (cells[0] == "4") ++line;
    auto const text = tidied(valid_utf8(cells[11]));
    if (cells[0] != "5" || !says_something(text, number(cells[10]))) continue;
    auto const pixel = [&](std::size_t cell) { return static_cast<int>(number(cells[cell])); };
    words.push_back({text, {pixel(6), pixel(7), pixel(8), pixel(9)}, std::clamp(number(cells[10]) / 100, 0.0, 1.0), line});
  }
  return words;
}

std::string whole_dots(double dots_per_inch) { return std::to_string(std::clamp(static_cast<int>(std::lround(dots_per_inch)), 70, 1200)); }

/// At a quarter of the picture's resolution.
double stray_marks(Picture const& page, std::vector<Found> const& words) {
  std::vector<Area> sure;
  for (auto const& word : words) {
    if (word.confidence >= 0.5) sure.push_back(word.area);
  }
  return static_cast<double>(unexplained_ink(page, sure).pixels);
}

}  // namespace

double Recognition::mean_confidence() const {
  double sum = 0, letters = 0;
  for (auto const& word : words) {
    auto const length = static_cast<double>(word.text.size());
    sum += length * word.confidence;
    letters += length;
  }
  return letters == 0 ? 0 : sum / letters;
}

Recognition recognised(Picture const& grey_page, double dots_per_inch, std::string const& scratch) {
  auto const page = cleaned(grey_page);
  if (is_noise(page.picture)) return {{}, true, static_cast<double>(width(grey_page))};
  auto const file = scratch + "/ocr.pnm";
  write_pnm(page.picture, file);
  auto const run = run_tool({"/usr/bin/tesseract", file, "-", "-l", "eng", "--dpi", whole_dots(dots_per_inch), "--psm", "3", "tsv"}, kPageTime);
  Recognition result;
  result.timed_out = run.timed_out;
  if (run.ok()) result.words = words_of(run.output);
  result.stray_marks = stray_marks(page.picture, result.words) * (75.0 * 75.0 * 16) / (dots_per_inch * dots_per_inch);
  for (auto& word : result.words) word.area = before_turning(word.area, page, grey_page);
  return result;
}

int turns_needed(Picture const& grey_page, std::string const& scratch) {
  auto const file = scratch + "/turn.pnm";
  write_pnm(grey_page, file);
  auto const run = run_tool({"/usr/bin/tesseract", file, "-", "-l", "osd", "--psm", "0"}, kTurnTime);
  auto const at = run.output.find("Rotate: ");
  if (!run.ok() || at == std::string::npos) return 0;
  return static_cast<int>(number(run.output.substr(at + 8, 3))) / 90 % 4;
}

void add_words(document::Page& page, std::vector<Found> const& words, double points_per_pixel) {
  auto length = count_code_points(page.text);
  int line = -1;
  for (auto const& word : words) {
    if (!page.text.empty()) {
      page.text += word.line == line ? ' ' : '\n';
      ++length;
    }
    line = word.line;
    auto const end = length + count_code_points(word.text);
    auto const& area = word.area;
    page.words.push_back({length, end,
                          {area.x * points_per_pixel, page.height - (area.y + area.height) * points_per_pixel,
                           area.width * points_per_pixel, area.height * points_per_pixel},
                          word.confidence});
    page.text += word.text;
    length = end;
  }
}

}  // namespace rightsdesk::reading
