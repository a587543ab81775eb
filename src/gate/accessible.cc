#include "gate/accessible.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/original.h"
#include "core/result.h"
#include "gate/objects.h"
#include "gate/operators.h"
#include "gate/tag_tree.h"

namespace rightsdesk::gate {
namespace {

using nlohmann::json;

constexpr std::size_t kMostPlaces = 10;
constexpr int kPagesWithoutBookmarks = 20;
constexpr std::int64_t kReadAloud = 1 << 9;  // bit 10 of the permissions (ISO 32000-1, table 22)

struct Asked {
  char const *name, *cites, *asks;
};
constexpr Asked kAsked[] = {
    {"marked", "ISO 14289-1, 7.1", "The file says that it is tagged."},
    {"no_suspects", "ISO 14289-1, 7.1", "The file does not say that its tags are a guess."},
    {"has_structure", "ISO 14289-1, 7.1", "There is a tree of tags, and it is not empty."},
    {"language", "Matterhorn 11-001", "The file says its language."},
    {"metadata", "Matterhorn 06-001", "There is an XMP metadata stream."},
    {"identifier", "Matterhorn 06-002", "The metadata say which part of PDF/UA the file follows."},
    {"title", "Matterhorn 06-003", "The metadata have a title."},
    {"title_shown", "Matterhorn 07-001, 07-002", "A reader shows the title and not the name of the file."},
    {"content_marked", "Matterhorn 01-005", "Everything that is painted is tagged or an artifact."},
    {"content_in_structure", "Matterhorn 01-005", "Every piece of marked content stands in the tree of tags."},
    {"known_tags", "Matterhorn 02-001", "Every tag is one of the standard ones, or is said to be like one."},
    {"headings_begin", "Matterhorn 14-002", "The first heading is of the first level."},
    {"headings_skip_none", "Matterhorn 14-003", "No level of headings is skipped on the way down."},
    {"lists", "Matterhorn 09-005", "A list holds items, and an item a label and a body."},
    {"tables", "Matterhorn 09-004", "A table holds rows, and a row cells."},
    {"headers_have_scope", "Matterhorn 15-003", "Each header cell says whether it heads a row or a column."},
    {"figures_described", "Matterhorn 13-004", "Each figure has a description."},
    {"links_described", "Matterhorn 28-012", "Each link says in words where it leads."},
    {"links_tagged", "Matterhorn 28-011", "Each link stands in the tree of tags."},
    {"tab_order", "Matterhorn 28-008, 28-009", "The Tab key goes through each page in the order of its tags."},
    {"fonts_embedded", "Matterhorn 31-009", "Each font is in the file."},
    {"fonts_have_unicode", "Matterhorn 31-027", "Each letter of each font is known as a character."},
    {"no_scripts", "Matterhorn 29-001", "There is no script."},
    {"may_be_read_aloud", "Matterhorn 26-002", "A password does not keep the words from a reader."},
    {"bookmarks", "WCAG 2.2, 2.4.5 (technique PDF2)", "A file of more than 20 pages has bookmarks."},
};

class Look {
 public:
  Look(Objects const& file, AccessReport& report) : file_(file), report_(report), pages_(file.pages()), tree_(file) {
    for (auto const& asked : kAsked) report_.conditions.push_back({asked.name, asked.cites, asked.asks, 0, {}});
    report_.pages = static_cast<int>(pages_.size());
    auto const trailer = file_.all().find("trailer");
    if (trailer != file_.all().end() && trailer->contains("value")) trailer_ = (*trailer)["value"];
    catalog_ = file_.entry(trailer_, "/Root");
  }

  void at_everything() {
    at_the_file();
    at_the_metadata();
    at_the_tags();
    at_the_pages();
    at_the_fonts();
    at_every_object();
  }

 private:
  void broken(std::string const& name, std::string const& where) {
    auto const found = std::find_if(report_.conditions.begin(), report_.conditions.end(), [&](auto const& one) { return one.name == name; });
    ENSURE(found != report_.conditions.end(), "a condition that nobody asks for: " + name);
    if (++found->times <= kMostPlaces) found->where.push_back(where);
  }
  void ask(bool so, std::string const& name, std::string const& where = "the file") {
    if (!so) broken(name, where);
  }
  [[nodiscard]] bool says_true(json const& dictionary, std::string const& key) const {
    auto const& value = file_.entry(dictionary, key);
    return value.is_boolean() && value.get<bool>();
  }
  [[nodiscard]] std::string text(json const& dictionary, std::string const& key) const {
    auto const& value = file_.entry(dictionary, key);
    return value.is_string() ? string_bytes(value.get<std::string>()) : std::string{};
  }

