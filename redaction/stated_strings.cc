#include "redaction/stated_strings.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/text.h"
#include "redaction/dates.h"
#include "redaction/known_details.h"
#include "redaction/plain_text.h"

namespace rightsdesk::redaction {
namespace {

constexpr std::size_t kWholeWordsBelow = 4, kInsideRunsFrom = 8;

/// A stated string could be any of these; what it is not finds nothing.
KnownPerson described_by(std::string const& text, std::size_t number) {
  KnownPerson person;
  person.id = PersonId("stated-" + std::to_string(number));
  person.role = "stated";
  person.known_from = {{"stated", "It was stated that this must be withheld."}};
  if (squeezed(plain(text)).size() < kWholeWordsBelow) return person;
  bool const digits = std::any_of(text.begin(), text.end(), is_digit);
  if (text.find('@') != std::string::npos) {
    person.described.emails.push_back(text);
  } else if (auto const days = dates_in(plain(text)); days.size() == 1) {
    person.described.born = days.front().day;
  } else if (!digits) {
    person.described.names.push_back({text});
  } else {
    bool const letters = std::any_of(text.begin(), text.end(), [](char c) { return is_word_byte(c) && !is_digit(c); });
    if (letters) person.described.addresses.push_back({text, text.size() <= 8 ? text : ""});
    else person.described.phones.push_back(text);
  }
  return person;
}

/// The letters and digits of a page, lower case, and where each stands.
struct Squeezed {
  std::string letters;
  std::vector<std::size_t> at;
};

Squeezed squeezed_page(std::string_view plain) {
  Squeezed out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    auto const one = squeezed(plain.substr(i, 1));
    if (one.empty()) continue;
    out.letters += one;
    out.at.insert(out.at.end(), one.size(), i);
  }
  return out;
}

bool within_word(std::string_view plain, std::size_t left, std::size_t right) {
  return right < plain.size() && is_word_byte(plain[left]) && is_word_byte(plain[right]);
}

std::string capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// Grown to the blanks around it: what is left of a run would tell the rest.
std::pair<std::size_t, std::size_t> whole_run(std::string_view plain, std::size_t begin, std::size_t end) {
  while (begin > 0 && !is_blank(plain[begin - 1])) --begin;
  while (end < plain.size() && !is_blank(plain[end])) ++end;
  return {begin, end};
}

/// One mention for each run of mentions that touch.
std::vector<Mention> merged(std::vector<Mention> all) {
  std::sort(all.begin(), all.end(), [](Mention const& a, Mention const& b) {
    return std::tie(a.place.page, a.place.begin, b.place.end) < std::tie(b.place.page, b.place.begin, a.place.end);
  });
  std::vector<Mention> out;
  for (auto& one : all) {
    bool const touches = !out.empty() && out.back().place.page == one.place.page && one.place.begin < out.back().place.end;
    if (touches) out.back().place.end = std::max(out.back().place.end, one.place.end);
    else out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

StatedStrings::StatedStrings(std::vector<std::string> const& strings, Recognisers const& recognisers) : recognisers_(recognisers) {
  for (auto const& given : strings) {
    auto const exact = tidied(given);
    auto const bare = squeezed(plain(exact));
    if (bare.empty()) continue;
    spellings_.push_back({bare, plain(exact)});
    people_.push_back(described_by(exact, strings_.size()));
    strings_.push_back(exact);
  }
}

std::vector<Mention> StatedStrings::literal(document::Page const& page, RecordId const& record) const {
  std::vector<Mention> out;
  auto const bytes = plain(page.text);
  auto const letters = squeezed_page(bytes);
  for (std::size_t number = 0; number < spellings_.size(); ++number) {
    auto const& wanted = spellings_[number];
    for (auto at = letters.letters.find(wanted.squeezed); at != std::string::npos; at = letters.letters.find(wanted.squeezed, at + 1)) {
      auto begin = letters.at[at], end = letters.at[at + wanted.squeezed.size() - 1] + 1;
      bool const whole = (begin == 0 || !within_word(bytes, begin - 1, begin)) && !within_word(bytes, end - 1, end);
      if (!whole && wanted.squeezed.size() < kInsideRunsFrom) continue;
      if (wanted.squeezed.size() < kWholeWordsBelow) {
        auto const stands = bytes.substr(begin, end - begin);
        if (stands != wanted.exact && stands != capitals(wanted.exact)) continue;
      }
      if (!whole) std::tie(begin, end) = whole_run(bytes, begin, end);
      out.push_back({{record, page.number, begin, end}, "stated", Tier::confident, people_[number].id, people_[number].known_from});
    }
  }
  return out;
}

std::vector<Mention> StatedStrings::in(document::Document const& document, RecordId const& record) const {
  auto all = propose(document, record, people_, recognisers_);
  std::erase_if(all, [&](Mention const& one) {
    return std::none_of(people_.begin(), people_.end(), [&](KnownPerson const& person) { return person.id == one.person; });
  });
  for (auto const& page : document.pages) {
    for (auto& one : literal(page, record)) all.push_back(std::move(one));
  }
  return merged(std::move(all));
}

}  // namespace rightsdesk::redaction
