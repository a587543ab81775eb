#include "reading/pdf_facts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "core/text.h"
#include "reading/refusals.h"
#include "reading/tool.h"

namespace rightsdesk::reading {
namespace {


int page_count(std::string const& told) {
  int count = 0;
  for (auto const& line : split(told, '\n')) {
    if (line.starts_with("Pages:")) count = std::atoi(line.c_str() + 6);
  }
  return count;
}

double side(char const* text) {
  auto const value = std::strtod(text, nullptr);
  return std::isfinite(value) ? value : 0;
}

/// "Page    3 size:  612 x 792 pts (letter)" and "Page    3 rot:   90".
void take_page_line(std::string const& line, std::vector<PdfPage>& pages) {
  char* after = nullptr;
  auto const number = std::strtol(line.c_str() + 4, &after, 10);
  if (number < 1 || static_cast<std::size_t>(number) > pages.size()) return;
  auto& page = pages[static_cast<std::size_t>(number) - 1];
  std::string const rest(after);
  if (rest.starts_with(" size:")) {
    page.width = side(rest.c_str() + 6);
    auto const times = rest.find(" x ");
    page.height = times == std::string::npos ? 0 : side(rest.c_str() + times + 3);
  } else if (rest.starts_with(" rot:")) {
    auto const degrees = std::atoi(rest.c_str() + 5);
    if (degrees % 180 != 0) std::swap(page.width, page.height);
  }
}

void make_sound(PdfPage& page) {
  if (page.width <= 0.5 || page.height <= 0.5) page = {595.276, 841.89};
  page.width = std::min(page.width, 1e9);
  page.height = std::min(page.height, 1e9);
}

void take_property(std::string const& line, PdfFacts& facts) {
  for (auto const* name : {"Title", "Subject", "Keywords", "Author", "Creator", "Producer", "CreationDate", "ModDate"}) {
    if (!line.starts_with(std::string(name) + ":")) continue;
    auto const value = tidied(line.substr(std::string(name).size() + 1));
    if (!value.empty()) facts.properties.emplace_back(name, value);
  }
}

}  // namespace

Result<PdfFacts> pdf_facts(Source const& source) {
  auto const last = std::to_string(source.options.max_pages);
  auto const run = run_tool({"/usr/bin/pdfinfo", "-isodates", "-f", "1", "-l", last, source.path}, std::chrono::seconds(15));
  if (run.timed_out) return too_large("its structure takes too long to follow");
  if (run.errors.find("ncorrect password") != std::string::npos) return needs_password();
  auto const told = valid_utf8(run.output);
  auto const count = page_count(told);
  if (!run.ok() || count < 1) return damaged("no page can be found in this PDF");
  if (count > source.options.max_pages) {
    return too_large("it has " + std::to_string(count) + " pages, and " + last + " are the most that are read at once");
  }
  PdfFacts facts;
  facts.pages.resize(static_cast<std::size_t>(count));
  for (auto const& line : split(told, '\n')) {
    if (line.starts_with("Page ")) take_page_line(line, facts.pages);
    take_property(line, facts);
  }
  auto const lost = std::find_if(facts.pages.begin(), facts.pages.end(), [](PdfPage const& page) { return page.width == 0 && page.height == 0; });
  if (lost != facts.pages.end()) facts.lost_from = static_cast<int>(lost - facts.pages.begin()) + 1;
  for (auto& page : facts.pages) make_sound(page);
  return facts;
}

}  // namespace rightsdesk::reading