  void at_the_file() {
    auto const& marks = file_.entry(catalog_, "/MarkInfo");
    ask(says_true(marks, "/Marked"), "marked");
    ask(!says_true(marks, "/Suspects"), "no_suspects");
    ask(!tree_.elements().empty(), "has_structure");
    ask(!text(catalog_, "/Lang").empty(), "language");
    ask(says_true(file_.entry(catalog_, "/ViewerPreferences"), "/DisplayDocTitle"), "title_shown");
    auto const& lock = file_.entry(trailer_, "/Encrypt");
    if (lock.is_object()) {
      auto const& rights = file_.entry(lock, "/P");
      ask(rights.is_number_integer() && (rights.get<std::int64_t>() & kReadAloud) != 0, "may_be_read_aloud");
    }
    bool const has_bookmarks = file_.entry(file_.entry(catalog_, "/Outlines"), "/First").is_object();
    ask(has_bookmarks || report_.pages <= kPagesWithoutBookmarks, "bookmarks");
  }

  /// What stands between the tags of dc:title, whatever is around it.
  static bool has_title(std::string const& xmp) {
    auto const begin = xmp.find("<dc:title"), end = xmp.find("</dc:title>");
    if (begin == std::string::npos || end == std::string::npos || end < begin) return false;
    bool within = false;
    for (auto at = begin; at < end; ++at) {
      if (xmp[at] == '<') within = true;
      else if (xmp[at] == '>') within = false;
      else if (!within && static_cast<unsigned char>(xmp[at]) > ' ') return true;
    }
    return false;
  }

  void at_the_metadata() {
    auto const found = catalog_.is_object() ? catalog_.find("/Metadata") : catalog_.end();
    auto const xmp = catalog_.is_object() && found != catalog_.end() ? file_.data(*found) : std::string{};
    ask(!xmp.empty(), "metadata");
    ask(xmp.find("pdfuaid:part") != std::string::npos, "identifier");
    ask(has_title(xmp), "title");
  }

  void at_the_tags() {
    int level = 0;
    for (auto const& element : tree_.elements()) {
      ask(TagTree::is_standard(element.tag), "known_tags", element.place);
      for (auto const& child : element.children) at_the_pair(element, child);
      if (element.tag == "Figure" && text(element.dictionary, "/Alt").empty() && text(element.dictionary, "/ActualText").empty()) broken("figures_described", element.place);
      if (element.tag == "TH" && !has_scope(element.dictionary)) broken("headers_have_scope", element.place);
      if (int const rank = TagTree::rank_of(element.tag); rank > 0) {
        if (level == 0) ask(rank == 1, "headings_begin", element.place);
        else ask(rank <= level + 1, "headings_skip_none", element.place);
        level = rank;
      }
    }
  }

  void at_the_pair(TagTree::Element const& parent, std::string const& child) {
    static std::map<std::string, std::set<std::string>> const kLists{{"L", {"L", "LI", "Caption"}}, {"LI", {"Lbl", "LBody"}}};
    static std::map<std::string, std::set<std::string>> const kTables{{"Table", {"TR", "THead", "TBody", "TFoot", "Caption"}}, {"THead", {"TR"}}, {"TBody", {"TR"}}, {"TFoot", {"TR"}}, {"TR", {"TH", "TD"}}};
    static std::map<std::string, std::set<std::string>> const kWithin{{"LI", {"L"}}, {"Lbl", {"LI", "Note", "BibEntry", "Reference", "TOCI"}}, {"LBody", {"LI"}}, {"TR", {"Table", "THead", "TBody", "TFoot"}}, {"TH", {"TR"}}, {"TD", {"TR"}}};
    auto const fits = [&](auto const& rules, std::string const& one, std::string const& other) {
      auto const rule = rules.find(one);
      return rule == rules.end() || rule->second.contains(other);
    };
    bool const of_table = child == "TR" || child == "TH" || child == "TD" || kTables.contains(parent.tag);
    if (!fits(kLists, parent.tag, child) || (!of_table && !fits(kWithin, child, parent.tag))) broken("lists", parent.place);
    if (!fits(kTables, parent.tag, child) || (of_table && !fits(kWithin, child, parent.tag))) broken("tables", parent.place);
  }

  [[nodiscard]] bool has_scope(json const& element) const {
    auto const& attributes = file_.entry(element, "/A");
    auto const scoped = [&](json const& one) { return file_.value(one).is_object() && !text(file_.value(one), "/Scope").empty(); };
    if (attributes.is_array()) return std::any_of(attributes.begin(), attributes.end(), scoped);
    return attributes.is_object() && !text(attributes, "/Scope").empty();
  }

