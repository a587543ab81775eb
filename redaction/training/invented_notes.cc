#include "redaction/training/invented_notes.h"

#include <map>

#include "core/result.h"
#include "core/text.h"

namespace rightsdesk::redaction {
namespace {

using Names = std::vector<std::string>;

Names const kPlaces{"Barking", "Hackney", "Bedford", "Kingston", "Thamesbrook", "Ilford", "Lagos", "Dhaka", "Warsaw", "Bucharest",
                    "Romford", "Leyton", "Accra", "Ankara", "Eastmoor", "Northfield", "Marlow Green", "Westcombe"};
Names const kStreets{"Grace Road", "Mill Lane", "Rose Avenue", "Hope Street", "Station Road", "Pike Close", "Victoria Terrace",
                     "St Anne's Close", "Albert Gardens", "Heather Way", "Faith Court", "Church Hill"};
Names const kBodies{"Hope House", "Eastbrook School", "St Mary's Primary", "Mercy Court", "Grace Hospital", "Riverside Nursery", "Rose Lodge",
                    "Barking Hospital", "Albert Academy", "Northfield Surgery", "Sunrise Contact Centre", "Victoria Housing"};

class Notes {
 public:
  Notes(Names const& given, Names const& family) : given_(given), family_(family) {}

  LabelledText note(Names const& templates) {
    out_ = {};
    length_ = 0;
    auto const sentences = 1 + below(4);
    for (std::size_t i = 0; i < sentences; ++i) {
      if (i > 0) append(below(4) == 0 ? "\n" : " ");
      sentence(templates[below(templates.size())]);
    }
    return std::move(out_);
  }

 private:
  // A linear congruential generator (Knuth's MMIX constants): the same notes on every machine.
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33U) % bound);
  }

  void append(std::string const& text) {
    out_.text += text;
    length_ += count_code_points(text);
  }

  std::string cased(std::string word) {
    if (style_ == 1) {
      for (char& c : word) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    } else if (style_ != 2 && !word.empty() && word.front() >= 'a' && word.front() <= 'z') {
      word.front() = static_cast<char>(word.front() - 'a' + 'A');
    }
    return word;
  }

  std::string given() { return cased(given_[below(given_.size())]); }
  std::string family() {
    auto name = cased(family_[below(family_.size())]);
    return below(12) == 0 ? name + "-" + cased(family_[below(family_.size())]) : name;
  }

  std::string filled(std::string const& slot, std::string& label) {
    label = "PERSON";
    if (slot == "given") return given();
    if (slot == "family") return family();
    if (slot == "full") return below(8) == 0 ? family() + ", " + given() : given() + " " + family();
    if (slot == "initial") return std::string(1, static_cast<char>('A' + below(26))) + (below(2) == 0 ? ". " : " ") + family();
    label = slot == "body" ? "ORG" : "LOC";
    Names const& from = slot == "body" ? kBodies : slot == "street" ? kStreets : kPlaces;
    ENSURE(slot == "body" || slot == "street" || slot == "place", "a template names a slot that there is not: " + slot);
    return from[below(from.size())];
  }

  void sentence(std::string const& pattern) {
    auto const dice = below(20);
    style_ = dice == 0 ? 1 : dice <= 2 ? 2 : 0;
    for (std::size_t at = 0; at < pattern.size();) {
      auto const open = pattern.find('{', at);
      append(pattern.substr(at, open - at));
      if (open == std::string::npos) return;
      auto const close = pattern.find('}', open);
      std::string label;
      auto const words = filled(pattern.substr(open + 1, close - open - 1), label);
      auto const begin = length_;
      append(words);
      out_.spans.push_back({begin, length_, label});
      at = close + 1;
    }
  }

  Names const &given_, &family_;
  std::uint64_t state_ = 20261121;
  std::size_t length_ = 0;
  int style_ = 0;  // 0 as names are written, 1 in capitals, 2 in lower case
  LabelledText out_;
};

}  // namespace

std::vector<LabelledText> invented_notes(Names const& templates, Names const& given_names, Names const& family_names, std::size_t count) {
  Notes notes(given_names, family_names);
  std::vector<LabelledText> out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) out.push_back(notes.note(templates));
  return out;
}

}  // namespace rightsdesk::redaction
