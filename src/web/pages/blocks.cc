#include "web/pages/blocks.h"

#include "texts/faces.h"

namespace rightsdesk::web {
namespace {

using texts::Block;

std::vector<View> item_views(std::vector<std::string> const& items) {
  std::vector<View> views;
  for (auto const& item : items) {
    std::vector<View> spans;
    for (auto const& run : texts::runs_of(item)) spans.push_back(View().when("span_bold", run.bold).text("span_text", run.text));
    views.push_back(View().each("spans", std::move(spans)));
  }
  return views;
}

View block_view(Block const& block) {
  auto const is = [&](Block::Kind kind) { return block.kind == kind; };
  View view;
  view.when("is_title", is(Block::Kind::title)).when("is_heading", is(Block::Kind::heading)).when("is_bullets", is(Block::Kind::bullets));
  view.when("is_lines", is(Block::Kind::lines)).when("is_paragraph", is(Block::Kind::paragraph) || is(Block::Kind::note));
  return view.each("items", item_views(block.items));
}

}  // namespace

std::vector<View> block_views(std::vector<Block> const& blocks) {
  std::vector<View> views;
  for (auto const& block : blocks) views.push_back(block_view(block));
  return views;
}

}  // namespace rightsdesk::web
