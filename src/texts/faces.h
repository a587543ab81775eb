#pragma once
// One text, three faces: on paper, on a screen, in an e-mail.
#include <optional>
#include <string>
#include <vector>

#include "pdf/flow.h"
#include "texts/texts.h"

namespace rightsdesk::texts {

/// A piece of an item in one face, without marks.
struct Run {
  bool bold = false;
  std::string text;
};
std::vector<Run> runs_of(std::string const& item);

/// "<" as "&lt;" and so on: fit to stand between tags and in a quoted attribute.
std::string html_escaped(std::string const& text);

/// Onto the page; `here` is placed at the title.
void set(pdf::Flow& flow, std::vector<Block> const& blocks, std::optional<pdf::Anchor> here = std::nullopt);
/// A whole page of HTML in British English, every value escaped, no script and no style from elsewhere.
std::string html_page(std::string const& title, std::vector<Block> const& blocks);
/// Lines for an e-mail: no markup, a blank line between blocks.
std::string plain_text(std::vector<Block> const& blocks);

}  // namespace rightsdesk::texts
