#include "person/names.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "core/text.h"

namespace rightsdesk::person {
namespace {

using Words = std::vector<std::string>;

template <std::size_t N>
bool among(std::array<std::string_view, N> const& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 24> kTitles{
    "mr",   "mrs",        "miss",   "ms",   "mx",   "dr",   "prof",   "professor",
    "rev",  "reverend",   "sir",    "dame", "lord", "lady", "master", "mstr",
    "cllr", "councillor", "messrs", "mr.",  "esq",  "hon",  "fr",     "imam"};
constexpr std::array<std::string_view, 8> kSuffixes{"jr", "jnr",    "junior", "snr",
                                                    "sr", "senior", "esq",    "obe"};
constexpr std::array<std::string_view, 26> kParticles{
    "de",  "da", "do", "dos", "das", "del",   "della", "di", "du",  "van", "von", "der",  "den",
    "ter", "al", "el", "bin", "ibn", "binti", "bint",  "ap", "mac", "mc",  "abu", "ould", "st"};
constexpr std::array<std::string_view, 28> kPlaceholders{
    "unknown", "notknown", "not known", "unk",    "n/k",     "nk",        "n/a",
    "baby",    "babyboy",  "babygirl",  "infant", "unborn",  "newborn",   "twin",
    "twins",   "triplet",  "unnamed",   "noname", "no name", "not given", "tbc",
    "tba",     "tbd",      "xx",        "xxx",    "-",       "?",         "surname unknown"};

/// "mr." and "mr" alike: folded, with dots dropped.
std::string key_of(std::string_view word) {
  auto out = folded(word);
  std::erase(out, '.');
  return out;
}

Words words_of(std::string_view text) {
  Words out;
  for (auto& word : split(tidied(text), ' ')) {
    if (!word.empty()) out.push_back(std::move(word));
  }
  return out;
}

std::string joined(Words const& words, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += (i == from ? "" : " ") + words[i];
  return out;
}

bool is_title(std::string_view word) { return among(kTitles, key_of(word)); }
bool is_suffix(std::string_view word) { return among(kSuffixes, key_of(word)); }

void drop_titles(Words& words) {
  while (!words.empty() && is_title(words.front())) words.erase(words.begin());
  while (words.size() > 1 && is_suffix(words.back())) words.pop_back();
}

bool all_capitals(std::string_view word) {
  bool letter = false;
  for (char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    letter = letter || (c >= 'A' && c <= 'Z');
  }
  return letter && word.size() > 1;
}

/// Where "Baby of", "B/O", "Baby boy" end; 0 when the words do not begin so.
std::size_t end_of_baby(Words const& words) {
  static constexpr std::array<std::string_view, 10> kBaby{"baby", "b/o",     "babyboy", "babygirl", "infant",
                                                          "twin", "triplet", "unborn",  "newborn",  "bo"};
  static constexpr std::array<std::string_view, 13> kBetween{"of",  "boy",   "girl", "1",  "2",    "3", "one",
                                                             "two", "three", "i",    "ii", "baby", "a"};
  // "Bo" alone is a name; only "B/O" and "Baby" open a placeholder.
  if (words.empty() || !among(kBaby, key_of(words[0])) || key_of(words[0]) == "bo") return 0;
  std::size_t end = 1;
  while (end < words.size() && among(kBetween, key_of(words[end]))) ++end;
  return end;
}

std::size_t start_of_family(Words const& words) {
  if (key_of(words.front()) == "st") return 0;  // "Mrs St Louis": nobody's given name
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (among(kParticles, key_of(words[i]))) return i;
  }
  return words.size() - 1;
}

std::size_t leading_capitals(Words const& words) {
  std::size_t count = 0;
  while (count < words.size() && all_capitals(words[count])) ++count;
  return count == words.size() ? 0 : count;
}

std::string without_placeholder(std::string text) { return is_placeholder(text) ? std::string() : text; }

Name split_by_comma(Words words, std::string const& full, std::size_t comma) {
  Words family(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(comma) + 1);
  family.back().pop_back();
  Words given(words.begin() + static_cast<std::ptrdiff_t>(comma) + 1, words.end());
  drop_titles(family);
  drop_titles(given);
  if (end_of_baby(given) > 0) given.clear();
  return Name{full, without_placeholder(joined(given, 0, given.size())),
              without_placeholder(joined(family, 0, family.size()))};
}

/// One person's words, no joint holders and no "known as".
Name read_one(std::string const& full) {
  auto words = words_of(full);
  drop_titles(words);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].size() > 1 && words[i].back() == ',') return split_by_comma(words, full, i);
  }
  Name out{full};
  if (auto const baby = end_of_baby(words); baby > 0) {
    if (baby < words.size()) out.family = words.back();
    return out;
  }
  std::erase_if(words, [](std::string const& word) { return is_placeholder(word); });
  if (words.empty()) return out;
  if (words.size() == 1) {
    out.given = words[0];
    return out;
  }
  if (auto const capitals = leading_capitals(words); capitals > 0) {
    out.family = joined(words, 0, capitals);
    out.given = joined(words, capitals, words.size());
    return out;
  }
  auto const start = start_of_family(words);
  out.given = joined(words, 0, start);
  out.family = joined(words, start, words.size());
  return out;
}

