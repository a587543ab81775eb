#include "connectors/protocols/mentions.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

struct Word {
  std::string folded_text;
  std::size_t begin = 0, end = 0;
};

bool in_word(char32_t c) {
  auto const point = static_cast<UChar32>(c);
  auto const type = u_charType(point);
  return u_isalnum(point) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

std::vector<Word> positioned_words(std::u32string_view points) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < points.size();) {
    if (!in_word(points[i])) {
      ++i;
      continue;
    }
    auto const begin = i;
    while (i < points.size() && in_word(points[i])) ++i;
    words.push_back({folded(to_utf8(points.substr(begin, i - begin))), begin, i});
  }
  return words;
}

/// A letter that a text may write as one no collation takes for it (ł ø đ ı) stands as "any one letter".
std::string pattern_of(std::vector<std::string> const& words) {
  std::string pattern = "%";
  for (auto const& word : words) {
    for (char const c : word) pattern += c == 'l' || c == 'o' || c == 'd' || c == 'i' ? "_" : like_escaped(std::string(1, c));
    pattern += "%";
  }
  return pattern;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (auto& word : positioned_words(to_code_points(text))) words.push_back(std::move(word.folded_text));
  return words;
}

std::string like_escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c;
  }
  return out;
}

std::string excerpt(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kAround = 90;
  auto const points = to_code_points(text);
  auto const from = begin > kAround ? begin - kAround : 0;
  auto const to = std::min(points.size(), end + kAround);
  return (from > 0 ? "…" : "") + tidied(to_utf8(std::u32string_view(points).substr(from, to - from))) +
         (to < points.size() ? "…" : "");
}

void Mentions::add(Phrase phrase) {
  if (phrase.words.empty()) return;
  auto const same = [&](Phrase const& other) { return other.words == phrase.words; };
  if (std::none_of(phrases_.begin(), phrases_.end(), same)) phrases_.push_back(std::move(phrase));
}

void Mentions::add_name(person::Name const& name, std::string const& current_given) {
  auto given = words_of(name.given.empty() ? current_given : name.given);
  auto family = words_of(name.family);
  if (name.given.empty() && name.family.empty()) {
    auto all = words_of(name.full);
    if (all.size() >= 2) {
      family = {all.back()};
      given.assign(all.begin(), all.end() - 1);
    } else {
      given.clear();
      family = std::move(all);
    }
  }
  if (family.empty()) family.swap(given);
  person::Description const named{.names = {name}};
  if (given.empty()) return add({family, 0, name.full, named});
  std::vector<std::string> forwards{given.front()}, backwards = family;
  forwards.insert(forwards.end(), family.begin(), family.end());
  backwards.push_back(given.front());
  add({forwards, 2, name.full, named});
  add({backwards, 0, name.full, named});
  auto initial = forwards;
  initial.front() = slice(initial.front(), 0, 1);
  add({initial, 0, name.full, named});
}

Mentions::Mentions(person::Description const& subject) {
  std::string const given = subject.names.empty() ? "" : subject.names.front().given;
  for (auto const& name : subject.names) {
    add_name(name, given);
    if (!name.full.empty()) sought_.push_back(name.full);
  }
  for (auto const& email : subject.emails) {
    add({words_of(email), 0, email, {.names = {}, .emails = {email}}});
    sought_.push_back(email);
  }
  for (auto const& identifier : subject.identifiers) {
    if (identifier.kind != "nhs_number" && identifier.kind != "upn" && identifier.kind != "nino") continue;
    std::string bare;
    for (auto const& word : words_of(identifier.value)) bare += word;
    person::Description const numbered{.names = {}, .identifiers = {identifier}};
    add({{bare}, 0, identifier.value, numbered});
    if (identifier.kind == "nhs_number" && bare.size() == 10) {
      add({{bare.substr(0, 3), bare.substr(3, 3), bare.substr(6)}, 0, identifier.value, numbered});
    }
    sought_.push_back(identifier.value);
  }
}

std::optional<Find> Mentions::find(std::string_view text) const {
  auto const words = positioned_words(to_code_points(text));
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (auto const& phrase : phrases_) {
      if (words[i].folded_text != phrase.words.front()) continue;
      for (std::size_t gap = 0; gap <= phrase.gap; ++gap) {
        auto const rest = phrase.words.size() - 1;
        if (i + 1 + gap + rest > words.size()) break;
        auto const next = words.begin() + static_cast<std::ptrdiff_t>(i + 1 + gap);
        bool const fits = std::equal(phrase.words.begin() + 1, phrase.words.end(), next,
                                     [](auto const& sought, auto const& word) { return sought == word.folded_text; });
        auto const& last = rest == 0 ? words[i] : words[i + gap + rest];
        if (fits) return Find{words[i].begin, last.end, phrase.what, phrase.described};
        if (rest == 0) break;
      }
    }
  }
  return std::nullopt;
}

std::vector<std::string> Mentions::like_patterns() const {
  std::vector<std::string> patterns;
  for (auto const& phrase : phrases_) {
    auto pattern = pattern_of(phrase.words);
    if (std::find(patterns.begin(), patterns.end(), pattern) == patterns.end()) patterns.push_back(std::move(pattern));
  }
  return patterns;
}

}  // namespace rightsdesk::connectors
