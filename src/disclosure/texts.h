#pragma once
// The words of the pack, from templates/pack/*.txt: mustache, strictly, in a plain markup of blocks.
#include <string>
#include <vector>

#include "core/json.h"

namespace rightsdesk::disclosure {

/// "# " and "## " headings, "- " bullets, "| " lines of an address, "> " a note, "---" a rule; anything else a paragraph.
struct Block {
  enum class Kind { title, heading, bullets, lines, note, paragraph, rule } kind = Kind::paragraph;
  std::vector<std::string> items;  ///< one, but for bullets and lines
};

class Texts {
 public:
  explicit Texts(std::string folder) : folder_(std::move(folder)) {}
  /// The blocks of `name`.txt with `values` put in. Values stay on their line and never make markup.
  /// Throws Fault for a file that is not there or a name without a value.
  [[nodiscard]] std::vector<Block> blocks(std::string const& name, Json const& values) const;
  /// The same for a one-line text of labels.txt ("key: words"); Fault when there is no such key.
  [[nodiscard]] std::string label(std::string const& key, Json const& values) const;

 private:
  [[nodiscard]] std::string rendered(std::string const& name, std::string const& source, Json const& values) const;
  [[nodiscard]] std::string source_of(std::string const& name) const;
  std::string folder_;
};

}  // namespace rightsdesk::disclosure
