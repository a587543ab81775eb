#include "pdf/paper.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <algorithm>
#include <set>

#include "core/result.h"
#include "pdf/canvas.h"
#include "pdf/finishing.h"
#include "pdf/rewritten.h"
#include "pdf/state.h"

namespace rightsdesk::pdf {
namespace {

constexpr double millimetre = 72 / 25.4;
constexpr double smallest = 7;          // points
constexpr double below_the_window = 4;  // millimetres

struct Block {
  std::vector<Line> lines;
  double size = 11, leading = 13;
};

Block fitting(LineBreaker& breaker, std::vector<Rich> const& lines, double width, double height) {
  Block block;
  for (block.size = 11; block.size >= smallest; block.size -= 0.5) {
    block.leading = block.size * 1.2;
    block.lines.clear();
    for (auto const& line : lines) {
      for (auto& broken : breaker.broken(line, block.size, width)) block.lines.push_back(std::move(broken));
    }
    if (static_cast<double>(block.lines.size()) * block.leading <= height) break;
  }
  return block;
}

void set_block(Canvas& canvas, Block const& block, double left, double top) {
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    double const base = page_height - top - block.size - static_cast<double>(i) * block.leading;
    canvas.line(1, left, base, block.lines[i], {block.size, Ink::black, canvas.tags().add(0, "P")});
  }
}

std::vector<Rich> plain_lines(std::vector<std::string> const& lines) {
  std::vector<Rich> rich;
  for (auto const& line : lines) rich.push_back(plain(line));
  return rich;
}

/// In millimetres from the left and top of the sheet.
struct Area {
  double left, top, right, bottom;
};

void set_in_box(Canvas& canvas, LineBreaker& breaker, std::vector<Rich> const& lines, Area const& box) {
  auto const block = fitting(breaker, lines, (box.right - box.left) * millimetre, (box.bottom - box.top) * millimetre);
  set_block(canvas, block, box.left * millimetre, box.top * millimetre);
}

/// Who writes, above the window; who is written to, in it; where the sheet is folded.
void set_window(Canvas& canvas, LineBreaker& breaker, std::vector<Rich> const& from, std::vector<Rich> const& to) {
  WindowPlace const place;
  set_in_box(canvas, breaker, from, {place.left, 14, place.right, 40});
  set_in_box(canvas, breaker, to, {place.left, place.top, place.right, place.bottom});
  for (double const fold : {99.0, 198.0}) canvas.rule(1, 4 * millimetre, page_height - fold * millimetre, 4 * millimetre);
}

/// Who writes beside who is written to, a millimetre within what may be printed.
void set_for_notify(Canvas& canvas, LineBreaker& breaker, std::vector<Rich> const& from, std::vector<Rich> const& to) {
  NotifyPlace const place;
  set_in_box(canvas, breaker, from, {place.from_left + 1, 14, 188, place.words_top - 5});
  set_in_box(canvas, breaker, to, {place.left + 0.4, place.top + 0.5, place.right - 1, place.bottom - 1});
}

void put_blank(QPDF& file, QPDFPageDocumentHelper& pages, int at, QPDFObjectHandle const& like) {
  auto blank = QPDFObjectHandle::newDictionary();
  blank.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
  blank.replaceKey("/MediaBox", QPDFObjectHandle(like).getKey("/MediaBox").shallowCopy());
  blank.replaceKey("/Resources", QPDFObjectHandle::newDictionary());
  auto const all = pages.getAllPages();
  QPDFPageObjectHelper const made(file.makeIndirectObject(blank));
  if (at >= static_cast<int>(all.size())) pages.addPage(made, false);
  else pages.addPageAt(made, true, all.at(static_cast<std::size_t>(at)));
}

std::set<QPDFObjGen> firsts_of_parts(QPDF& file) {
  std::set<QPDFObjGen> firsts;
  QPDFOutlineDocumentHelper outlines(file);
  for (auto& part : outlines.getTopLevelOutlines()) firsts.insert(part.getDestPage().getObjGen());
  return firsts;
}

}  // namespace

std::string cover_sheet(CoverSheet const& sheet) {
  Canvas canvas(sheet.font_folder);
  Missing missing;
  LineBreaker breaker(canvas.fonts(), missing);
  canvas.add_page(page_width, page_height);
  WindowPlace const place;
  set_window(canvas, breaker, plain_lines(sheet.from), plain_lines(sheet.to));
  double top = 112 * millimetre;
  for (auto const& words : sheet.words) {
    auto const block = fitting(breaker, {plain(words)}, text_width, 60 * millimetre);
    set_block(canvas, block, place.left * millimetre, top);
    top += static_cast<double>(block.lines.size()) * block.leading + 8;
  }
  Skeleton skeleton{"Cover sheet", "en-GB", sheet.dated, {}, &canvas.tags(), {}, {}, {}};
  return finished(canvas, skeleton);
}

void Writer::window_head(std::vector<Rich> const& from, std::vector<Rich> const& to, Envelope envelope) {
  auto& s = *state_;
  ENSURE(s.page == 0, "a letter's head comes first");
  s.new_page();
  bool const notify = envelope == Envelope::of_notify;
  (notify ? set_for_notify : set_window)(s.canvas(), s.breaker(), from, to);
  s.y = page_height - (notify ? NotifyPlace{}.words_top + 1 : WindowReach{}.bottom + below_the_window) * millimetre;
}

Printable for_paper(std::string const& cover, std::string const& document) try {
  QPDF file, front;
  for (auto* each : {&file, &front}) each->setSuppressWarnings(true);
  file.processMemoryFile("document", document.data(), document.size());
  front.processMemoryFile("cover", cover.data(), cover.size());
  auto const firsts = firsts_of_parts(file);
  QPDFPageDocumentHelper pages(file);
  auto cover_page = QPDFPageDocumentHelper(front).getAllPages().at(0);
  auto const like = cover_page.getObjectHandle();
  cover_page.getObjectHandle().removeKey("/StructParents");  // its tags stay behind: what is printed is not read aloud
  pages.addPage(cover_page, true);
  int at = 1;
  put_blank(file, pages, at++, like);
  for (auto const& page : std::vector<QPDFPageObjectHelper>(pages.getAllPages())) {
    auto const all = pages.getAllPages();
    auto const here = std::find_if(all.begin(), all.end(), [&](auto const& one) { return QPDFObjectHandle(one.getObjectHandle()).getObjGen() == page.getObjectHandle().getObjGen(); });
    at = static_cast<int>(here - all.begin());
    if (firsts.contains(page.getObjectHandle().getObjGen()) && at % 2 == 1) put_blank(file, pages, at, like);
  }
  int const count = static_cast<int>(pages.getAllPages().size());
  return {rewritten(file, [](QPDFWriter& writer) { writer.setDeterministicID(true); }), count};
} catch (QPDFExc const& problem) {
  throw Fault("The pages could not be made ready for printing.", problem.getMessageDetail());
}

}  // namespace rightsdesk::pdf
