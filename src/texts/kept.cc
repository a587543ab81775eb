#include "texts/kept.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/result.h"

namespace rightsdesk::texts {
namespace {

using Named = std::pair<Block::Kind, char const*>;
constexpr std::array<Named, 7> kKinds{{{Block::Kind::title, "title"}, {Block::Kind::heading, "heading"}, {Block::Kind::bullets, "bullets"}, {Block::Kind::lines, "lines"},
                                       {Block::Kind::note, "note"}, {Block::Kind::paragraph, "paragraph"}, {Block::Kind::rule, "rule"}}};

Block block_from(Json const& row) {
  auto const words = row.get<std::vector<std::string>>();
  auto const kind = std::find_if(kKinds.begin(), kKinds.end(), [&](Named const& one) { return !words.empty() && one.second == words.front(); });
  if (kind == kKinds.end()) throw Fault("A letter that was kept cannot be shown.", "a block of no known kind");
  return {kind->first, {words.begin() + 1, words.end()}};
}

}  // namespace

std::string to_keep(std::vector<Block> const& blocks) {
  auto all = Json::array();
  for (auto const& block : blocks) {
    auto row = Json::array({std::find_if(kKinds.begin(), kKinds.end(), [&](Named const& one) { return one.first == block.kind; })->second});
    for (auto const& item : block.items) row.push_back(item);
    all.push_back(std::move(row));
  }
  return all.dump();
}

std::vector<Block> as_kept(std::string const& kept) {
  auto const all = parse_json(kept);
  if (!all || !all->is_array()) throw Fault("A letter that was kept cannot be shown.", "not a list of blocks");
  std::vector<Block> blocks;
  try {
    for (auto const& row : *all) blocks.push_back(block_from(row));
  } catch (Json::exception const&) {
    throw Fault("A letter that was kept cannot be shown.", "a block that is no list of words");
  }
  return blocks;
}

}  // namespace rightsdesk::texts
