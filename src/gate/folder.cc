#include "gate/folder.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/original.h"
#include "core/text.h"
#include "gate/needles.h"

namespace rightsdesk::gate {
namespace {

using Attributes = std::map<std::string, std::string>;

struct HtmlTag {
  std::string name;
  Attributes attributes = {};
};

bool ends_with(std::string const& text, std::string_view ending) { return text.ends_with(ending); }

std::string with_letters(std::string text) {
  for (auto const& [from, to] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) text.replace(at, std::string_view(from).size(), to);
  }
  return text;
}

/// Words and tags of a page that our own writer made; `fault` is set for anything it would never write.
class WebPage {
 public:
  explicit WebPage(std::string const& bytes) { take(bytes); }
  std::string text, fault;
  std::vector<HtmlTag> tags;

 private:
  void take(std::string const& bytes) {
    std::size_t at = 0;
    while (at < bytes.size() && fault.empty()) {
      auto const open = bytes.find('<', at);
      text += with_letters(bytes.substr(at, open - at));
      if (open == std::string::npos) return;
      auto const close = bytes.find('>', open);
      if (close == std::string::npos) fault = "a tag that does not end";
      else tag(bytes.substr(open + 1, close - open - 1));
      at = close + 1;
    }
  }

  void tag(std::string const& inside) {
    if (inside == "!DOCTYPE html") return;
    if (inside.starts_with("!") || inside.starts_with("?")) {
      fault = "a comment or declaration";
      return;
    }
    bool const closes = inside.starts_with("/");
    HtmlTag one{inside.substr(closes ? 1 : 0, inside.find(' ') - (closes ? 1 : 0))};
    if (!closes) attributes(inside, one);
    // Inline marks hold a word together; any other tag parts words.
    if (!std::set<std::string>{"strong", "em"}.contains(one.name)) text += '\n';
    tags.push_back(std::move(one));
  }

