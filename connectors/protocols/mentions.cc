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

/// How texts write a letter of folded text: with any accent, or as the letter that folds to it.
std::string_view spellings(char letter) {
  switch (letter) {
    case 'a':
      return "[aàáâãäåāăąǎạả]";
    case 'c':
      return "[cçćĉċč]";
    case 'd':
      return "[dďđð]";
    case 'e':
      return "[eèéêëēĕėęěɛəẹẻẽ]";
    case 'g':
      return "[gĝğġģ]";
    case 'h':
      return "[hĥħ]";
    case 'i':
      return "[iìíîïĩīĭįıịỉ]";
    case 'k':
      return "[kķ]";
    case 'l':
      return "[lĺļľł]";
    case 'n':
      return "[nñńņňŋ]";
    case 'o':
      return "[oòóôõöøōŏőơɔọỏ]";
    case 'r':
      return "[rŕŗř]";
    case 's':
      return "[sśŝşšșß]";
    case 't':
      return "[tţťțþ]";
    case 'u':
      return "[uùúûüũūŭůűųưụủ]";
    case 'w':
      return "[wŵ]";
    case 'y':
      return "[yýÿŷ]";
    case 'z':
      return "[zźżž]";
    default:
      return {};
  }
}

/// Two letters of folded text that one letter may stand for.
std::string_view ligature(std::string_view pair) {
  if (pair == "ae") return "æ";
  if (pair == "oe") return "œ";
  if (pair == "ss") return "ß";
  if (pair == "th") return "þ";
  return {};
}

std::string expression_of(std::string const& word) {
  static constexpr std::string_view kMarks = "[\\x{300}-\\x{36F}]?";
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    auto const single = [&](char c) {
      auto const all = spellings(c);
      auto letter = all.empty() ? std::string(1, c) : std::string(all);
      if (c >= 'a' && c <= 'z') letter += kMarks;
      return letter;
    };
    if (auto const joined = ligature(std::string_view(word).substr(i, 2)); !joined.empty()) {
      out += "(?:" + single(word[i]) + single(word[i + 1]) + "|" + std::string(joined) + ")";
      ++i;
    } else {
      out += single(word[i]);
    }
  }
  return out;
}

std::string expression_of(std::vector<std::string> const& words) {
  std::string out;
  for (auto const& word : words) out += (out.empty() ? "" : "[^a-z0-9]{0,8}") + expression_of(word);
  return out;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (auto& word : positioned_words(to_code_points(text))) words.push_back(std::move(word.folded_text));
  return words;
}

