#include "reading/open_document.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "core/text.h"
#include "reading/draft.h"
#include "reading/refusals.h"
#include "reading/xml.h"

namespace rightsdesk::reading {
namespace {

std::size_t count_of(XmlAttributes const& attributes, char const* name) {
  auto const text = attribute(attributes, name);
  std::size_t count = 1;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return std::clamp<std::size_t>(count, 1, 64);
}

/// One walk through content.xml or styles.xml.
class Walk {
 public:
  Walk(document::Document& document, Format format) : document_(document), is_sheet_(format == Format::open_sheet) {}

  Result<void> read(std::string_view xml) {
    XmlEvents events;
    events.open = [this](std::string const& name, XmlAttributes const& attributes) { at_open(name, attributes); };
    events.close = [this](std::string const& name) { at_close(name); };
    events.text = [this](std::string_view text) {
      if (paragraphs_ > 0 || aside_name_ == "desc") put(text);
    };
    return walk_xml(xml, events);
  }
  FlowText flow;

 private:
  void at_open(std::string const& name, XmlAttributes const& attributes) {
    if (aside_name_.empty()) begin_aside(name, attributes);
    else if (name == aside_name_) ++aside_depth_;
    if (name == "style") style_ = attribute(attributes, "name");
    if (name == "table-properties" && attribute(attributes, "display") == "false") hidden_styles_.insert(style_);
    if (name == "p" || name == "h") ++paragraphs_;
    if (name == "s") put(std::string(count_of(attributes, "c"), ' '));
    if (name == "tab") put("\t");
    if (name == "line-break") put("\n");
    if (name == "note") put(" [");
    if (name == "page" && aside_name_.empty()) flow.page_break();
    if (name == "a") hide(document_, "link", "link", attribute(attributes, "href"));
    if (name == "script" || name == "event-listener") warn(document_, "It holds a macro, which was not run.");
    if (name == "table" && aside_name_.empty()) begin_table(attributes);
    at_cells(name, attributes);
  }

  void begin_table(XmlAttributes const& attributes) {
    table_ = attribute(attributes, "name");
    if (hidden_styles_.count(attribute(attributes, "style-name")) > 0) set_aside("table", "hidden_sheet", "sheet " + table_);
    else if (is_sheet_) flow.add(table_ + "\n");
  }

  void at_cells(std::string const& name, XmlAttributes const& attributes) {
    if (name == "table-row") {
      cells_ = 0;
      ++row_;
      auto const visibility = attribute(attributes, "visibility");
      if (aside_name_.empty() && (visibility == "collapse" || visibility == "filter")) set_aside("table-row", "hidden_row", "sheet " + table_);
    }
    if (name == "table-cell" || name == "covered-table-cell") {
      if (cells_++ > 0) put_raw("\t");
      repeated_ = count_of(attributes, "number-columns-repeated");
      gap_ = false;
      in_cell_ = true;
    }
  }

  void begin_aside(std::string const& name, XmlAttributes const&) {
    if (name == "annotation") set_aside(name, "comment", "comment");
    if (name == "deletion") set_aside(name, "tracked_deletion", "tracked change");
    if (name == "notes") set_aside(name, "notes", "notes of a slide");
    if (name == "desc") set_aside(name, "alt_text", "picture");
    if (name == "hidden-text") set_aside(name, "hidden_text", "text");
  }

  void set_aside(std::string const& name, std::string kind, std::string where) {
    aside_name_ = name;
    aside_depth_ = 1;
    aside_kind_ = std::move(kind);
    aside_where_ = std::move(where);
    aside_.clear();
  }

  void at_close(std::string const& name) {
    if ((name == "p" || name == "h") && paragraphs_ > 0) {
      --paragraphs_;
      if (in_cell_) gap_ = true;
      else put_raw("\n");
    }
    if (name == "note") put("]");
    if (name == "table-cell" || name == "covered-table-cell") end_cell();
    if (name == "table-row") aside_name_.empty() ? flow.end_line() : void(aside_ += '\n');
    if (name == "table" && aside_name_.empty() && is_sheet_) flow.page_break();
    if (!aside_name_.empty() && name == aside_name_ && --aside_depth_ == 0) {
      hide(document_, aside_kind_, aside_where_, aside_);
      aside_name_.clear();
    }
  }

  void end_cell() {
    in_cell_ = gap_ = false;
    for (; repeated_ > 1 && cells_ < 64; --repeated_, ++cells_) put_raw("\t");
  }

  void put(std::string_view text) {
    if (gap_) put_raw(" ");
    gap_ = false;
    put_raw(text);
  }
  void put_raw(std::string_view text) {
    if (aside_name_.empty()) flow.add(text);
    else aside_ += text;
  }

  document::Document& document_;
  std::string style_, table_, aside_name_, aside_kind_, aside_where_, aside_;
  std::set<std::string> hidden_styles_;
  std::size_t repeated_ = 1;
  int paragraphs_ = 0, cells_ = 0, row_ = 0, aside_depth_ = 0;
  bool is_sheet_, in_cell_ = false, gap_ = false;
};

void take_properties(Package const& package, document::Document& document) {
  std::string value;
  XmlEvents events;
  events.open = [&](std::string const&, XmlAttributes const&) { value.clear(); };
  events.text = [&](std::string_view text) { value += text; };
  events.close = [&](std::string const& name) {
    auto const text = tidied(value);
    value.clear();
    if (text.empty() || name == "generator" || name == "language" || name == "editing-cycles" || name == "editing-duration") return;
    if (name == "title") document.title = text;
    if (name == "initial-creator") document.author = text;
    if (name == "creation-date") document.dated = text;
    hide(document, "property", name, text);
  };
  (void)walk_xml(package.member("meta.xml"), events);
}

void take_members(Package const& package, document::Document& document) {
  for (auto const& name : package.names()) {
    if (name.starts_with("Basic/") || name.starts_with("Scripts/")) warn(document, "It holds a macro, which was not run.");
    if (!name.starts_with("Pictures/") && !name.starts_with("media/")) continue;
    auto const bytes = package.member(name);
    document.attachments.push_back({shown_name(name), media_type(sniffed(bytes, name)), std::string(bytes)});
  }
}

}  // namespace

Reading read_open_document(Package const& package) {
  if (package.member("META-INF/manifest.xml").find("encryption-data") != std::string_view::npos) return needs_password();
  Extracted extracted;
  auto& document = extracted.document;
    auto const format = package.format();
  document.media_type = media_type(format);
  Walk headers(document, format), body(document, format);
  if (format == Format::open_text && package.has("styles.xml") && !headers.read(package.member("styles.xml"))) warn(document, "Its headers and footers are damaged and only partly read.");
  if (!headers.flow.blank()) body.flow.add(tidy_lines(headers.flow.text()) + "\n");
  if (auto const read = body.read(package.member("content.xml")); !read) return tl::unexpected(read.error());
  take_properties(package, document);
  take_members(package, document);
  body.flow.pages_into(document);
  return extracted;
}

}  // namespace rightsdesk::reading
