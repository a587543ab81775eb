#include "gate/structure.h"

#include <algorithm>
#include <map>
#include <regex>
#include <utility>

#include "gate/operators.h"
#include "gate/syntax.h"

namespace rightsdesk::gate {
namespace {

using Node = nlohmann::json;

/// Keys that may stand nowhere, and the class of leak each is.
std::map<std::string, std::string> const& banned() {
  static std::map<std::string, std::string> const keys{
      {"/AcroForm", "form"},          {"/XFA", "form"},
      {"/EmbeddedFiles", "attachment"}, {"/EF", "attachment"},         {"/AF", "attachment"},
      {"/OCProperties", "hidden_layer"}, {"/OC", "hidden_layer"},
      {"/JS", "script"},              {"/JavaScript", "script"},       {"/AA", "script"},
      {"/Thumb", "thumbnail"},        {"/PieceInfo", "private_data"},  {"/Alternates", "alternate_image"},
      {"/SMask", "soft_mask"},        {"/Mask", "soft_mask"},          {"/OPI", "private_data"},
      {"/URI", "link_address"},       {"/Launch", "script"},           {"/RichMedia", "attachment"},
      {"/UserProperties", "private_data"}, {"/SpiderInfo", "private_data"}, {"/Collection", "attachment"}};
  return keys;
}

bool harmless_value(std::string const& key, Node const& value) {
  return (key == "/SMask" || key == "/Mask") && value.is_string() && value == "/None";
}

std::string place_of(std::string const& id, std::string const& what) {
  return id == "trailer" ? "the trailer, " + what : "object " + id.substr(4, id.find(' ') - 4) + ", " + what;
}

class Walk {
 public:
  Walk(Objects const& file, std::vector<Leak>& leaks) : file_(file), leaks_(leaks) {}

  void object(std::string const& id, Node const& whole) {
    id_ = id;
    Node const& value = whole.contains("stream") ? whole["stream"]["dict"] : whole.contains("value") ? whole["value"] : whole;
    any(value, 0);
    if (whole.contains("stream")) check_filters(value, text(value, "/Subtype"));
  }

 private:
  static std::string text(Node const& dictionary, char const* key) {
    auto const found = dictionary.find(key);
    return found != dictionary.end() && found->is_string() ? found->get<std::string>() : "";
  }
  void add(std::string leak_class, std::string const& what) { leaks_.push_back({std::move(leak_class), 0, place_of(id_, what)}); }

  void any(Node const& value, int depth) {
    if (depth > 60 || !value.is_structured()) return;
    if (value.is_object()) {
      dictionary(value);
      for (auto const& [key, item] : value.items()) {
        auto const found = banned().find(key);
        if (found != banned().end() && !harmless_value(key, item)) add(found->second, "key " + key.substr(1));
        any(item, depth + 1);
      }
    } else {
      for (auto const& item : value) any(item, depth + 1);
    }
  }
  void dictionary(Node const& value) {
    bool const annotation = text(value, "/Type") == "/Annot" || value.contains("/Rect");
    if (annotation) check_annotation(value, text(value, "/Subtype"));
    if (annotation && value.contains("/A")) check_action(file_.value(value["/A"]), "link");
    if (value.contains("/OpenAction")) check_action(file_.value(value["/OpenAction"]), "opening action");
    if (value.contains("/Metadata") && text(value, "/Type") != "/Catalog") add("metadata", "metadata of a part");
    if (value.contains("/Names") && text(value, "/Type") == "/Catalog") add("name_tree", "named things in the catalogue");
    transparency(value);
  }
  void check_annotation(Node const& value, std::string const& subtype) {
    if (subtype != "/Link") return add("annotation", "an annotation that is not a link");
    if (value.contains("/AP") || value.contains("/Popup")) add("annotation", "a link with an appearance of its own");
  }
  void check_action(Node const& action, std::string const& what) {
    if (action.is_array() || action.is_null()) return;
    if (!action.is_object() || text(action, "/S") != "/GoTo") add("script", what + " that does not go to a page of this file");
  }
  void check_filters(Node const& dictionary, std::string const& subtype) {
    Node const& filter = file_.entry(dictionary, "/Filter");
    std::vector<std::string> names;
    if (filter.is_string()) names.push_back(filter.get<std::string>());
    if (filter.is_array()) for (auto const& one : filter) if (one.is_string()) names.push_back(one.get<std::string>());
    for (auto const& name : names) {
      bool const picture = name == "/DCTDecode" || name == "/CCITTFaxDecode" || name == "/JPXDecode" || name == "/JBIG2Decode";
      if (!(picture && subtype == "/Image")) add("unreadable_stream", "a stream that cannot be decoded");
    }
  }
  void transparency(Node const& value) {
    for (char const* key : {"/ca", "/CA"}) {
      auto const found = value.find(key);
      if (found != value.end() && found->is_number() && found->get<double>() < 0.999) add("transparency", "a see-through fill");
    }
    std::string const blend = text(value, "/BM");
    if (!blend.empty() && blend != "/Normal" && blend != "/Compatible") add("transparency", "a blend mode");
  }

