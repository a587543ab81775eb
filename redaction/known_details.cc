#include "redaction/known_details.h"

#include <algorithm>

#include "core/text.h"
#include "person/identifiers.h"
#include "person/kind_words.h"
#include "redaction/dates.h"
#include "redaction/surroundings.h"

namespace rightsdesk::redaction {
namespace {

/// The page with everything but letters and digits left out, and where each byte came from.
struct Squeezed {
  std::string bytes;
  std::vector<std::size_t> from;
};

Squeezed squeeze(std::string_view plain) {
  Squeezed out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (!is_word_byte(plain[i]) || plain[i] == kMark) continue;
    out.bytes += lowered(plain.substr(i, 1));
    out.from.push_back(i);
  }
  return out;
}

std::string phone_key(std::string_view written) {
  auto const normal = person::uk_phone(written);
  return normal ? normal->substr(3) : squeezed(written);
}

bool close_together(Squeezed const& page, std::size_t at, std::size_t size) {
  for (std::size_t i = at + 1; i < at + size; ++i) {
    if (page.from[i] - page.from[i - 1] > 4) return false;
  }
  return true;
}

bool touches(Squeezed const& page, std::size_t left) { return page.from[left + 1] - page.from[left] == 1; }

/// The start of a phone number whose key was found at `at`: takes in 0, +44, 0044 and (0). npos when other digits touch it.
std::size_t phone_start(Squeezed const& page, std::string_view plain, std::size_t at) {
  for (std::string_view const prefix : {"00440", "0044", "440", "44", "0"}) {
    if (at < prefix.size() || page.bytes.compare(at - prefix.size(), prefix.size(), prefix) != 0) continue;
    auto const start = at - prefix.size();
    if (!close_together(page, start, prefix.size() + 1)) continue;
    if (start > 0 && touches(page, start - 1)) continue;
    auto begin = page.from[start];
    while (begin > 0 && (plain[begin - 1] == '+' || plain[begin - 1] == '(')) --begin;
    return begin;
  }
  return at > 0 && touches(page, at - 1) ? std::string_view::npos : page.from[at];
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  for (auto& token : tokens(plain(text))) out.push_back(std::move(token.lower));
  return out;
}

bool has_digit(std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(), [](auto const& word) { return is_digit(word.front()); });
}

std::string street_word(std::string const& word) {
  static std::map<std::string, std::string> const kShort{{"rd", "road"}, {"st", "street"}, {"ave", "avenue"}, {"av", "avenue"},
      {"ln", "lane"}, {"dr", "drive"}, {"cl", "close"}, {"ct", "court"}, {"cres", "crescent"}, {"gdns", "gardens"},
      {"sq", "square"}, {"terr", "terrace"}, {"pl", "place"}, {"apartment", "flat"}, {"apt", "flat"}};
  auto const found = kShort.find(word);
  return found == kShort.end() ? word : found->second;
}

}  // namespace

namespace {

/// Letters and digits of an address up to its street, by which two records of one home are told to be the same.
std::string home_of(person::Address const& address) {
  auto const lines = split(address.text, ',');
  std::string home;
  for (auto const& line : lines) {
    home += squeeze(plain(line)).bytes;
    if (std::any_of(home.begin(), home.end(), is_digit) && std::any_of(home.begin(), home.end(), [](char c) { return !is_digit(c); })) break;
  }
  return home + squeeze(plain(address.postcode)).bytes;
}

std::set<std::string> homes_of_others(std::vector<KnownPerson> const& people) {
  std::set<std::string> homes;
  for (auto const& person : people) {
    if (person.standing == Standing::subject) continue;
    for (auto const& address : person.described.addresses) homes.insert(home_of(address));
  }
  return homes;
}

}  // namespace

std::string squeezed(std::string_view plain_text) { return squeeze(plain_text).bytes; }

DetailIndex::DetailIndex(std::vector<KnownPerson> const& people) {
  auto const others = homes_of_others(people);
  for (auto const& person : people) {
    for (auto const& phone : person.described.phones) add("phone", phone_key(phone), person);
    for (auto const& email : person.described.emails) add("email", squeezed(plain(email)), person);
    for (auto const& id : person.described.identifiers) add(id.kind, squeezed(plain(id.value)), person);
    for (auto const& address : person.described.addresses) {
      bool const left_behind = person.standing == Standing::subject && address.to && others.contains(home_of(address));
      if (!left_behind) add_address(address, person);
    }
    if (person.described.born) {
      births_.push_back({*person.described.born, {"date_of_birth", {}, person.id, person.role, person.standing == Standing::subject}});
    }
  }
  auto const subjects_first = [](auto const& a, auto const& b) { return a.second.subjects > b.second.subjects; };
  std::stable_sort(births_.begin(), births_.end(), subjects_first);
  std::stable_sort(details_.begin(), details_.end(), [](auto const& a, auto const& b) { return a.subjects > b.subjects; });
  std::stable_sort(addresses_.begin(), addresses_.end(), [](auto const& a, auto const& b) {
    return std::pair(a.first.size(), a.second.subjects) > std::pair(b.first.size(), b.second.subjects);
  });
}

void DetailIndex::add(std::string kind, std::string key, KnownPerson const& person) {
  if (key.size() < 5) return;  // shorter keys stand for too much else
  details_.push_back({std::move(kind), std::move(key), person.id, person.role, person.standing == Standing::subject});
}

