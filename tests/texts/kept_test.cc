// Blocks that are put away and shown again.
#include "texts/kept.h"

#include <gmock/gmock.h>

#include "core/result.h"

namespace rightsdesk::texts {
namespace {

std::vector<std::string> shown(std::vector<Block> const& blocks) {
  std::vector<std::string> lines;
  for (auto const& block : blocks) {
    lines.push_back(std::to_string(static_cast<int>(block.kind)));
    lines.insert(lines.end(), block.items.begin(), block.items.end());
  }
  return lines;
}

TEST(KeptBlocks, AreShownAgainAsTheyWere) {
  auto const blocks = blocks_of("# A title\n\n## Next\n\nDear **Łucja**,\n\n- one\n- \"two\"\n\n| 12 Weir Lane\n| Thamesbrook\n\n---\n\n> A note\n");
  EXPECT_EQ(blocks.size(), 7U);
  EXPECT_EQ(shown(as_kept(to_keep(blocks))), shown(blocks));
}

TEST(KeptBlocks, ThatAreSomethingElseAreAFault) {
  EXPECT_THROW(as_kept("Dear Łucja"), Fault);
  EXPECT_THROW(as_kept("{}"), Fault);
  EXPECT_THROW(as_kept("[[\"poem\", \"x\"]]"), Fault);
  EXPECT_THROW(as_kept("[[]]"), Fault);
  EXPECT_THROW(as_kept("[[1]]"), Fault);
}

}  // namespace
}  // namespace rightsdesk::texts
