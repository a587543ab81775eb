#include "reading/word.h"

#include <algorithm>
#include <charconv>

#include "core/text.h"
#include "reading/draft.h"
#include "reading/refusals.h"
#include "reading/xml.h"

namespace rightsdesk::reading {
namespace {

bool is_off(XmlAttributes const& attributes) {
  auto const value = attribute(attributes, "val");
  return value == "0" || value == "false" || value == "off";
}

/// One story of the document (body, header, footnotes, comments): its text and what it hides.
class Story {
 public:
  Story(document::Document& document, std::string where) : document_(document), where_(std::move(where)) {}

  Result<void> read(std::string_view xml) {
    XmlEvents events;
    events.open = [this](std::string const& name, XmlAttributes const& attributes) { at_open(name, attributes); };
    events.close = [this](std::string const& name) { at_close(name); };
    events.text = [this](std::string_view text) { at_text(text); };
    return walk_xml(xml, events);
  }

  FlowText flow;
  /// For comments and notes: called when one ends, with its attributes and text.
  std::function<void(XmlAttributes const&, std::string const&)> on_item = {};
  std::string item_name = {};

 private:
  void at_open(std::string const& name, XmlAttributes const& attributes) {
    if (name == "Fallback") ++fallback_;
    if (fallback_ > 0) return;
    if (name == item_name) {
      item_ = attributes;
      flow = FlowText();
    }
    if (name == "ins" || name == "moveTo") begin_change("tracked_insertion", attributes);
    if (name == "del" || name == "moveFrom") begin_change("tracked_deletion", attributes);
    if (name == "r") vanished_ = false;
    if (name == "vanish" || name == "webHidden") vanished_ = !is_off(attributes);
    if (name == "t" || name == "delText" || name == "instrText") taking_ = name;
    if (name == "docPr") hide(document_, "alt_text", where_, attribute(attributes, "descr"));
    if (name == "tr") rows_.push_back(0);
    if (name == "tc") begin_cell();
    at_mark(name, attributes);
  }

  void at_mark(std::string const& name, XmlAttributes const& attributes) {
    if (name == "tab" && in_run_) put("\t");
    if (name == "noBreakHyphen") put("-");
    if (name == "br" || name == "cr") attribute(attributes, "type") == "page" ? flow.page_break() : put("\n");
    if (name == "footnoteReference" || name == "endnoteReference") put("[" + attribute(attributes, "id") + "]");
    if (name == "r") in_run_ = true;
    if (name == "sym") put_symbol(attribute(attributes, "char"));
  }

  void put_symbol(std::string const& hexadecimal) {
    unsigned number = 0;
    std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), number, 16);
    if (number >= 0x20 && number < 0xD800) put(to_utf8(std::u32string(1, number)));
    else if (number >= 0xF000) put("\xE2\x80\xA2");
  }

  void at_close(std::string const& name) {
    if (name == "Fallback" && fallback_ > 0) --fallback_;
    if (fallback_ > 0) return;
    if (name == "t" || name == "delText" || name == "instrText") taking_.clear();
    if (name == "r") in_run_ = vanished_ = false;
    if (name == "ins" || name == "moveTo" || name == "del" || name == "moveFrom") end_change();
    if (name == "p") end_paragraph();
    if (name == "tr" && !rows_.empty()) {
      rows_.pop_back();
      flow.end_line();
      gap_ = false;
    }
    if (name == item_name && on_item) on_item(item_, flow.text());
  }

  void at_text(std::string_view text) {
    if (taking_.empty() || fallback_ > 0) return;
    if (taking_ == "instrText") {
      note_instruction(text);
    } else if (taking_ == "delText" || deleting()) {
      change_ += text;
    } else if (vanished_) {
      hide(document_, "hidden_text", where_, text);
    } else {
      put(std::string(text));
      if (!changes_.empty()) change_ += text;
    }
  }

  [[nodiscard]] bool deleting() const {
    return std::any_of(changes_.begin(), changes_.end(), [](auto const& change) { return change.first == "tracked_deletion"; });
  }

