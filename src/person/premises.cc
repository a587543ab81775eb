#include "person/premises.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "core/text.h"
#include "person/identifiers.h"
#include "person/likeness.h"

namespace rightsdesk::person {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_with_digit(std::string_view token) { return !token.empty() && is_digit(token.front()); }

/// Words of one line: folded, punctuation dropped; "/" stands alone and "-" stays between digits.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> out(1);
  auto const text = folded(line);
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    bool const ascii_mark = static_cast<unsigned char>(c) < 0x80 && !is_digit(c) && !(c >= 'a' && c <= 'z');
    bool const range =
        c == '-' && starts_with_digit(out.back()) && i + 1 < text.size() && is_digit(text[i + 1]);
    if (c == '\'') continue;
    if (!ascii_mark || range) {
      out.back() += c;
    } else {
      if (!out.back().empty()) out.emplace_back();
      if (c == '/') out.back() = "/", out.emplace_back();
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

std::string street_word(std::string const& word) {
  static std::map<std::string, std::string> const kWhole{
      {"rd", "road"},      {"ave", "avenue"},      {"av", "avenue"},   {"ln", "lane"},
      {"cl", "close"},     {"cres", "crescent"},   {"ct", "court"},    {"crt", "court"},
      {"dr", "drive"},     {"gdns", "gardens"},    {"gdn", "gardens"}, {"garden", "gardens"},
      {"gr", "grove"},     {"grv", "grove"},       {"pl", "place"},    {"sq", "square"},
      {"terr", "terrace"}, {"ter", "terrace"},     {"pk", "park"},     {"hse", "house"},
      {"ho", "house"},     {"bldgs", "buildings"}, {"est", "estate"},  {"str", "street"},
      {"st", "street"},    {"saint", "street"},    {"wy", "way"},      {"mt", "mount"},
      {"nth", "north"},    {"sth", "south"}};
  // "St" opens "St Mary's Road" and ends "High St": one spelling for both keeps them comparable.
  auto const found = kWhole.find(word);
  return found == kWhole.end() ? word : found->second;
}

bool names_a_flat(std::string const& word) {
  static constexpr std::array<std::string_view, 8> kWords{"flat", "flt",  "apartment", "apt",
                                                          "unit", "room", "rm",        "maisonette"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// A postcode standing in `text` as one or two words; taken out of it.
std::string take_postcode(std::vector<std::string>& words) {
  for (std::size_t i = words.size(); i-- > 0;) {
    if (i > 0 && words[i].size() == 3) {
      if (auto const code = postcode(words[i - 1] + ' ' + words[i])) {
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) - 1,
                    words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        return *code;
      }
    }
    if (words[i].size() >= 5 && !starts_with_digit(words[i])) {
      if (auto const code = postcode(words[i])) {
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
        return *code;
      }
    }
  }
  return {};
}

class Reader {
 public:
  explicit Reader(Premises& out) : out_(out) {}

  /// False once the street is complete: what follows is locality, town and county.
  bool read_line(std::vector<std::string> words) {
    take_flat(words);
    take_number(words);
    if (words.empty()) return true;
    std::vector<std::string> street;
    for (auto const& word : words) street.push_back(street_word(word));
    if (out_.street.empty() || (!numbered_street_ && numbered_here_)) out_.street = std::move(street);
    numbered_street_ = numbered_street_ || numbered_here_;
    return !numbered_street_ && lines_++ < 1;
  }

 private:
  static void drop_first(std::vector<std::string>& words, std::ptrdiff_t count) {
    words.erase(words.begin(), words.begin() + count);
  }

  void take_flat(std::vector<std::string>& words) {
    if (words.size() >= 2 && names_a_flat(words[0])) {
      out_.flat = words[1];
      drop_first(words, 2);
    } else if (words.size() >= 3 && words[1] == "/" && starts_with_digit(words[2])) {
      out_.flat = words[0];
      drop_first(words, 2);
    }
  }

  void take_number(std::vector<std::string>& words) {
    numbered_here_ = !words.empty() && starts_with_digit(words[0]);
    if (!words.empty() && words[0] == "no" && words.size() > 1 && starts_with_digit(words[1])) {
      drop_first(words, 1);
      numbered_here_ = true;
    }
    if (!numbered_here_) return;
    out_.number = words[0];
    drop_first(words, 1);
    bool const letter = words.size() > 1 && words[0].size() == 1 && is_digit(out_.number.back());
    if (letter) {
      out_.number += words[0];
      drop_first(words, 1);
    }
    // A number alone on its line ("14, High Street") belongs to the line after it.
    if (words.empty()) numbered_pending_ = true;
    if (numbered_pending_) numbered_here_ = true;
  }

  Premises& out_;
  int lines_ = 0;
  bool numbered_here_ = false;
  bool numbered_street_ = false;
  bool numbered_pending_ = false;
};

/// "14b" is door 14 and flat b, so that "Flat B, 14" and "14B" meet.
void part_letter(Premises& out) {
  if (!out.flat.empty() || out.number.size() < 2) return;
  char const last = out.number.back();
  if (is_digit(last) || out.number.find('-') != std::string::npos) return;
  out.flat = last;
  out.number.pop_back();
}

bool number_within(std::string const& number, std::string const& range) {
  auto const dash = range.find('-');
  if (dash == std::string::npos || number.find('-') != std::string::npos || number.empty()) return false;
  int const n = std::atoi(number.c_str());
  return n >= std::atoi(range.c_str()) && n <= std::atoi(range.c_str() + dash + 1);
}

bool same_street(Premises const& a, Premises const& b) {
  if (a.street.empty() || b.street.empty()) return false;
  if (a.street == b.street) return true;
  auto const joined = [](Premises const& p) {
    std::string out;
    for (auto const& word : p.street) out += word;
    return out;
  };
  return typos_apart(joined(a), joined(b)) <= 2 && a.street.front().front() == b.street.front().front();
}

enum class Doors { same, near, different, unknown };

Doors compare_doors(Premises const& a, Premises const& b) {
  if (a.number.empty() || b.number.empty()) {
    bool const named_house = a.number.empty() && b.number.empty() && a.flat == b.flat && same_street(a, b);
    return named_house ? Doors::same : Doors::unknown;
  }
  bool const ranged = number_within(a.number, b.number) || number_within(b.number, a.number);
  if (a.number != b.number && !ranged) return Doors::different;
  if (!a.flat.empty() && !b.flat.empty() && a.flat != b.flat) return Doors::different;
  return a.flat == b.flat && !ranged ? Doors::same : Doors::near;
}

AddressLikeness by_door(Doors doors, AddressLikeness when_unknown) {
  switch (doors) {
    case Doors::same:
      return AddressLikeness::same_door;
    case Doors::near:
      return AddressLikeness::same_building;
    case Doors::different:
      return AddressLikeness::same_sector;
    case Doors::unknown:
      return when_unknown;
  }
  return when_unknown;
}

/// A code of another country, of some hundreds of homes: as good as a postcode, but no door is known by it.
std::string area_of(std::string const& written) {
  auto const text = folded(tidied(written));
  bool const coded = text.size() >= 3 && text.size() <= 10 && std::any_of(text.begin(), text.end(), is_digit);
  return coded ? text : std::string();
}

AddressLikeness compare_by_area(Premises const& a, Premises const& b, Doors doors, bool street) {
  if (street && doors == Doors::same) return AddressLikeness::same_door;
  if (a.area == b.area) return AddressLikeness::same_postcode;
  return street ? by_door(doors, AddressLikeness::same_street) : AddressLikeness::different;
}

}  // namespace

Premises premises_of(Address const& address) {
  Premises out;
  if (auto const code = postcode(address.postcode)) {
    out.postcode = *code;
  } else {
    out.area = area_of(address.postcode);
  }
  Reader reader(out);
  bool reading = true;
  auto text = address.text;
  std::replace(text.begin(), text.end(), '\n', ',');
  for (auto const& line : split(text, ',')) {
    auto words = words_of(line);
    auto const code = take_postcode(words);
    if (out.postcode.empty()) out.postcode = code;
    if (!out.postcode.empty()) out.area.clear();
    if (!words.empty() && reading) reading = reader.read_line(std::move(words));
  }
  part_letter(out);
  return out;
}

std::string sector(std::string_view postcode) {
  auto const space = postcode.find(' ');
  if (space == std::string_view::npos) return {};
  return std::string(postcode.substr(0, space + 2));
}

AddressLikeness compare(Premises const& a, Premises const& b) {
  bool const nothing_a = a.postcode.empty() && a.street.empty() && a.area.empty();
  bool const nothing_b = b.postcode.empty() && b.street.empty() && b.area.empty();
  if (nothing_a || nothing_b) return AddressLikeness::missing;
  auto const doors = compare_doors(a, b);
  bool const street = same_street(a, b);
  if (!a.postcode.empty() && !b.postcode.empty()) {
    if (a.postcode == b.postcode) return by_door(doors, AddressLikeness::same_postcode);
    bool const neighbours = sector(a.postcode) == sector(b.postcode);
    bool const numbered = !a.number.empty() && doors == Doors::same;
    if (street && numbered && (neighbours || typos_apart(a.postcode, b.postcode) == 1)) return AddressLikeness::same_door;
    return neighbours ? AddressLikeness::same_sector : AddressLikeness::different;
  }
  if (!a.area.empty() && !b.area.empty()) return compare_by_area(a, b, doors, street);
  if (a.street.empty() || b.street.empty()) return AddressLikeness::missing;
  return street ? by_door(doors, AddressLikeness::same_street) : AddressLikeness::different;
}

}  // namespace rightsdesk::person