struct KnownAs {
  std::string without;
  std::string name;
};

std::optional<KnownAs> take_known_as(std::string const& text) {
  auto const lower = lower_ascii(text);
  for (std::string_view mark : {"known as ", "a.k.a. ", "aka ", "kn as "}) {
    auto const at = lower.find(mark);
    if (at == std::string::npos || at == 0 || (lower[at - 1] != ' ' && lower[at - 1] != '(')) continue;
    bool const bracket = lower[at - 1] == '(';
    auto const end = bracket ? text.find(')', at) : text.size();
    auto const stop = end == std::string::npos ? text.size() : end;
    auto const after = stop < text.size() ? text.substr(stop + 1) : std::string();
    return KnownAs{tidied(text.substr(0, bracket ? at - 1 : at) + ' ' + after),
                   tidied(text.substr(at + mark.size(), stop - at - mark.size()))};
  }
  return std::nullopt;
}

std::vector<std::string> joint_parts(std::string const& text) {
  std::vector<std::string> out(1);
  for (auto const& word : words_of(text)) {
    if (word == "&" || word == "+" || lower_ascii(word) == "and") {
      out.emplace_back();
    } else {
      out.back() += (out.back().empty() ? "" : " ") + word;
    }
  }
  std::erase_if(out, [](std::string const& part) {
    auto words = words_of(part);
    drop_titles(words);
    return words.empty();
  });
  return out;
}

/// "Mrs Smith" beside "Mr J Smith": her one word is the family name, not a forename.
bool is_family_of_another(Name const& name, std::vector<Name> const& names) {
  auto const words = words_of(name.full);
  if (words.empty() || !is_title(words.front())) return false;
  return std::any_of(names.begin(), names.end(), [&](Name const& other) { return !other.family.empty() && key_of(other.family) == key_of(name.given); });
}

/// "John and Anna Smith": the first has the last one's family.
void lend_family(std::vector<Name>& names) {
  for (auto& name : names) {
    if (!name.family.empty() || name.given.empty()) continue;
    if (is_family_of_another(name, names)) {
      name.family = std::exchange(name.given, {});
    } else {
      name.family = names.back().family;
    }
  }
}

void add_token(std::string word, Words& out) {
  // "O Brien", "Mc Donald", "D Souza" are one word with a gap.
  bool const opens = !out.empty() && (out.back() == "o" || out.back() == "mc" || out.back() == "mac");
  if (opens) {
    out.back() += word;
  } else {
    out.push_back(std::move(word));
  }
}

enum class Part { given, family };

