#include "redaction/training/invented_notes.h"

#include <map>

#include "core/result.h"
#include "core/text.h"
#include "redaction/training/chance.h"
#include "redaction/training/other_names.h"

namespace rightsdesk::redaction {
namespace {

using Names = std::vector<std::string>;

Names const kPlaces{"Barking", "Hackney", "Bedford", "Kingston", "Thamesbrook", "Ilford", "Lagos", "Dhaka", "Warsaw", "Bucharest",
                    "Romford", "Leyton", "Accra", "Ankara", "Eastmoor", "Northfield", "Marlow Green", "Westcombe"};
Names const kStreets{"Grace Road", "Mill Lane", "Rose Avenue", "Hope Street", "Station Road", "Pike Close", "Victoria Terrace",
                     "St Anne's Close", "Albert Gardens", "Heather Way", "Faith Court", "Church Hill"};
Names const kBodies{"Hope House", "Eastbrook School", "St Mary's Primary", "Mercy Court", "Grace Hospital", "Riverside Nursery", "Rose Lodge",
                    "Barking Hospital", "Albert Academy", "Northfield Surgery", "Sunrise Contact Centre", "Victoria Housing"};

Names const kStreetWords{"Road", "Street", "Lane", "Avenue", "Close", "Court", "Drive", "Gardens", "Terrace", "Way", "Crescent", "Place", "Rd", "St", "Ave"};
Names const kBodyWords{"School", "Ltd", "House", "Surgery", "Primary", "Trust", "and Sons", "Academy", "Solicitors", "Nursery", "Hall", "Clinic",
                       "Limited", "Medical Centre", "College", "Housing", "Group", "Estates", "Hospital", "Foundation"};
// What stands in capitals in a council's files and is nobody.
Names const kShortForms{"CAIT", "MASH", "CPOMS", "NFA", "SDQ", "EHCP", "LAC", "PEP", "CIN", "TAF", "CAMHS", "GP", "HV", "SW", "SSW", "TM", "NHS", "DWP", "UC",
                        "ESA", "PIP", "HB", "CT", "ASB", "DV", "OT", "IRO", "LADO", "ICPC", "CP", "FGC", "SGO", "CAO", "ABE", "DSL", "SENCO", "TA", "PT", "DNA",
                        "UPN", "DOB", "NI", "ID", "PC", "DC", "AM", "PM", "TBC", "FAO", "RE", "UK", "EU", "TV", "ADHD", "ASD", "PTSD", "DBS", "ICO", "FOI", "SAR",
                        "IT", "HR", "CEO", "FYI", "ASAP", "PS", "VAT", "BBC", "LGA", "LSCB", "YOT", "NEET", "DVLA", "HMRC", "IDVA", "MARAC", "OK", "PDF", "RSVP"};
Names const kParticles{"de", "van der", "al", "bin", "von", "da", "O'", "Mc", "Mac", "van", "di", "dos", "el", "St"};

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
  std::size_t below(std::size_t bound) { return chance_.below(bound); }

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

  std::string drawn_of(Names const& names) { return names[below(names.size())]; }
  /// In lower case only names that people have: else any word might be one.
  std::string name_of(Names const& names) { return style_ == 2 ? drawn_of(names) : drawn(names, chance_); }
  std::string given() {
    auto const name = cased(name_of(given_));
    return below(25) == 0 ? name + "-" + cased(name_of(given_)) : name;
  }
  std::string family() {
    auto const name = cased(name_of(family_));
    if (below(20) == 0) {
      auto const particle = drawn_of(kParticles);
      bool const glued = particle.back() == '\'' || particle.back() == 'c';
      return particle + (glued ? "" : " ") + name;
    }
    return below(12) == 0 ? name + "-" + cased(name_of(family_)) : name;
  }

  std::string letter() { return {static_cast<char>('A' + below(26))}; }
  std::string full() {
    switch (below(16)) {
      case 0: case 1: return family() + ", " + given();
      case 2: return given() + " " + letter() + ". " + family();
      case 3: return given() + " " + given() + " " + family();
      case 4: return letter() + ". " + letter() + ". " + family();
      default: return given() + " " + family();
    }
  }
  std::string initials() {
    auto const first = letter(), second = letter();
    switch (below(8)) {
      case 0: return first + "." + second + ".";
      case 1: return first + letter() + second;
      case 2: return first + "O'" + second;
      default: return first + second;
    }
  }

  std::string filled(std::string const& slot, std::string& label) {
    label = "PERSON";
    if (slot == "given") return given();
    if (slot == "family") return family();
    if (slot == "full") return full();
    if (slot == "initials") return initials();
    if (slot == "letter") return letter();
    if (slot == "initial") return letter() + (below(2) == 0 ? ". " : " ") + family();
    label = "";
    if (slot == "short") return drawn_of(kShortForms);
    if (slot == "street" && below(2) == 0) label = "LOC";
    if (!label.empty()) return cased(drawn(below(2) == 0 ? given_ : family_, chance_)) + " " + drawn_of(kStreetWords);
    if (slot == "body" && below(2) == 0) label = "ORG";
    if (!label.empty()) return cased(drawn(below(3) == 0 ? given_ : family_, chance_)) + " " + drawn_of(kBodyWords);
    label = slot == "body" ? "ORG" : "LOC";
    Names const& from = slot == "body" ? kBodies : slot == "street" ? kStreets : kPlaces;
    ENSURE(slot == "body" || slot == "street" || slot == "place", "a template names a slot that there is not: " + slot);
    return drawn_of(from);
  }

  void sentence(std::string const& pattern) {
    auto const dice = below(20);
    style_ = dice == 0 ? 1 : dice == 1 ? 2 : 0;
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
  Chance chance_{20261121};
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