  void begin_change(std::string kind, XmlAttributes const& attributes) {
    changes_.emplace_back(std::move(kind), where_ + ", by " + tidied(attribute(attributes, "author")) + " on " + attribute(attributes, "date").substr(0, 10));
  }

  void end_change() {
    if (changes_.empty()) return;
    hide(document_, changes_.back().first, changes_.back().second, change_);
    changes_.pop_back();
    change_.clear();
  }

  void begin_cell() {
    if (!rows_.empty() && rows_.back()++ > 0) flow.add("\t");
    gap_ = false;
  }

  /// Inside a table cell the end of a paragraph is a blank, if another follows.
  void end_paragraph() {
    if (rows_.empty()) flow.add("\n");
    else gap_ = true;
  }

  void put(std::string const& text) {
    if (gap_) flow.add(" ");
    gap_ = false;
    flow.add(text);
  }

  void note_instruction(std::string_view text) {
    auto const lower = lower_ascii(text);
    for (auto const* field : {"includetext", "includepicture", "dde", "ddeauto", "link "}) {
      if (lower.find(field) != std::string::npos) warn(document_, "It holds a field that would fetch or run something; that was not done.");
    }
    if (lower.find("hyperlink") != std::string::npos) hide(document_, "link", where_, text);
  }

  document::Document& document_;
  std::string where_, taking_, change_;
  XmlAttributes item_;
  std::vector<std::pair<std::string, std::string>> changes_;
  std::vector<int> rows_;  ///< of the open tables: cells begun in the row
  int fallback_ = 0;
  bool vanished_ = false, in_run_ = false, gap_ = false;
};

std::string label(std::string const& part) {
  auto const name = part.substr(part.rfind('/') + 1);
  return name.substr(0, name.find('.'));
}

/// Headers, footers and notes: as text that shows. Returns what stands in all of them.
std::string stories(Package const& package, std::string const& prefix, document::Document& document) {
  std::string all;
  for (auto const& name : package.matching("word/" + prefix, ".xml")) {
    Story story(document, label(name));
    if (!story.read(package.member(name))) warn(document, "Its " + label(name) + " is damaged and only partly read.");
    if (!story.flow.blank()) all += tidy_lines(story.flow.text()) + "\n";
  }
  return all;
}

std::string notes(Package const& package, std::string const& kind, document::Document& document) {
  std::string all;
  Story story(document, kind + "s");
  story.item_name = kind;
  story.on_item = [&](XmlAttributes const& attributes, std::string const& text) {
    auto const words = tidied(text);
    if (!words.empty()) all += "[" + attribute(attributes, "id") + "] " + words + "\n";
  };
  if (package.has("word/" + kind + "s.xml") && !story.read(package.member("word/" + kind + "s.xml"))) {
    warn(document, "Its " + kind + "s are damaged and only partly read.");
  }
  return all;
}

void comments(Package const& package, document::Document& document) {
  Story story(document, "comments");
  story.item_name = "comment";
  story.on_item = [&](XmlAttributes const& attributes, std::string const& text) {
    hide(document, "comment", "by " + tidied(attribute(attributes, "author")) + " on " + attribute(attributes, "date").substr(0, 10), text);
  };
  if (package.has("word/comments.xml") && !story.read(package.member("word/comments.xml"))) {
    warn(document, "Its comments are damaged and only partly read.");
  }
}

}  // namespace

Reading read_word(Package const& package) {
  Extracted extracted;
  auto& document = extracted.document;
  document.media_type = media_type(Format::word);
  auto const headers = stories(package, "header", document);
  Story body(document, "text");
  body.flow.add(headers);
  if (auto const read = body.read(package.member("word/document.xml")); !read) return tl::unexpected(read.error());
  body.flow.end_line();
  body.flow.add(notes(package, "footnote", document));
  body.flow.add(notes(package, "endnote", document));
  body.flow.add(stories(package, "footer", document));
  comments(package, document);
  take_office_extras(package, "word/", document);
  body.flow.pages_into(document);
  return extracted;
}

}  // namespace rightsdesk::reading
