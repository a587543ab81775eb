#include "disclosure/section_flow.h"

#include <algorithm>

#include "core/result.h"

namespace rightsdesk::disclosure {

void SectionFlow::begin_section() {
  if (sections_.empty() || !sections_.back().blocks.empty()) {
    end_section();
    sections_.push_back({});
    tally_.emplace_back();
  }
  level_ = 0;
  part_is_new_ = false;
}

void SectionFlow::end_section() {
  if (sections_.size() < 2) return;  // the first list goes to the first, whenever it comes
  auto const index = sections_.size() - 1;
  bool const waits = std::any_of(lists_.begin(), lists_.end(), [&](List const& list) { return list.section == index; });
  if (!waits) section_is_whole(index);
}

void SectionFlow::heading(int level, std::string const& text, std::optional<pdf::Anchor> here) {
  if (here || sections_.empty()) begin_section();
  if (here) anchors_[here->number] = page();
  level_ = std::min(std::clamp(level, 1, 3), level_ + 1);
  if (sections_.back().title.empty()) sections_.back().title = text;
  put(heading_block(level_, text));
}

void SectionFlow::running(std::string) { part_is_new_ = true; }

void SectionFlow::page_break() {
  if (part_is_new_) begin_section();
}

void SectionFlow::put(std::string block) {
  if (sections_.empty()) begin_section();
  sections_.back().blocks.push_back(std::move(block));
}

void SectionFlow::count(pdf::Rich const& text) {
  if (sections_.empty()) begin_section();
  for (auto const& span : text) {
    if (auto const* bar = std::get_if<pdf::Bar>(&span)) count(*bar);
  }
}

void SectionFlow::put_list(std::string const& title, std::vector<pdf::Entry> const& entries) {
  std::size_t const section = lists_.empty() ? 0 : sections_.size() - 1;
  if (sections_.empty()) begin_section();
  sections_[section].blocks.push_back({});
  lists_.push_back({title, entries, section, sections_[section].blocks.size() - 1});
}

void SectionFlow::fill_lists() {
  for (auto const& list : lists_) sections_[list.section].blocks[list.block] = list_block(list);
}

int SectionFlow::section_of(pdf::Anchor anchor) const {
  auto const found = anchors_.find(anchor.number);
  ENSURE(found != anchors_.end(), "a contents entry leads nowhere");
  return found->second;
}

namespace {

struct Piece {
  pdf::Rectangle at;
  pdf::Span span;
};

bool same_line(pdf::Rectangle const& a, pdf::Rectangle const& b) {
  double const shared = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return shared > 0.5 * std::min(a.height, b.height);
}

}  // namespace

std::vector<pdf::Rich> lines_of(pdf::Sheet const& sheet) {
  std::vector<Piece> pieces;
  for (auto const& word : sheet.words) pieces.push_back({word.at, pdf::Words{word.utf8}});
  for (auto const& covered : sheet.bars) {
    // The words come in reading order; a bar goes before the first word that stands to its right on its line, else after
    // the last that stands higher.
    auto const after = std::find_if(pieces.begin(), pieces.end(), [&](Piece const& piece) {
      return same_line(piece.at, covered.at) ? piece.at.x >= covered.at.x : piece.at.y + piece.at.height <= covered.at.y;
    });
    pieces.insert(after, {covered.at, covered.bar});
  }
  std::vector<pdf::Rich> lines;
  pdf::Rectangle last;
  for (auto& piece : pieces) {
    bool const goes_on = !lines.empty() && same_line(last, piece.at) && piece.at.x >= last.x;
    if (!goes_on) lines.emplace_back();
    if (goes_on) lines.back().push_back(pdf::Words{" "});
    last = piece.at;
    lines.back().push_back(std::move(piece.span));
  }
  return lines;
}

}  // namespace rightsdesk::disclosure
