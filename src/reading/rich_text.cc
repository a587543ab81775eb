#include "reading/rich_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <vector>

#include "core/text.h"
#include "reading/charset.h"
#include "reading/draft.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

constexpr std::size_t kMostGroups = 200'000;

enum class Place { text, skipped, property, comment, instruction, fonts };

struct Group {
  Place place = Place::text;
  int after_unicode = 1;  ///< \uc: characters to skip after \u
  int font = 0;
  bool hidden = false, deleted = false;
  std::string name = {};  ///< of the property
  std::size_t depth = 0;
};

std::string code_page(int charset, int otherwise) {
  static std::map<int, int> const kPages{{0, 1252}, {161, 1253}, {162, 1254}, {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257},
                                         {204, 1251}, {222, 874}, {238, 1250}, {128, 932}, {129, 949}, {134, 936}, {136, 950}};
  auto const found = kPages.find(charset);
  return "windows-" + std::to_string(found == kPages.end() ? otherwise : found->second);
}

char const* letter_for(std::string const& word) {
  static std::map<std::string, char const*> const kLetters{
      {"par", "\n"}, {"line", "\n"}, {"row", "\n"}, {"tab", "\t"}, {"cell", "\t"}, {"emdash", "—"}, {"endash", "–"}, {"lquote", "‘"},
      {"rquote", "’"}, {"ldblquote", "“"}, {"rdblquote", "”"}, {"bullet", "•"}, {"emspace", " "}, {"enspace", " "}, {"page", "\f"},
      {"nestcell", "\t"}, {"nestrow", "\n"}, {"sect", "\n"}};
  auto const found = kLetters.find(word);
  return found == kLetters.end() ? nullptr : found->second;
}

