#include "reading/pdf_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/text.h"
#include "reading/tool.h"

namespace rightsdesk::reading {
namespace {

constexpr int kChunk = 100;

double number(std::string const& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::isfinite(value) ? std::clamp(value, -1e9, 1e9) : 0;
}

/// level, page, paragraph, block, line, word, left, top, width, height, confidence, text.
void take_rows(std::string const& tsv, int first, PdfText& text) {
  int line = 0;
  for (auto const& row : split(tsv, '\n')) {
    auto const cells = split(row, '\t');
    if (cells.size() < 12) continue;
    if (cells[0] == "4" || cells[0] == "3") ++line;
    auto const page = static_cast<int>(number(cells[1])) - first;
    if (cells[0] != "5" || page < 0 || static_cast<std::size_t>(page) >= text.pages.size()) continue;
    auto const word = tidied(valid_utf8(cells[11]));
    if (word.empty()) continue;
    text.pages[static_cast<std::size_t>(page)].push_back({word, number(cells[6]), number(cells[7]), number(cells[8]), number(cells[9]), line});
  }
}

bool took(Source const& source, int first, int last, int origin, PdfText& text) {
  auto const time = std::chrono::seconds(12 + (last - first));
  auto const run = run_tool({"/usr/bin/pdftotext", "-q", "-tsv", "-f", std::to_string(first), "-l", std::to_string(last), source.path, "-"}, time);
  if (!run.ok()) return false;
  take_rows(run.output, origin, text);
  return true;
}

}  // namespace

PdfText pdf_text(Source const& source, int first, int last) {
  PdfText text;
  text.pages.resize(static_cast<std::size_t>(last - first + 1));
  for (int from = first; from <= last; from += kChunk) {
    auto const to = std::min(last, from + kChunk - 1);
    if (took(source, from, to, first, text)) continue;
    for (int page = from; page <= to; ++page) {
      if (from == to || !took(source, page, page, first, text)) text.failed.push_back(page);
    }
  }
  return text;
}

bool is_gibberish(std::vector<PdfWord> const& words) {
  std::size_t strange = 0, all = 0;
  for (auto const& word : words) {
    for (auto const c : to_code_points(word.text)) {
      ++all;
      strange += c < 0x20 || c == 0xFFFD || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c <= 0xF8FF) ? 1 : 0;
    }
  }
  return all > 0 && strange * 5 > all;
}

}  // namespace rightsdesk::reading