  void at_the_pages() {
    for (auto const& page : pages_) {
      auto const place = "page " + std::to_string(page.number);
      at_the_content(page, place);
      ask(text(page.dictionary, "/Tabs") == "S", "tab_order", place);
      auto const& notes = file_.entry(page.dictionary, "/Annots");
      if (!notes.is_array()) continue;
      for (auto const& reference : notes) {
        auto const& note = file_.value(reference);
        if (text(note, "/Subtype") != "Link") continue;
        ask(!text(note, "/Contents").empty(), "links_described", place);
        ask(reference.is_string() && tree_.objects().contains(reference.get<std::string>()), "links_tagged", place);
      }
    }
  }

  void at_the_content(PageObject const& page, std::string const& place) {
    static std::set<std::string> const kPaints{"Tj", "TJ", "'", "\"", "Do", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "EI"};
    int depth = 0;
    std::size_t loose = 0;
    std::set<int> marked;
    auto const properties = file_.entry(page.resources, "/Properties");
    for_each_operator(page.content, [&](std::string const& name, std::vector<Operand> const& operands) {
      if (name == "BMC" || name == "BDC") ++depth;
      if (name == "EMC") --depth;
      if (name == "BDC") {
        if (auto const id = TagTree::mark_of(operands, [&](std::string const& key) { return file_.entry(file_.entry(properties, "/" + key), "/MCID"); })) marked.insert(*id);
      }
      if (depth <= 0 && kPaints.contains(name)) ++loose;
    });
    ask(loose == 0, "content_marked", place);
    auto const known = tree_.marks().find(page.id);
    for (int const id : marked) {
      if (known == tree_.marks().end() || !known->second.contains(id)) return broken("content_in_structure", place);
    }
  }

  void at_the_fonts() {
    for (auto const& [id, object] : file_.all().items()) {
      if (!object.contains("value") || !object["value"].is_object()) continue;
      auto const& font = object["value"];
      if (text(font, "/Type") != "Font") continue;
      auto const kind = text(font, "/Subtype");
      auto const place = "object " + id.substr(id.find(':') + 1);
      if (kind == "Type3" || kind.starts_with("CIDFont")) {
        if (kind != "Type3") ask(is_embedded(font), "fonts_embedded", place);
        continue;
      }
      if (kind != "Type0") ask(is_embedded(font), "fonts_embedded", place);
      auto const encoding = text(font, "/Encoding");
      bool const told = kind != "Type0" && (encoding == "WinAnsiEncoding" || encoding == "MacRomanEncoding");
      ask(font.contains("/ToUnicode") || told, "fonts_have_unicode", place);
    }
  }
  [[nodiscard]] bool is_embedded(json const& font) const {
    auto const& described = file_.entry(font, "/FontDescriptor");
    return described.is_object() && (described.contains("/FontFile") || described.contains("/FontFile2") || described.contains("/FontFile3"));
  }

  void at_every_object() {
    for (auto const& [id, object] : file_.all().items()) {
      auto const& dictionary = object.contains("stream") ? object["stream"]["dict"] : object.contains("value") ? object["value"] : trailer_;
      if (has_script(dictionary)) broken("no_scripts", "object " + id.substr(id.find(':') + 1));
    }
  }
  [[nodiscard]] static bool has_script(json const& value) {
    if (value.is_object() && (value.contains("/JS") || value.contains("/JavaScript"))) return true;
    return value.is_structured() && std::any_of(value.begin(), value.end(), has_script);
  }

  Objects const& file_;
  AccessReport& report_;
  std::vector<PageObject> pages_;
  TagTree tree_;
  json trailer_ = {}, catalog_ = {};
};

}  // namespace

bool AccessReport::holds() const {
  return unreadable.empty() && std::all_of(conditions.begin(), conditions.end(), [](auto const& one) { return one.times == 0; });
}

AccessReport check_accessible(std::string const& path) {
  Bench const bench(path);
  AccessReport report;
  report.sha256 = sha256_hex(bench.bytes());
  auto const file = Objects::opened(bench, report.unreadable);
  if (file) Look(*file, report).at_everything();
  return report;
}

Json to_json(AccessReport const& report) {
  Json json{{"holds", report.holds()}, {"pages", report.pages}, {"sha256", report.sha256}, {"unreadable", report.unreadable},
            {"note", "Machine checks of a part of PDF/UA-1. This is not veraPDF, and no program can tell whether descriptions and order make sense."}};
  json["conditions"] = Json::array();
  for (auto const& one : report.conditions) {
    json["conditions"].push_back({{"name", one.name}, {"cites", one.cites}, {"asks", one.asks}, {"holds", one.times == 0}, {"times", one.times}, {"where", one.where}});
  }
  return json;
}

int exit_status(AccessReport const& report) { return !report.unreadable.empty() ? 3 : report.holds() ? 0 : 1; }

}  // namespace rightsdesk::gate
