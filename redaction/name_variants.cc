#include "redaction/name_variants.h"

#include <algorithm>
#include <set>

#include "core/text.h"
#include "person/names.h"
#include "redaction/plain_text.h"

namespace rightsdesk::redaction {
namespace {

using WordList = std::vector<std::string>;

WordList words_of(std::string_view text) {
  WordList out;
  for (auto& token : tokens(text)) out.push_back(std::move(token.lower));
  return out;
}

bool is_particle(std::string const& word) {
  static WordSet const kParticles{"van", "von", "der", "den", "de", "da", "do", "dos", "das", "di", "du", "la", "le",
                                  "el", "al", "ap", "bin", "bint", "ibn", "abu", "o", "mc", "mac", "st"};
  return kParticles.contains(word);
}

WordList without_titles(std::string_view full, Words const& words) {
  WordList chunks;
  for (auto const& chunk : split(tidied(full), ' ')) {
    auto const parts = words_of(chunk);
    bool const title = chunks.empty() && parts.size() == 1 && words.titles.contains(parts.front());
    if (!parts.empty() && !title) chunks.push_back(chunk);
  }
  return chunks;
}

NameParts parts_of_full(std::string const& full, Words const& words) {
  if (auto const comma = full.find(','); comma != std::string::npos) {
    return {words_of(full.substr(comma + 1)), words_of(full.substr(0, comma))};
  }
  auto const chunks = without_titles(full, words);
  if (chunks.size() < 2) return {words_of(full), {}};
  auto family_from = chunks.size() - 1;
  while (family_from > 1 && is_particle(lowered(chunks[family_from - 1]))) --family_from;
  NameParts out;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    auto& side = i < family_from ? out.given : out.family;
    for (auto& word : words_of(chunks[i])) side.push_back(std::move(word));
  }
  return out;
}

WordList joined(WordList first, WordList const& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

std::string run_together(WordList const& words) {
  std::string out;
  for (auto const& word : words) out += word;
  return out;
}

class Collector {
 public:
  explicit Collector(NameParts parts) : given_(std::move(parts.given)), family_(std::move(parts.family)) {}

  std::vector<NameVariant> variants(Words const& words) {
    whole_names();
    if (!given_.empty()) {
      for (auto const& short_form : short_forms(given_.front(), words)) nickname(short_form);
      add({given_.front()}, VariantKind::given);
      if (given_.size() > 1) add({run_together({given_[0], given_[1]})}, VariantKind::given);
      for (std::size_t i = 1; i < given_.size(); ++i) {
        if (given_[i].size() > 2) add({given_[i]}, VariantKind::middle);
      }
    }
    if (!family_.empty()) family_names();
    return std::move(out_);
  }

 private:
  void add(WordList words, VariantKind kind) {
    if (words.empty() || words.front().empty() || !seen_.insert(words).second) return;
    out_.push_back({std::move(words), kind});
  }

  static WordList short_forms(std::string const& given, Words const& words) {
    auto const found = words.nicknames.find(given);
    return found == words.nicknames.end() ? WordList{} : found->second;
  }

  void nickname(std::string const& short_form) {
    if (!family_.empty()) {
      add(joined({short_form}, family_), VariantKind::nickname_and_family);
      add(joined(family_, {short_form}), VariantKind::nickname_and_family);
    }
    add({short_form}, VariantKind::nickname);
  }

  void whole_names() {
    add(joined(given_, family_), VariantKind::full);
    if (given_.empty() || family_.empty()) return;
    std::string const first = given_.front();
    add(joined({first}, family_), VariantKind::first_and_last);
    add(joined(family_, given_), VariantKind::family_first);
    add(joined(family_, {first}), VariantKind::family_first);
    for (auto const& part : family_) {
      if (part.size() > 2) add({first, part}, VariantKind::first_and_last);
    }
    add({first, run_together(family_)}, VariantKind::first_and_last);
    for (auto const& given : given_) add(joined({given}, family_), VariantKind::first_and_last);
    initials(first);
    add({first + run_together(family_)}, VariantKind::run_together);
    add({run_together(family_) + first}, VariantKind::run_together);
    add({first.substr(0, 1) + run_together(family_)}, VariantKind::run_together);
  }

  void initials(std::string const& first) {
    WordList letters;
    std::string together;
    for (auto const& given : given_) letters.push_back(given.substr(0, 1));
    add(joined({letters.front()}, family_), VariantKind::initial_and_family);
    add(joined(letters, family_), VariantKind::initial_and_family);
    add(joined(family_, {letters.front()}), VariantKind::initial_and_family);
    for (auto const& letter : letters) together += letter;
    add({first, family_.front().substr(0, 1)}, VariantKind::given_and_initial);
    WordList given_then_letters{first};
    for (auto const& part : family_) given_then_letters.push_back(part.substr(0, 1));
    add(given_then_letters, VariantKind::given_and_initial);
    add({letters.front() + family_.front().substr(0, 1)}, VariantKind::initials);
    add({together + family_.front().substr(0, 1)}, VariantKind::initials);
    add({letters.front(), family_.front().substr(0, 1)}, VariantKind::initials);
    if (letters.size() > 1) add({letters[0], letters[1]}, VariantKind::initials);  // "E-M" for Ellie-Mae
  }

  void family_names() {
    add(family_, VariantKind::family);
    add({run_together(family_)}, VariantKind::family);
    if (family_.size() > 1) {
      for (auto const& part : family_) {
        if (part.size() > 2 && !is_particle(part)) add({part}, VariantKind::part_of_family);
      }
    }
    auto const& only = family_.front();
    for (std::string const prefix : {"mc", "mac", "o"}) {
      bool const long_enough = only.size() > prefix.size() + 3 && family_.size() == 1;
      if (long_enough && prefix != "o" && only.starts_with(prefix)) add({prefix, only.substr(prefix.size())}, VariantKind::family);
    }
  }

  WordList given_, family_;
  std::vector<NameVariant> out_;
  std::set<WordList> seen_;
};

std::string as_written(person::Name const& name) { return name.full.empty() ? name.given + " " + name.family : name.full; }

/// "Baby 1 of Halina Wisniewska": the words of a name in it are somebody else's.
bool is_named_after_another(person::Name const& name) {
  auto const written = as_written(name);
  auto const read = person::parse_name(written);
  return read.given.empty() && !read.family.empty() && words_of(plain(written)).size() > 1;
}

}  // namespace

NameParts name_parts(person::Name const& name, Words const& words) {
  NameParts out{words_of(plain(name.given)), words_of(plain(name.family))};
  if (out.given.empty() && out.family.empty()) out = parts_of_full(plain(name.full), words);
  return out;
}

std::vector<NameVariant> name_variants(person::Name const& name, Words const& words) {
  if (is_named_after_another(name)) return {{words_of(plain(as_written(name))), VariantKind::full}};
  auto out = Collector(name_parts(name, words)).variants(words);
  auto const spelt_out = folded(name.full);  // ß and æ as two letters, which plain text has as one
  auto const has = [&](WordList const& list) {
    return std::any_of(out.begin(), out.end(), [&](auto const& variant) { return variant.words == list; });
  };
  if (count_code_points(spelt_out) != count_code_points(name.full)) {
    for (auto& variant : Collector(parts_of_full(plain(spelt_out), words)).variants(words)) {
      if (!has(variant.words)) out.push_back(std::move(variant));
    }
  }
  return out;
}

std::string in_words(VariantKind kind) {
  switch (kind) {
    case VariantKind::full: return "the full name";
    case VariantKind::first_and_last: return "the first and last name";
    case VariantKind::family_first: return "the family name first";
    case VariantKind::given: return "the given name alone";
    case VariantKind::middle: return "a middle name alone";
    case VariantKind::family: return "the family name alone";
    case VariantKind::part_of_family: return "a part of a double-barrelled name";
    case VariantKind::initial_and_family: return "an initial and the family name";
    case VariantKind::given_and_initial: return "the given name and an initial";
    case VariantKind::initials: return "the initials";
    case VariantKind::nickname: return "a short form of the given name";
    case VariantKind::nickname_and_family: return "a short form and the family name";
    case VariantKind::run_together: return "the name run together";
  }
  return {};
}

}  // namespace rightsdesk::redaction
