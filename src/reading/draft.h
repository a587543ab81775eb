#pragma once
// What every reader of flowing text builds with.
#include <string>
#include <string_view>

#include "document/document.h"

namespace rightsdesk::reading {

/// Text as it is met, cut into flow pages: at each page break, and at a line end once a page is long.
class FlowText {
 public:
  void add(std::string_view utf8) { text_ += utf8; }
  /// Ends the line unless nothing stands on it.
  void end_line();
  void page_break();
  [[nodiscard]] bool blank() const;
  [[nodiscard]] std::string const& text() const { return text_; }
  /// Adds the pages to `document`, numbered on from those it has. Always at least one page; flagged blank if without text.
  void pages_into(document::Document& document);

 private:
  std::string text_;
};

/// Line ends and blanks at line ends trimmed, more than two empty lines made two.
std::string tidy_lines(std::string_view text);

/// A name given by a container, fit to be shown: no control or direction-changing characters, at most 200 code points,
/// no folders; "unnamed" when nothing is left.
std::string shown_name(std::string_view name);

/// Adds the sentence once.
void warn(document::Document& document, std::string const& sentence);

/// Adds hidden text unless it is blank; its white space tidied, at most 100,000 bytes of it.
void hide(document::Document& document, std::string kind, std::string where, std::string_view text);

}  // namespace rightsdesk::reading