void DetailIndex::add_address(person::Address const& address, KnownPerson const& person) {
  Detail const detail{"address", {}, person.id, person.role, person.standing == Standing::subject};
  if (!address.postcode.empty()) add("postcode", squeezed(plain(address.postcode)), person);
  std::vector<std::string> so_far;
  for (auto const& line : split(address.text, ',')) {
    for (auto& word : words_of(line)) so_far.push_back(street_word(word));
    bool const tells = so_far.size() >= 3 || (so_far.size() == 2 && !has_digit({so_far.back()}));
    if (tells && has_digit(so_far)) addresses_.push_back({so_far, detail});
    auto const number = std::find_if(so_far.rbegin(), so_far.rend(), [](auto const& word) { return is_digit(word.front()); });
    if (number == so_far.rend()) continue;
    std::vector<std::string> const street(number.base(), so_far.end());
    if (detail.subjects) own_numbers_.insert(*number);
    if (street.size() >= 2 && !has_digit(street)) streets_[street].insert(*number);
    if (so_far.front() == *number) continue;
    std::vector<std::string> const from_number(number.base() - 1, so_far.end());
    if (from_number.size() >= 3) addresses_.push_back({from_number, detail});
  }
}

Claim DetailIndex::claim(Detail const& detail, std::size_t begin, std::size_t end) {
  Claim out{begin, end, detail.kind, Tier::confident, detail.person, {}, detail.subjects};
  out.because.push_back({"details.known", "It is the " + person::kind_words(detail.kind) + " held for " +
                                              (detail.role.empty() ? "a person" : "the " + detail.role) + " in the register."});
  return out;
}

void DetailIndex::squeezed_claims(std::string_view plain, std::vector<Claim>& out) const {
  auto const page = squeeze(plain);
  for (auto const& detail : details_) {
    for (auto at = page.bytes.find(detail.squeezed); at != std::string::npos; at = page.bytes.find(detail.squeezed, at + 1)) {
      auto const last = at + detail.squeezed.size() - 1;
      if (!close_together(page, at, detail.squeezed.size())) continue;
      if (last + 1 < page.from.size() && touches(page, last)) continue;
      auto begin = detail.kind == "phone" ? phone_start(page, plain, at) : page.from[at];
      if (detail.kind != "phone" && at > 0 && touches(page, at - 1)) continue;
      if (begin != std::string::npos) out.push_back(claim(detail, begin, page.from[last] + 1));
    }
  }
}

void DetailIndex::address_claims(std::string_view plain, std::vector<Token> const& list, std::vector<Claim>& out) const {
  for (std::size_t first = 0; first < list.size(); ++first) {
    for (auto const& [words, detail] : addresses_) {
      if (first + words.size() > list.size()) continue;
      bool same = true;
      for (std::size_t i = 0; same && i < words.size(); ++i) {
        same = street_word(list[first + i].lower) == words[i] && (i == 0 || gap(plain, list[first + i - 1], list[first + i]).size() <= 3);
      }
      if (!same) continue;
      out.push_back(claim(detail, list[first].begin, list[first + words.size() - 1].end));
      break;
    }
  }
}

void DetailIndex::street_claims(std::string_view plain, std::vector<Token> const& list, std::vector<Claim>& out) const {
  for (std::size_t at = 0; at + 2 < list.size(); ++at) {
    if (!is_digit(list[at].lower.front()) || list[at].lower.size() > 4) continue;
    for (auto const& [street, numbers] : streets_) {
      if (at + street.size() >= list.size() || numbers.contains(list[at].lower)) continue;
      bool same = true;
      for (std::size_t i = 0; same && i < street.size(); ++i) {
        same = street_word(list[at + 1 + i].lower) == street[i] && gap(plain, list[at + i], list[at + 1 + i]).size() <= 3;
      }
      if (!same) continue;
      out.push_back({list[at].begin, list[at + street.size()].end, "address", Tier::confident, {},
                     {{"details.street", "It is another house on a street where somebody in the register lives."}}});
      break;
    }
  }
}

void DetailIndex::date_claims(std::string_view plain, std::vector<Claim>& out) const {
  if (births_.empty()) return;
  for (auto const& written : dates_in(plain)) {
    for (auto const& [day, detail] : births_) {
      if (day != written.day) continue;
      out.push_back(claim(detail, written.begin, written.end));
      break;
    }
  }
}

std::vector<Claim> DetailIndex::details_in(std::string_view plain, std::vector<Token> const& list) const {
  std::vector<Claim> out;
  squeezed_claims(plain, out);
  address_claims(plain, list, out);
  street_claims(plain, list, out);
  date_claims(plain, out);
  return out;
}

bool DetailIndex::is_subjects(std::string const& kind, std::string_view text) const {
  auto const list = tokens(text);
  if (kind == "passage") return list.size() == 2 && own_numbers_.contains(list.back().lower);  // "number 14"
  for (auto const& found : details_in(text, list)) {
    bool const most = 10 * (found.end - found.begin) >= 7 * text.size();
    bool const whole = kind == "address" || found.kind == kind || most;
    if (found.subjects && whole) return true;
  }
  return false;
}

}  // namespace rightsdesk::redaction