Words tokens_in(std::string_view text, Part part) {
  Words plain;
  for (auto const& raw : split(tidied(text), ' ')) {
    auto word = folded(raw);
    std::erase_if(
        word, [](char c) { return c == '\'' || c == '.' || c == ',' || c == '(' || c == ')' || c == '`'; });
    if (word.find('-') == std::string::npos) {
      if (!word.empty()) plain.push_back(std::move(word));
      continue;
    }
    for (auto& piece : split(word, '-')) {
      if (!piece.empty()) plain.push_back(std::move(piece));
    }
  }
  Words out;
  for (auto& word : plain) {
    if (is_placeholder(word) || (is_title(word) && plain.size() > 1) || (is_suffix(word) && !out.empty()))
      continue;
    if (part == Part::family) {
      add_token(std::move(word), out);
    } else {
      out.push_back(std::move(word));
    }
  }
  return out;
}

}  // namespace

bool is_placeholder(std::string_view word) {
  auto const key = key_of(tidied(word));
  if (among(kPlaceholders, key)) return true;
  auto const words = words_of(key);
  return words.size() > 1 && end_of_baby(words) == words.size();
}

std::vector<Name> parse_names(std::string_view written) {
  auto text = tidied(written);
  if (text.empty()) return {};
  auto const known_as = take_known_as(text);
  if (known_as) text = known_as->without;
  std::vector<Name> names;
  for (auto const& part : joint_parts(text)) names.push_back(read_one(part));
  if (names.empty()) return {Name{tidied(written)}};
  lend_family(names);
  names.front().full = names.size() == 1 ? tidied(written) : names.front().full;
  if (!known_as || known_as->name.empty()) return names;
  auto other = read_one(known_as->name);
  if (other.family.empty()) other.family = names.front().family;
  other.kind = Name::Kind::known_as;
  names.push_back(std::move(other));
  return names;
}

Name parse_name(std::string_view written) {
  auto names = parse_names(written);
  return names.empty() ? Name{} : std::move(names.front());
}

NameTokens tokens_of(Name const& name) {
  bool const parted = !name.given.empty() || !name.family.empty();
  if (parted) return {tokens_in(name.given, Part::given), tokens_in(name.family, Part::family), name.kind};
  auto const read = parse_name(name.full);
  return {tokens_in(read.given, Part::given), tokens_in(read.family, Part::family), name.kind};
}

std::vector<NameTokens> all_tokens(std::vector<Name> const& names) {
  std::vector<NameTokens> out;
  std::size_t holders = 1;  // of a joint account each has a forename of their own, or none is held
  for (auto const& name : names) {
    if (!name.given.empty() || !name.family.empty()) {
      out.push_back(tokens_of(name));
    } else {
      auto const parts = parse_names(name.full);
      for (auto const& part : parts) {
        out.push_back(tokens_of(part));
        if (name.kind != Name::Kind::current) out.back().kind = name.kind;
      }
      if (&name == &names.front()) holders = parts.size();
    }
  }
  for (auto& tokens : out) {
    bool const nothing = tokens.given.empty() && tokens.family.empty();
    if (nothing || &tokens == &out.front()) continue;
    bool const holder = static_cast<std::size_t>(&tokens - out.data()) < holders;
    if (tokens.given.empty() && !holder) tokens.given = out.front().given;
    if (tokens.family.empty()) tokens.family = out.front().family;
  }
  std::erase_if(out, [](NameTokens const& t) { return t.given.empty() && t.family.empty(); });
  return out;
}

std::vector<std::string> written_forms(Name const& name) {
  bool const parted = !name.given.empty() || !name.family.empty();
  auto const read = parted ? name : parse_name(name.full);
  auto const given = tidied(read.given);
  auto const family = tidied(read.family);
  std::vector<std::string> out;
  auto add = [&out](std::string form) {
    if (!form.empty() && std::find(out.begin(), out.end(), form) == out.end()) out.push_back(std::move(form));
  };
  if (given.empty() || family.empty()) {
    add(given + family);
    return out;
  }
  auto const first = split(given, ' ').front();
  auto const initial = slice(first, 0, 1);
  for (auto const& form :
       {given + ' ' + family, first + ' ' + family, family + ", " + given, family + ", " + first,
        family + ' ' + first, initial + ' ' + family, initial + ". " + family})
    add(form);
  return out;
}

}  // namespace rightsdesk::person
