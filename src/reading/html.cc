#include "reading/html.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "reading/charset.h"
#include "reading/draft.h"
#include "reading/html_tokens.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

constexpr std::array kBlocks{"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption",
                             "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol",
                             "option", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul", "br"};
constexpr std::array kNeverClosed{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"};

template <std::size_t N>
bool is_one_of(std::array<char const*, N> const& names, std::string const& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_remote(std::string const& address) {
  auto const lower = lower_ascii(tidied(address));
  return lower.starts_with("http:") || lower.starts_with("https:") || lower.starts_with("//") || lower.starts_with("ftp:") ||
         lower.starts_with("file:") || lower.starts_with("\\\\");
}

bool is_not_displayed(HtmlToken const& tag) {
  auto style = lower_ascii(tag.attribute("style"));
  std::erase(style, ' ');
  bool const by_attribute = std::any_of(tag.attributes.begin(), tag.attributes.end(), [](auto const& pair) { return pair.first == "hidden"; });
  return by_attribute || style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos ||
         style.find("mso-hide:all") != std::string::npos || style.find("font-size:0") != std::string::npos;
}

/// Turns tokens into lines.
class Page {
 public:
  explicit Page(document::Document& document) : document_(document) {}

  std::string read(std::string_view html) {
    HtmlTokens tokens(html);
    HtmlToken token;
    while (tokens.next(token)) {
      switch (token.kind) {
        case HtmlToken::Kind::text: at_text(token.text); break;
        case HtmlToken::Kind::open: at_open(token); break;
        case HtmlToken::Kind::close: at_close(token.name); break;
        case HtmlToken::Kind::comment: at_comment(token.text); break;
      }
    }
    leave_hidden();
    return tidy_lines(text_);
  }

 private:
  void at_text(std::string const& text) {
    if (raw_ == "script" || raw_ == "style") return;
    if (raw_ == "title") {
      if (document_.title.empty()) document_.title = tidied(text);
      return;
    }
    if (hidden_depth_ > 0) {
      hidden_ += text;
    } else if (pre_ > 0) {
      text_ += text;
    } else {
      add_flowing(text);
    }
  }

  void add_flowing(std::string_view text) {
    for (char const c : text) {
      bool const blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
      if (!blank) text_ += c;
      if (blank && !text_.empty() && text_.back() != ' ' && text_.back() != '\n' && text_.back() != '\t') text_ += ' ';
    }
  }

  void end_line() {
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
    if (!text_.empty() && text_.back() != '\n' && text_.back() != '\t') text_ += '\n';
  }

  void at_open(HtmlToken const& tag) {
    raw_ = tag.name == "script" || tag.name == "style" || tag.name == "title" ? tag.name : std::string{};
    if (hidden_depth_ > 0 && !is_one_of(kNeverClosed, tag.name)) ++hidden_depth_;
    if (hidden_depth_ == 0 && is_not_displayed(tag) && !is_one_of(kNeverClosed, tag.name)) hidden_depth_ = 1;
    note(tag);
    if (hidden_depth_ > 0) {
      hidden_ += ' ';
      return;
    }
    if (is_one_of(kBlocks, tag.name)) tag.name == "br" ? void(text_ += '\n') : end_line();
    if (tag.name == "td" || tag.name == "th") at_cell();
    if (tag.name == "tr") first_cell_ = true;
    if (tag.name == "pre") ++pre_;
  }

  /// A block inside the cell before has ended its line: the row goes on all the same.
  void at_cell() {
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
    if (!first_cell_ && !text_.empty() && text_.back() == '\n') text_.pop_back();
    if (!first_cell_) text_ += '\t';
    first_cell_ = false;
  }

  void at_close(std::string const& name) {
    raw_.clear();
    if (hidden_depth_ > 0) {
      if (!is_one_of(kNeverClosed, name) && --hidden_depth_ == 0) leave_hidden();
      return;
    }
    if (name == "pre" && pre_ > 0) --pre_;
    if (name == "tr" && !text_.empty() && text_.back() == '\t') text_ += '\n';
    if (is_one_of(kBlocks, name) && name != "br") end_line();
  }

  void at_comment(std::string const& text) { hide(document_, "comment", "comment in the page", text); }

  void leave_hidden() {
    hidden_depth_ = 0;
    hide(document_, "hidden_text", "text that is not displayed", tidied(hidden_));
    hidden_.clear();
  }

  void note(HtmlToken const& tag) {
    if (tag.name == "script" || tag.name == "applet") warn(document_, "It holds a script, which was not run.");
    if (tag.name == "iframe" || tag.name == "frame" || tag.name == "object" || tag.name == "embed") {
      warn(document_, "It refers to other content to be shown inside it, which was not fetched.");
    }
    for (auto const& [name, value] : tag.attributes) {
      if (name.starts_with("on") && name.size() > 3) warn(document_, "It holds a script, which was not run.");
      bool const fetched = (name == "src" || name == "background" || name == "data" || name == "poster" || name == "srcset") || (name == "href" && tag.name == "link");
      if (fetched && is_remote(value)) warn(document_, "It refers to content elsewhere (such as a picture), which was not fetched.");
    }
    hide(document_, "alt_text", tag.name == "img" ? "picture" : tag.name, tag.attribute("alt"));
    hide(document_, "alt_text", "title of " + tag.name, tag.attribute("title"));
    if (tag.name == "a") note_link(tag.attribute("href"));
    if (tag.name == "input") note_field(tag);
    if (tag.name == "meta" && lower_ascii(tag.attribute("name")) == "author") {
      document_.author = tidied(tag.attribute("content"));
      hide(document_, "property", "author", document_.author);
    }
  }

  void note_link(std::string const& address) {
    auto const lower = lower_ascii(address);
    if (lower.starts_with("javascript:")) warn(document_, "It holds a script, which was not run.");
    if (!address.empty() && !address.starts_with('#') && !lower.starts_with("javascript:")) hide(document_, "link", "link", address);
  }

  void note_field(HtmlToken const& tag) {
    auto const value = tag.attribute("value");
    if (lower_ascii(tag.attribute("type")) == "hidden") hide(document_, "hidden_field", "field " + shown_name(tag.attribute("name")), value);
    else if (hidden_depth_ == 0) add_flowing(" " + value + " ");
  }

  document::Document& document_;
  std::string text_, hidden_, raw_;
  int hidden_depth_ = 0, pre_ = 0;
  bool first_cell_ = true;
};

}  // namespace

std::string stated_charset(std::string_view bytes) {
  auto const head = lower_ascii(bytes.substr(0, 4096));
  auto at = head.find("charset=");
  auto length = std::string_view("charset=").size();
  if (at == std::string::npos) {
    at = head.find("encoding=");
    length = std::string_view("encoding=").size();
  }
  if (at == std::string::npos) return {};
  at = head.find_first_not_of("\"' ", at + length);
  if (at == std::string::npos) return {};
  return head.substr(at, head.find_first_of("\"'> ;/?\r\n", at) - at);
}

std::string html_text(std::string_view html, document::Document& document) { return Page(document).read(html); }

Reading read_html(Source const& source) {
  Extracted extracted;
  auto& document = extracted.document;
  document.media_type = media_type(Format::html);
  auto const text = decoded(source.bytes, stated_charset(source.bytes));
  if (!text.certain) warn(document, "The letters' encoding is not stated; it was taken for " + text.charset + ". Some letters may be wrong.");
  FlowText flow;
  flow.add(html_text(text.text, document));
  flow.pages_into(document);
  return extracted;
}

}  // namespace rightsdesk::reading
