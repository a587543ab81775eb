#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/text.h"
#include "disclosure/press.h"

namespace rightsdesk::disclosure {
namespace {

using redaction::BurnedPage;
using redaction::Run;
using Cells = std::vector<pdf::Rich>;

/// A line cut at its tabs, with its markers as bars.
Cells cells_of(Press& press, std::vector<Run> const& line) {
  Cells cells(1);
  for (Run const& run : line) {
    if (auto const* marker = std::get_if<redaction::Marker>(&run)) {
      if (!press.silent(marker->code)) cells.back().push_back(press.bar(marker->code));
      continue;
    }
    auto const parts = split(std::get<redaction::Text>(run).utf8, '\t');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) cells.emplace_back();
      if (!parts[i].empty()) cells.back().push_back(pdf::Words{parts[i]});
    }
  }
  return cells;
}

bool blank(Cells const& cells) {
  return std::all_of(cells.begin(), cells.end(), [](pdf::Rich const& rich) {
    return std::all_of(rich.begin(), rich.end(), [](pdf::Span const& span) {
      auto const* words = std::get_if<pdf::Words>(&span);
      return words && tidied(words->utf8).empty();
    });
  });
}

std::size_t letters_in(pdf::Rich const& rich) {
  return std::accumulate(rich.begin(), rich.end(), std::size_t{0}, [](std::size_t sum, pdf::Span const& span) {
    auto const* words = std::get_if<pdf::Words>(&span);
    return sum + (words ? count_code_points(words->utf8) : 10);
  });
}

void set_table(Press& press, std::vector<Cells> const& rows) {
  pdf::Table table;
  table.weights.assign(rows.front().size(), 4.0);
  for (Cells const& row : rows) {
    std::vector<pdf::Cell> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back({row[i]});
      table.weights[i] = std::clamp(static_cast<double>(letters_in(row[i])), table.weights[i], 40.0);
    }
    table.rows.push_back(std::move(cells));
  }
  press.flow().table(table);
}

void set_paragraph(Press& press, std::vector<Cells> const& lines) {
  pdf::Rich text;
  for (Cells const& line : lines) {
    if (!text.empty()) text.push_back(pdf::Words{"\n"});
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) text.push_back(pdf::Words{"   "});
      text.insert(text.end(), line[i].begin(), line[i].end());
    }
  }
  press.flow().paragraph(text);
}

constexpr std::size_t widest_table = 7;

/// Lines of one kind that stand together: a table when each has the same number of cells, else a paragraph.
void set_block(Press& press, std::vector<Cells> const& block) {
  if (block.empty()) return;
  bool const table = block.size() > 1 && block.front().size() > 1 && block.front().size() <= widest_table;
  table ? set_table(press, block) : set_paragraph(press, block);
}

void set_flow(Press& press, BurnedPage const& page) {
  std::vector<Cells> block;
  for (auto const& line : page.lines) {
    Cells cells = cells_of(press, line);
    bool const ends = blank(cells);
    if (!block.empty() && (ends || block.back().size() != cells.size())) {
      set_block(press, block);
      block.clear();
    }
    if (!ends) block.push_back(std::move(cells));
  }
  set_block(press, block);
}

pdf::Rectangle rectangle(document::Region const& region) { return {region.x, region.y, region.width, region.height}; }

Result<void> set_fixed(Press& press, BurnedPage const& page, std::string const& alt, Places& places) {
  if (!page.image) return refused("unreadable_image", "A page that is kept as an image has no image.");
  auto picture = pdf::read_picture(page.image->media_type, page.image->bytes);
  if (!picture) return tl::unexpected(picture.error());
  pdf::Sheet sheet{std::move(*picture), page.width, page.height, {}, {}, alt};
  for (auto const& word : page.words) sheet.words.push_back({word.utf8, rectangle(word.box)});
  for (auto const& box : page.boxes) {
    if (!press.silent(box.code)) sheet.bars.push_back({press.bar(box.code), rectangle(box.box)});
  }
  auto const standing = press.flow().sheet(sheet);
  for (auto const& at : standing.bars) places.boxes.push_back({1, standing.page, at.x, at.y, at.width, at.height});
  return {};
}

std::vector<BurnedPage const*> shown_pages(Press& press, redaction::BurnedRecord const& record) {
  std::vector<BurnedPage const*> pages;
  for (BurnedPage const& page : record.pages) {
    if (!(page.withheld_whole && press.silent(page.whole_code))) pages.push_back(&page);
  }
  return pages;
}

void set_divider(Press& press, PackRecord const& given, int pages, SetRecord& set) {
  press.flow().heading(2, set.title, set.anchor);
  Json const values{{"source", given.source},
                    {"has_date", !given.record.dated.empty()},
                    {"dated", day_in_words(given.record.dated)},
                    {"has_author", !given.record.author.empty()},
                    {"author", given.record.author},
                    {"pages", plural(pages, "page", "pages")},
                    {"newer", given.newer}};
  press.flow().note(pdf::plain(press.label("divider", values)));
  press.flow().space(3);
}

}  // namespace

std::string shown_title(Press& press, PackRecord const& given) {
  std::string const title = given.record.title.empty() ? press.label("untitled") : given.record.title;
  return given.record.dated.empty() ? title : day_in_words(given.record.dated) + " – " + title;
}

Result<void> set_pages(Press& press, redaction::BurnedRecord const& record, std::string const& title, Places& places) {
  auto& flow = press.flow();
  auto const pages = shown_pages(press, record);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Json const place{{"number", static_cast<int>(i) + 1}, {"pages", static_cast<int>(pages.size())}, {"title", title}};
    bool const kept = pages[i]->layout == document::Layout::fixed && !pages[i]->withheld_whole;
    if (i > 0 && kept) flow.page_break();
    places.pages.push_back({record.record, pages[i]->number, 1, flow.page()});
    if (pages.size() > 1) flow.note(pdf::plain(press.label("record_page", place)));
    if (pages[i]->withheld_whole) {
      flow.paragraph({press.bar(pages[i]->whole_code), pdf::Words{"  " + press.label("whole_page")}});
    } else if (kept) {
      auto done = set_fixed(press, *pages[i], press.label("image_of_page", place), places);
      if (!done) return done;
    } else {
      set_flow(press, *pages[i]);
    }
  }
  if (pages.empty() || (pages.size() == 1 && pages[0]->layout == document::Layout::flow && pages[0]->lines.empty() && !pages[0]->withheld_whole)) {
    flow.note(pdf::plain(press.label("empty_record")));
  }
  return {};
}

bool has_pictures(Press& press, redaction::BurnedRecord const& record) {
  auto const pages = shown_pages(press, record);
  return std::any_of(pages.begin(), pages.end(), [](auto const* page) { return page->layout == document::Layout::fixed; });
}

Result<void> set_record(Press& press, PackRecord const& given, SetRecord& set, Places& places) {
  auto& flow = press.flow();
  auto const record = whole(given);
  flow.volume_may_end();
  flow.running(set.title);
  has_pictures(press, record) ? flow.page_break() : flow.keep(120);
  set_divider(press, given, static_cast<int>(shown_pages(press, record).size()), set);
  set.first_page = flow.page();
  if (auto done = set_pages(press, record, set.title, places); !done) return done;
  set.last_page = flow.page();
  flow.space(6);
  return {};
}

}  // namespace rightsdesk::disclosure