template <std::size_t N>
bool is_one_of(std::array<char const*, N> const& words, std::string const& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Reads tokens one by one; groups are kept on a list, not on the machine's stack.
class Reader {
 public:
  Reader(std::string_view rtf, document::Document& document) : rtf_(rtf), document_(document) { groups_.emplace_back(); }

  std::string read() {
    while (at_ < rtf_.size()) {
      char const c = rtf_[at_++];
      if (c == '{') begin_group();
      else if (c == '}') end_group();
      else if (c == '\\') at_control();
      else if (c != '\r' && c != '\n') at_byte(c);
    }
    while (groups_.size() > 1) end_group();
    flush_bytes();
    leave("deleted");
    return text_;
  }

 private:
  Group& group() { return groups_.back(); }

  void begin_group() {
    flush_bytes();
    if (groups_.size() >= kMostGroups) throw std::length_error("rtf groups");
    groups_.push_back(group());
    started_ = true;
  }

  void end_group() {
    flush_bytes();
    if (groups_.size() == 1) return;
    auto const ended = group();
    groups_.pop_back();
    bool const outermost = group().place != ended.place;
    if (ended.place == Place::property && (outermost || group().name != ended.name)) {
      hide(document_, "property", ended.name, aside_);
      if (ended.name == "title") document_.title = tidied(aside_);
      if (ended.name == "author") document_.author = tidied(aside_);
      aside_.clear();
    }
    if (ended.place == Place::comment && outermost) leave("comment");
    if (ended.place == Place::instruction && outermost) leave("instruction");
    if (ended.hidden && !group().hidden) leave("hidden_text");
    if (ended.deleted && !group().deleted) leave("deleted");
  }

  void leave(std::string const& what) {
    if (what == "instruction") {
      auto const lower = lower_ascii(aside_);
      if (lower.find("include") != std::string::npos || lower.find("dde") != std::string::npos) warn(document_, "It holds a field that would fetch or run something; that was not done.");
      if (lower.find("hyperlink") != std::string::npos) hide(document_, "link", "link", aside_);
    } else {
      hide(document_, what == "deleted" ? "tracked_deletion" : what, what == "comment" ? "comment" : "text", aside_);
    }
    aside_.clear();
  }

  void at_control() {
    if (at_ >= rtf_.size()) return;
    char const c = rtf_[at_];
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) {
      at_word();
      return;
    }
    ++at_;
    if (c == '\'') at_hexadecimal();
    else if (c == '*') starred_ = true;
    else if (c == '~') put(" ");
    else if (c == '_') put("-");
    else if (c == '\n' || c == '\r') put("\n");
    else if (c == '\\' || c == '{' || c == '}') at_byte(c);
  }

  void at_word() {
    auto const from = at_;
    while (at_ < rtf_.size() && ((rtf_[at_] >= 'a' && rtf_[at_] <= 'z') || (rtf_[at_] >= 'A' && rtf_[at_] <= 'Z')) && at_ - from < 40) ++at_;
    std::string const word(rtf_.substr(from, at_ - from));
    bool const negative = at_ < rtf_.size() && rtf_[at_] == '-';
    if (negative) ++at_;
    long number = 0;
    auto const digits = at_;
    while (at_ < rtf_.size() && rtf_[at_] >= '0' && rtf_[at_] <= '9' && at_ - digits < 10) number = number * 10 + (rtf_[at_++] - '0');
    bool const given = at_ > digits;
    if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
    obey(word, given ? (negative ? -number : number) : 1);
    started_ = starred_ = false;
  }

  void obey(std::string const& word, long number) {
    flush_bytes_unless_unicode(word);
    if (word == "bin") at_ = std::min(rtf_.size(), at_ + static_cast<std::size_t>(std::max(number, 0L)));
    else if (word == "u") at_unicode(number);
    else if (word == "uc") group().after_unicode = static_cast<int>(std::clamp(number, 0L, 8L));
    else if (word == "ansicpg") default_page_ = static_cast<int>(number);
    else if (word == "f") group().font = static_cast<int>(number);
    else if (word == "fcharset" && group().place == Place::fonts) fonts_[group().font] = static_cast<int>(number);
    else if (word == "v") set_hidden(number != 0);
    else if (word == "deleted") set_deleted(number != 0);
    else if (word == "plain") set_hidden(false);
    else if (word == "htmlrtf") html_skip_ = number != 0;
    else if (auto const* letters = letter_for(word)) put(letters);
    else if (started_) at_destination(word);
  }

  void set_hidden(bool hidden) {
    if (group().hidden && !hidden) leave("hidden_text");
    group().hidden = hidden;
  }
  void set_deleted(bool deleted) {
    if (group().deleted && !deleted) leave("deleted");
    group().deleted = deleted;
  }

  void at_destination(std::string const& word) {
    static constexpr std::array kSkipped{"colortbl", "stylesheet", "listtable", "listoverridetable", "rsidtbl", "generator", "themedata", "colorschememapping",
                                         "datastore", "latentstyles", "xmlnstbl", "filetbl", "revtbl", "atnid", "atnauthor", "atnref", "atndate", "atntime", "bkmkstart", "bkmkend", "listtext", "nonshppict", "private", "fldtype"};
    static constexpr std::array kProperties{"title", "subject", "author", "operator", "company", "manager", "doccomm", "keywords", "category", "hlinkbase"};
    if (group().place == Place::skipped) return;
    if (word == "info") in_info_ = true;
    else if (word == "fonttbl") group().place = Place::fonts;
    else if (word == "annotation") group().place = Place::comment;
    else if (word == "fldinst") group().place = Place::instruction;
    else if (word == "pict" || word == "objdata" || word == "object") at_object(word);
    else if (is_one_of(kProperties, word)) begin_property(word);
    else if (is_one_of(kSkipped, word) || (starred_ && word != "shpinst" && word != "shptxt" && word != "fldrslt")) group().place = Place::skipped;
    else if (word.starts_with("header") || word.starts_with("footer") || word == "footnote") put("\n");
  }

  void begin_property(std::string const& word) {
    if (!in_info_) return;
    group().place = Place::property;
    group().name = word;
    aside_.clear();
  }

  void at_object(std::string const& word) {
    if (word == "pict") warn(document_, "It holds a picture, which is not shown here: look at the original.");
    else warn(document_, "It holds another file inside it, which was not opened with it.");
    if (word != "object") group().place = Place::skipped;
  }

  void at_hexadecimal() {
    auto const digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    if (at_ + 1 >= rtf_.size() || digit(rtf_[at_]) < 0 || digit(rtf_[at_ + 1]) < 0) return;
    auto const value = digit(rtf_[at_]) * 16 + digit(rtf_[at_ + 1]);
    at_ += 2;
    if (skip_ > 0) --skip_;
    else bytes_ += static_cast<char>(value);
  }

  void at_unicode(long number) {
    auto const unit = static_cast<char32_t>(number < 0 ? number + 65536 : number);
    skip_ = group().after_unicode;
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      high_ = unit;
      return;
    }
    bool const pair = high_ != 0 && unit >= 0xDC00 && unit <= 0xDFFF;
    auto const letter = pair ? 0x10000 + ((high_ - 0xD800) << 10U) + (unit - 0xDC00) : unit;
    high_ = 0;
    put(to_utf8(std::u32string(1, letter)));
  }

  void at_byte(char c) {
    if (skip_ > 0) --skip_;
    else bytes_ += c;
  }

  /// \uN is followed by stand-ins in bytes, which must not be flushed away from it.
  void flush_bytes_unless_unicode(std::string const& word) {
    flush_bytes();
    if (word != "u") skip_ = 0;
  }

  void flush_bytes() {
    if (bytes_.empty()) return;
    auto const charset = fonts_.find(group().font);
    auto const ascii = std::all_of(bytes_.begin(), bytes_.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    auto const bytes = std::move(bytes_);
    bytes_.clear();
    put(ascii ? bytes : in_charset(bytes, code_page(charset == fonts_.end() ? -1 : charset->second, default_page_)));
  }

  void put(std::string const& text) {
    auto const& now = group();
    if (now.place == Place::skipped || now.place == Place::fonts || html_skip_) return;
    if (now.place == Place::text && !now.hidden && !now.deleted) text_ += text;
    else if (aside_.size() < 1'000'000) aside_ += text;
  }

  std::string_view rtf_;
  document::Document& document_;
  std::vector<Group> groups_;
  std::map<int, int> fonts_;
  std::string text_, aside_, bytes_;
  std::size_t at_ = 0;
  char32_t high_ = 0;
  int skip_ = 0, default_page_ = 1252;
  bool started_ = false, starred_ = false, in_info_ = false, html_skip_ = false;
};

}  // namespace

std::string rich_text(std::string_view rtf, document::Document& document) { return tidy_lines(Reader(rtf, document).read()); }

Reading read_rich_text(Source const& source) {
  Extracted extracted;
  auto& document = extracted.document;
  document.media_type = media_type(Format::rich_text);
  FlowText flow;
  flow.add(rich_text(source.bytes, document));
  flow.pages_into(document);
  return extracted;
}

}  // namespace rightsdesk::reading