std::string bare_number(std::string_view number) {
  std::string out;
  for (auto const& word : words_of(number)) out += word;
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

void Mentions::add(std::vector<Phrase>& phrases, Phrase phrase) {
  if (phrase.words.empty()) return;
  auto const same = [&](Phrase const& other) { return other.words == phrase.words; };
  if (std::none_of(phrases.begin(), phrases.end(), same)) phrases.push_back(std::move(phrase));
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
  if (given.empty()) return add(phrases_, {family, 0, name.full, named});
  add(given_,
      {{given.front()}, 0, name.full, {.names = {{name.given.empty() ? current_given : name.given}}}});
  add(family_, {family, 0, name.full, named});
  std::vector<std::string> forwards{given.front()}, backwards = family;
  forwards.insert(forwards.end(), family.begin(), family.end());
  backwards.push_back(given.front());
  add(phrases_, {forwards, 2, name.full, named, Phrase::Scope::with_family});
  add(phrases_, {backwards, 0, name.full, named, Phrase::Scope::with_family});
  auto initial = forwards;
  initial.front() = slice(initial.front(), 0, 1);
  add(phrases_, {initial, 0, name.full, named, Phrase::Scope::with_family});
}

Mentions::Mentions(person::Description const& subject) {
  std::string const given = subject.names.empty() ? "" : subject.names.front().given;
  for (auto const& name : subject.names) {
    add_name(name, given);
    if (!name.full.empty()) sought_.push_back(name.full);
  }
  for (auto const& email : subject.emails) {
    add(phrases_, {words_of(email), 0, email, {.names = {}, .emails = {email}}});
    sought_.push_back(email);
  }
  for (auto const& identifier : subject.identifiers) {
    if (identifier.kind != "nhs_number" && identifier.kind != "upn" && identifier.kind != "nino") continue;
    auto const bare = bare_number(identifier.value);
    person::Description const numbered{.names = {}, .identifiers = {identifier}};
    bool const spaced = identifier.kind == "nhs_number" && bare.size() == 10;
    // The pattern of the number in three groups finds it in one piece too: one scan of the texts less.
    add(phrases_,
        {{bare}, 0, identifier.value, numbered, spaced ? Phrase::Scope::with_groups : Phrase::Scope::alone});
    if (spaced)
      add(phrases_, {{bare.substr(0, 3), bare.substr(3, 3), bare.substr(6)}, 0, identifier.value, numbered});
    sought_.push_back(identifier.value);
  }
}

std::optional<Find> Mentions::find(std::string_view text) const { return find_in(phrases_, text); }
std::optional<Find> Mentions::find_given(std::string_view text) const { return find_in(given_, text); }
bool Mentions::names_family(std::string_view text) const { return find_in(family_, text).has_value(); }

std::optional<Find> Mentions::find_in(std::vector<Phrase> const& phrases, std::string_view text) {
  auto const words = positioned_words(to_code_points(text));
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (auto const& phrase : phrases) {
      if (words[i].folded_text != phrase.words.front()) continue;
      for (std::size_t gap = 0; gap <= phrase.gap; ++gap) {
        auto const rest = phrase.words.size() - 1;
        if (i + 1 + gap + rest > words.size()) break;
        auto const next = words.begin() + static_cast<std::ptrdiff_t>(i + 1 + gap);
        bool const fits =
            std::equal(phrase.words.begin() + 1, phrase.words.end(), next,
                       [](auto const& sought, auto const& word) { return sought == word.folded_text; });
        auto const& last = rest == 0 ? words[i] : words[i + gap + rest];
        if (fits) return Find{words[i].begin, last.end, phrase.what, phrase.described};
        if (rest == 0) break;
      }
    }
  }
  return std::nullopt;
}

std::vector<std::vector<Sign>> Mentions::signs_in(std::vector<Phrase> const& phrases) {
  std::vector<std::vector<Sign>> all;
  for (auto const& phrase : phrases) {
    auto& together = all.emplace_back();
    for (auto const& word : phrase.words) together.push_back(sign_of(signs::kWord, word));
  }
  return all;
}

std::vector<std::string> Mentions::telling_words() const {
  std::vector<std::string> all;
  auto const add_longest = [&](std::vector<std::string> const& words) {
    auto const longest = *std::max_element(words.begin(), words.end(),
                                           [](auto const& a, auto const& b) { return a.size() < b.size(); });
    if (std::find(all.begin(), all.end(), longest) == all.end()) all.push_back(longest);
  };
  for (auto const& phrase : family_) {
    add_longest(phrase.words);
    std::vector<std::string> written;
    for (auto const& word : split(tidied(phrase.what), ' ')) written.push_back(word);
    if (!written.empty()) add_longest({written.back()});
  }
  for (auto const& phrase : phrases_)
    if (phrase.scope == Phrase::Scope::alone || phrase.scope == Phrase::Scope::with_groups) add_longest(phrase.words);
  return all;
}

std::string Mentions::regular_expression() const {
  std::vector<std::string> parts;
  auto const add_part = [&](std::vector<std::string> const& words) {
    auto part = expression_of(words);
    if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(std::move(part));
  };
  for (auto const& phrase : family_) add_part(phrase.words);
  for (auto const& phrase : phrases_)
    if (phrase.scope == Phrase::Scope::alone) add_part(phrase.words);
  if (parts.empty()) return "(?!)";
  std::string all = "(?i)";
  for (auto const& part : parts) all += (all.size() == 4 ? "" : "|") + part;
  return all;
}

}  // namespace rightsdesk::connectors
