#pragma once
// Every verdict carries its reasons, in reading order.
#include <string>
#include <vector>

namespace rightsdesk {

/// One step towards a verdict. `rule` is the id of the rule, table row or fact that made it (never empty);
/// `text` is one plain sentence.
struct Step {
  std::string rule;
  std::string text;
  friend bool operator==(Step const&, Step const&) = default;
};

using Because = std::vector<Step>;

/// The steps as lines "rule: text", for a terminal or a ledger entry.
std::string in_words(Because const& because);

}  // namespace rightsdesk
