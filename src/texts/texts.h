#pragma once
// Words of ours with facts put in: mustache, strictly, in a plain markup of blocks. Knows nothing of what they are about.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace rightsdesk::texts {

/// "# " and "## " headings, "- " bullets, "| " lines of an address, "> " a note, "---" a rule; anything else a paragraph.
struct Block {
  enum class Kind { title, heading, bullets, lines, note, paragraph, rule } kind = Kind::paragraph;
  std::vector<std::string> items;       ///< one, but for bullets and lines
  std::vector<std::string> marks = {};  ///< names on lines "%% name" right before the block
};

/// `source` with `values` put in. Values stay on their line and never make markup: an invisible space stands before what
/// could. Throws Fault, naming `where`, for a source that does not parse or a name without a value.
std::string filled(std::string const& source, Json const& values, std::string const& where);
/// The blocks of a filled source. A mark with no block after it marks nothing.
std::vector<Block> blocks_of(std::string const& filled_source);
/// Without the invisible spaces.
std::string plainly(std::string text);

/// A name between {{ and }}, with the sign before it ('#', '^', '/', '>' …; ' ' for none) and its line from 1.
struct Tag {
  char sign = ' ';
  std::string name;
  int line = 1;
};
std::vector<Tag> tags_of(std::string_view source);

class Texts {
 public:
  /// Reads labels.txt once, if the folder has one.
  explicit Texts(std::string folder);
  /// The blocks of `name`.txt with `values` put in.
  /// Throws Fault for a file that is not there or a name without a value.
  [[nodiscard]] std::vector<Block> blocks(std::string const& name, Json const& values) const;
  /// The same for a one-line text of labels.txt ("key: words"); Fault when there is no such key.
  [[nodiscard]] std::string label(std::string const& key, Json const& values) const;

 private:
  [[nodiscard]] std::string source_of(std::string const& name) const;
  std::string folder_;
  std::map<std::string, std::string, std::less<>> labels_ = {};
};

}  // namespace rightsdesk::texts