  Objects const& file_;
  std::vector<Leak>& leaks_;
  std::string id_;
};

std::string type_of(Node const& whole) {
  if (!whole.contains("stream")) return "";
  auto const& dictionary = whole["stream"]["dict"];
  auto const found = dictionary.find("/Type");
  return found != dictionary.end() && found->is_string() ? found->get<std::string>() : "";
}

bool any_string(Node const& value, Needles const& needles, int depth) {
  if (depth > 60) return true;
  if (value.is_string()) {
    auto const& text = value.get_ref<std::string const&>();
    if (is_reference(value) || (text.starts_with("/") && word_of_the_format(text.substr(1)))) return false;
    return needles.in_bytes(without_language_tag(string_bytes(text)));
  }
  if (value.is_object()) {
    for (auto const& [key, item] : value.items()) {
      bool const own = key.starts_with("/") && word_of_the_format(key.substr(1));
      if ((!own && needles.in_text(key)) || any_string(item, needles, depth + 1)) return true;
    }
  } else if (value.is_array()) {
    for (auto const& item : value) {
      if (any_string(item, needles, depth + 1)) return true;
    }
  }
  return false;
}

/// Everything between streams, where text stands as it is.
std::string outside_streams(std::string const& bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t const begin = std::min(bytes.find("stream", at), bytes.size());
    out += bytes.substr(at, begin - at) + " ";
    at = std::min(bytes.find("endstream", begin), bytes.size());
    at = std::min(at + 9, bytes.size());
  }
  return out;
}

/// Pixels and fonts hold every pair of letters by chance: only what reads like operators is joined.
bool reads_like_operators(std::string const& data) {
  std::string const sample = data.substr(0, 65536);
  auto const odd = std::count_if(sample.begin(), sample.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80 || (c < ' ' && c != '\n' && c != '\r' && c != '\t'); });
  return static_cast<std::size_t>(odd) * 5 < sample.size();
}

bool in_stream(std::string const& data, std::string const& type, Needles const& needles) {
  if (type == "/Metadata" || !reads_like_operators(data)) return needles.in_any(without_language_tag(data));
  if (needles.in_any(without_words_of_the_format(data))) return true;
  if (data.find("Tj") == std::string::npos && data.find("TJ") == std::string::npos && data.find("BDC") == std::string::npos) return false;
  // A name split into pieces is found where they join. Numbers are looked at piece by piece: two page numbers in a row are
  // nobody's date; a number split on the page is found by its place (operator_text).
  std::string joined;
  for (std::string const& one : strings_in(data)) {
    bool const alone = one.find_first_of("0123456789") != std::string::npos || one.starts_with("\xFE\xFF");
    if (alone && needles.in_bytes(one)) return true;
    if (!alone) joined += one;
  }
  return needles.in_bytes(joined);
}

/// What an object stream says, without the table of numbers it begins with (ISO 32000-1, 7.5.7): read as hexadecimal, that spells
/// short names by chance. A table that holds anything but decimal numbers is looked at like the rest.
std::string without_table(std::string data, Node const& dictionary) {
  auto const first = dictionary.value("/First", std::size_t{0});
  auto const end = data.begin() + static_cast<std::ptrdiff_t>(std::min(first, data.size()));
  bool const numbers = std::all_of(data.begin(), end, [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '\n' || c == '\r'; });
  if (numbers) data.erase(data.begin(), end);
  return data;
}

}  // namespace

void check_bytes(std::string const& bytes, std::size_t objects_listed, std::vector<Leak>& leaks) {
  auto count = [&](std::string const& word) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = bytes.find(word, at)) != std::string::npos; at += word.size()) ++found;
    return found;
  };
  if (count("%%EOF") != 1 || count("startxref") != 1) leaks.push_back({"incremental_save", 0, "more than one end of file, or none"});
  if (!bytes.starts_with("%PDF-")) leaks.push_back({"outside_the_file", 0, "bytes before the beginning"});
  std::size_t const end = bytes.rfind("%%EOF");
  if (end != std::string::npos && bytes.find_first_not_of("\r\n ", end + 5) != std::string::npos) {
    leaks.push_back({"outside_the_file", 0, "bytes after the end"});
  }
  static std::regex const object("[0-9]\\s+[0-9]+\\s+obj\\b", std::regex::optimize);
  auto const text = outside_streams(bytes);
  auto const seen = static_cast<std::size_t>(std::distance(std::sregex_iterator(text.begin(), text.end(), object), std::sregex_iterator()));
  if (seen > objects_listed) leaks.push_back({"orphan_object", 0, "objects that the file's table does not list"});
}

void check_raw_strings(std::string const& bytes, Needles const& needles, std::vector<Leak>& leaks) {
  if (needles.in_binary(bytes) || needles.in_bytes(without_words_of_the_format(outside_streams(bytes)))) leaks.push_back({"raw_bytes", 0, "the bytes of the file as they stand"});
}

void check_structure(Objects const& file, std::vector<Leak>& leaks) {
  auto const reached = file.reached();
  Walk walk(file, leaks);
  for (auto const& [id, whole] : file.all().items()) {
    walk.object(id, whole);
    if (id == "trailer") continue;
    std::string const type = type_of(whole);
    if (!reached.contains(id.substr(4)) && type != "/ObjStm" && type != "/XRef") {
      leaks.push_back({"orphan_object", 0, place_of(id, "which nothing leads to")});
    }
  }
}

void check_strings(Objects const& file, Needles const& needles, std::vector<Leak>& leaks) {
  for (auto const& [id, whole] : file.all().items()) {
    bool const stream = whole.contains("stream");
    Node const& value = stream ? whole["stream"]["dict"] : whole;
    if (any_string(value, needles, 0)) leaks.push_back({"string", 0, place_of(id, "a string")});
    if (!stream) continue;
    auto data = file.data(id.substr(4));
    std::string const type = type_of(whole);
    if (type == "/ObjStm") data = without_table(std::move(data), value);
    if (in_stream(data, type, needles)) leaks.push_back({"stream", 0, place_of(id, "its stream")});
  }
}

}  // namespace rightsdesk::gate