  void attributes(std::string const& inside, HtmlTag& one) {
    auto at = inside.find(' ');
    while (at != std::string::npos && at + 1 < inside.size()) {
      auto const equals = inside.find("=\"", at), end = equals == std::string::npos ? equals : inside.find('"', equals + 2);
      if (end == std::string::npos) {
        fault = "an attribute that is not quoted";
        return;
      }
      one.attributes[inside.substr(at + 1, equals - at - 1)] = with_letters(inside.substr(equals + 2, end - equals - 2));
      at = end + 1 < inside.size() ? end + 1 : std::string::npos;
    }
  }
};

std::set<std::string> const kTags{"html", "head", "meta", "title", "link", "body", "header", "main", "footer", "nav", "h1", "h2", "h3", "p", "br", "ul", "ol", "li", "dl",
                                  "dt", "dd", "div", "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "span", "a", "figure", "img", "details", "summary"};
std::set<std::string> const kAttributes{"lang", "charset", "name", "content", "rel", "href", "id", "class", "aria-label", "aria-labelledby", "scope", "src", "alt", "width",
                                        "height", "tabindex", "role"};

class FolderInspection {
 public:
  FolderInspection(std::vector<FolderFile> const& files, Expectations const& expected, CheckedPdfs const& checked)
      : files_(files), needles_(expected.withheld), checked_(checked) {
    for (auto const& file : files) names_.insert(file.name);
  }

  Report done() {
    std::string all;
    for (auto const& file : files_) {
      ++report_.pages;
      auto const bytes = file.open();
      all += sha256_hex(bytes);
      look_at(file, bytes);
    }
    if (files_.empty()) add("unreadable_file", "there is no file");
    look_for_pictures();
    report_.sha256 = sha256_hex(all);
    report_.looked_at = {"names, tags, attributes, links and styles of every file", "every picture: pixels alone, the same as in the checked PDF",
                         "every word and the raw bytes"};
    if (!report_.leaks.empty()) report_.verdict = Report::Verdict::leak;
    return std::move(report_);
  }

 private:
  /// A picture that was not yet found in a checked PDF.
  struct Unseen {
    int number = 0;  ///< of the file
    FolderFile const* file = nullptr;
  };

  void add(std::string leak_class, std::string place) { report_.leaks.push_back({std::move(leak_class), report_.pages, std::move(place)}); }

  void look_at(FolderFile const& file, std::string const& bytes) {
    auto const plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
    if (!std::all_of(file.name.begin(), file.name.end(), plain) || needles_.in_text(file.name)) add("file_name", "a file with a name that is not ours");
    if (ends_with(file.name, ".html")) web_page(file.name, bytes);
    else if (ends_with(file.name, ".css")) style(file.name, bytes);
    else if (ends_with(file.name, ".txt")) words(bytes, file.name);
    else if (ends_with(file.name, ".jpg") || ends_with(file.name, ".png")) picture(file, bytes);
    else add("file_name", "a file of a kind that has no place here");
    bool const pixels = ends_with(file.name, ".jpg") || ends_with(file.name, ".png");
    if (pixels ? needles_.in_binary(bytes) : needles_.in_bytes(bytes)) add("raw_bytes", file.name);
  }

  void words(std::string const& text, std::string const& where) {
    if (!needles_.in_text(text)) return;
    add("live_text", where);
    for (auto const& one : needles_.as_given()) {
      if (Needles({one}).in_text(text)) report_.standing.push_back(one);
    }
  }

  void web_page(std::string const& file, std::string const& bytes) {
    WebPage const page(bytes);
    if (!page.fault.empty()) add("tag", file + ": " + page.fault);
    words(page.text, file);
    for (auto const& tag : page.tags) {
      if (!kTags.contains(tag.name)) add(tag.name == "script" ? "script" : "tag", file + ": a tag that has no place here");
      for (auto const& [name, value] : tag.attributes) attribute(file, name, value);
    }
  }

  void attribute(std::string const& where, std::string const& name, std::string const& value) {
    if (!kAttributes.contains(name)) add(name.starts_with("on") ? "script" : "tag", where + ": an attribute that has no place here");
    if (name == "href" || name == "src") {
      auto const target = value.substr(0, value.find('#'));
      if (!target.empty() && !names_.contains(target)) add("link_address", where + ": a link that leads out of the folder");
    } else {
      words(value, where + ", an attribute");
    }
  }

  void style(std::string const& file, std::string const& bytes) {
    auto const text = lower_ascii(bytes);
    for (char const* const fetches : {"url(", "@import", "expression(", "image-set("}) {
      if (text.find(fetches) != std::string::npos) add("style", file + ": something is fetched");
    }
  }

  void picture(FolderFile const& file, std::string const& bytes) {
    bool const jpeg = ends_with(file.name, ".jpg");
    auto const pixels = pixels_of(file.name, bytes);
    if (pixels.empty() || (jpeg && !pixels_alone(bytes))) add("image_metadata", file.name + ": something that is not pixels");
    unseen_.push_back({report_.pages, &file});
  }

  static std::string pixels_of(std::string const& name, std::string const& bytes) { return ends_with(name, ".jpg") ? bytes : rows_of(bytes); }

  static bool is_in(std::string const& pdf, Unseen const& one) {
    auto const pixels = pixels_of(one.file->name, one.file->open());
    return !pixels.empty() && pdf.find(pixels) != std::string::npos;
  }

  /// Both come in the order of the records: each PDF is held against the pictures from the first unseen on, as far as they are its own; what is
  /// left then is looked for in all of them.
  void look_for_pictures() {
    for (auto const& open : checked_) {
      if (unseen_.empty()) return;
      auto const pdf = open();
      auto const other = std::find_if(unseen_.begin(), unseen_.end(), [&](Unseen const& one) { return !is_in(pdf, one); });
      unseen_.erase(unseen_.begin(), other);
    }
    for (auto const& open : checked_) {
      if (unseen_.empty()) return;
      auto const pdf = open();
      std::erase_if(unseen_, [&](Unseen const& one) { return is_in(pdf, one); });
    }
    for (auto const& one : unseen_) report_.leaks.push_back({"unseen_picture", one.number, one.file->name + ": not a picture of the checked PDF"});
  }

  /// The deflated rows of a PNG with nothing but header, rows and end; empty for any other.
  static std::string rows_of(std::string const& png) {
    constexpr std::size_t kHeader = 8 + 25, kEnd = 12;
    if (png.size() < kHeader + 12 + kEnd || !png.starts_with("\x89PNG\r\n\x1A\n") || png.compare(12, 4, "IHDR") != 0) return {};
    auto const size = length_at(png, kHeader);
    bool const whole = kHeader + 12 + size + kEnd == png.size() && png.compare(kHeader + 4, 4, "IDAT") == 0 && png.compare(png.size() - 8, 4, "IEND") == 0;
    return whole ? png.substr(kHeader + 8, size) : std::string{};
  }

  static std::size_t length_at(std::string const& bytes, std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
  }

  /// Only the segments that decode pixels, up to the first scan (ITU-T T.81, B.1).
  static bool pixels_alone(std::string const& jpeg) {
    std::size_t at = 2;
    while (at + 4 <= jpeg.size() && static_cast<unsigned char>(jpeg[at]) == 0xFF) {
      auto const marker = static_cast<unsigned char>(jpeg[at + 1]);
      if (marker == 0xDA) return jpeg.ends_with("\xFF\xD9");
      if ((marker >= 0xE0 && marker <= 0xEF) || marker == 0xFE) return false;
      at += 2 + (static_cast<std::size_t>(static_cast<unsigned char>(jpeg[at + 2])) << 8 | static_cast<unsigned char>(jpeg[at + 3]));
    }
    return false;
  }

  std::vector<FolderFile> const& files_;
  Needles needles_;
  CheckedPdfs const& checked_;
  std::vector<Unseen> unseen_ = {};
  std::set<std::string> names_ = {};
  Report report_ = {};
};

}  // namespace

Report check_folder(std::vector<FolderFile> const& files, Expectations const& expected, CheckedPdfs const& checked) {
  return FolderInspection(files, expected, checked).done();
}

}  // namespace rightsdesk::gate
