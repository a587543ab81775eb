#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rightsdesk::reading {

struct HtmlToken {
  enum class Kind { text, open, close, comment } kind = Kind::text;
  std::string name;  ///< of a tag, lower case
  std::string text;  ///< of text (character references resolved) or a comment
  std::vector<std::pair<std::string, std::string>> attributes = {};
  [[nodiscard]] std::string attribute(std::string_view wanted) const;  ///< empty when absent
};

/// Tag soup cut into tokens, one at a time, in linear time; never refuses. `html` is valid UTF-8 and outlives this.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view html) : html_(html) {}
  /// False at the end.
  bool next(HtmlToken& token);

 private:
  bool next_text(HtmlToken& token);
  bool next_comment(HtmlToken& token);
  bool next_tag(HtmlToken& token);
  void take_attributes(HtmlToken& token);
  std::string_view take_value();
  void raw_text(HtmlToken& token);

  std::string_view html_;
  std::size_t at_ = 0;
  std::string raw_until_;  ///< inside <script>, <style>, …: the name whose end tag is awaited
};

/// "&eacute;", "&#233;", "&#xE9;" made letters.
std::string without_references(std::string_view text);

}  // namespace rightsdesk::reading
