#include "redaction/tagger_features.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "redaction/surroundings.h"

namespace rightsdesk::redaction {
namespace {

enum List : std::uint32_t { ordinary = 1, place = 2, place_word = 4, name_word = 8, given = 16, title = 32, relation = 64, before = 128, after = 256, more_given = 512, more_family = 1024 };

// FNV-1a, 32 bits.
std::uint32_t hash_of(std::string_view bytes) {
  std::uint32_t hash = 2166136261U;
  for (char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
  return hash;
}

std::uint32_t joined(std::uint32_t a, std::uint32_t b) {
  std::uint32_t out = (a ^ (b + 0x9E3779B9U + (a << 6U) + (a >> 2U))) * 2654435761U;
  return out ^ (out >> 15U);
}

std::uint32_t joined(std::uint32_t a, std::uint32_t b, std::uint32_t c) { return joined(joined(a, b), c); }

/// "Xxx", "XX", "x", "9x": runs of one kind of letter made at most three long.
std::uint32_t shape_hash(std::string_view word) {
  std::string shape;
  for (char byte : word) {
    if (byte == kMark) continue;
    char const kind = is_upper(byte) ? 'X' : is_digit(byte) ? '9' : 'x';
    if (shape.size() < 3 || shape.substr(shape.size() - 3) != std::string(3, kind)) shape += kind;
  }
  return hash_of(shape);
}

bool has_break(std::string_view between) { return between.find('\n') != std::string_view::npos; }

}  // namespace

TaggerFeatures::TaggerFeatures(std::string_view plain, std::vector<Token> const& list, Words const& words)
    : plain_(plain), list_(list), words_(words) {
  seen_.reserve(list.size());
  for (std::size_t at = 0; at < list.size(); ++at) seen_.push_back(seen(at));
  see_lines();
  see_elsewhere();
}

TaggerFeatures::Seen TaggerFeatures::seen(std::size_t at) const {
  auto const& token = list_[at];
  auto const& word = token.lower;
  Seen out;
  out.word = hash_of(word);
  out.shape = shape_hash(plain_.substr(token.begin, token.end - token.begin));
  out.before = static_cast<unsigned char>(token.begin == 0 ? '\n' : plain_[token.begin - 1]);
  out.after = static_cast<unsigned char>(token.end >= plain_.size() ? '\n' : plain_[token.end]);
  out.starts = starts_sentence(plain_, token.begin) ? 1 : 0;
  if (in_capitals(list_, at)) out.starts |= 2U;
  std::array<bool, 11> const in{words_.ordinary.contains(word), words_.places.contains(word), words_.place_words.contains(word),
                                words_.name_words.contains(word), words_.given_names.contains(word), words_.titles.contains(word),
                                words_.relations.contains(word), words_.before.contains(word), words_.after.contains(word),
                                words_.more_given.contains(word), words_.more_family.contains(word)};
  for (std::size_t i = 0; i < in.size(); ++i) out.lists |= in[i] ? 1U << i : 0U;
  return out;
}

/// Where in its line a word stands, what the line is headed by ("From:") and what stands alone above it ("Regards,").
void TaggerFeatures::see_lines() {
  std::uint32_t above = 0;
  for (std::size_t first = 0; first < list_.size();) {
    auto end = first + 1;
    while (end < list_.size() && !has_break(gap(plain_, list_[end - 1], list_[end]))) ++end;
    auto const size = end - first;
    auto const length = static_cast<std::uint32_t>(size <= 3 ? size : size <= 8 ? 4 : 5);
    std::uint32_t heading = 0;
    for (auto at = first; at < end; ++at) {
      auto const place = static_cast<std::uint32_t>(std::min<std::size_t>(at - first, 2) * 3 + std::min<std::size_t>(end - 1 - at, 2));
      seen_[at].line = length * 16 + place;
      seen_[at].heading = heading;
      seen_[at].above = at - first < 3 && size <= 6 ? above : 0;
      if (at - first < 4 && seen_[at].after == ':') heading = seen_[at].word;
    }
    above = size <= 4 ? joined(seen_[first].word, length) : 1;
    first = end;
  }
}

/// How the same word stands in other places of the page.
void TaggerFeatures::see_elsewhere() {
  std::unordered_map<std::string_view, std::uint32_t> kinds;
  for (std::size_t at = 0; at < list_.size(); ++at) {
    auto& kind = kinds[list_[at].lower];
    if (list_[at].shape == Shape::lower) kind |= 1U;
    if (!begins_upper(list_[at]) || (seen_[at].starts & 2U) != 0) continue;
    if ((seen_[at].starts & 1U) == 0) kind |= 2U;
    bool const close = at > 0 && joint(at - 1) != Joint::none;
    if (close && (seen_[at - 1].lists & (List::title | List::given)) != 0) kind |= 4U;
  }
  elsewhere_.reserve(list_.size());
  for (auto const& token : list_) elsewhere_.push_back(kinds[token.lower]);
}

Joint TaggerFeatures::joint(std::size_t at) const {
  if (at + 1 >= list_.size()) return Joint::none;
  auto const between = gap(plain_, list_[at], list_[at + 1]);
  if (between == " ") return Joint::space;
  bool const ends = between.find_first_of("\n\t!?;:") != std::string_view::npos || between.size() > 4;
  bool const full_stop = between.starts_with(". ") && list_[at].lower.size() > 3;
  if (ends || full_stop) return Joint::none;
  return between.find(',') != std::string_view::npos ? Joint::comma : Joint::other;
}

void TaggerFeatures::of(std::size_t at, std::vector<std::uint32_t>& out) const {
  out.clear();
  std::uint32_t id = 0;
  auto const add = [&](std::uint32_t value) { out.push_back(static_cast<std::uint32_t>((std::uint64_t{joined(++id, value)} * kFeatures) >> 32U)); };
  Seen const edge{};
  auto const near = [&](int offset) -> Seen const& {
    auto const there = static_cast<std::ptrdiff_t>(at) + offset;
    return there < 0 || there >= static_cast<std::ptrdiff_t>(seen_.size()) ? edge : seen_[static_cast<std::size_t>(there)];
  };
  auto const &self = near(0), &left = near(-1), &right = near(1);
  std::string_view const word = list_[at].lower;
  // Which word it is: kOfWord of them.
  add(self.word);
  add(joined(self.word, self.shape));
  add(joined(left.word, self.word));
  add(joined(self.word, right.word));
  add(word.size() > 4 ? joined(hash_of(word.substr(word.size() - 4)), hash_of(word.substr(0, 4))) : 1);
  // What it looks like, and what stands around it.
  add(0);
  for (int const offset : {-2, -1, 1, 2}) add(near(offset).word);
  for (int offset = -2; offset <= 2; ++offset) add(joined(near(offset).shape, near(offset).lists));
  add(joined(left.word, self.shape));
  add(joined(self.shape, right.word));
  add(joined(left.shape, self.shape, right.shape));
  add(joined(left.lists, self.lists, self.shape));
  add(joined(self.lists, right.lists, self.shape));
  add(joined(left.lists, joined(self.lists, right.lists), self.shape));
  add(joined(self.starts, self.lists, self.shape));
  add(joined(self.before, self.shape));
  add(joined(self.after, self.shape));
  add(joined(joined(self.before, self.after), self.starts, self.lists));
  add(joined(elsewhere_[at], self.shape, self.starts));
  add(joined(elsewhere_[at], self.lists, self.starts));
  add(joined(near(-2).word, left.word));
  add(joined(right.word, near(2).word));
  add(joined(left.word, right.word));
  add(joined(self.line, self.shape));
  add(joined(self.line, self.lists));
  add(joined(self.heading, self.shape));
  add(joined(self.above, self.shape, self.line));
  for (std::size_t size = 1; size <= 4; ++size) {
    add(size <= word.size() ? joined(hash_of(word.substr(0, size)), self.lists & List::ordinary) : 1);
    add(size <= word.size() ? joined(hash_of(word.substr(word.size() - size)), self.shape) : 1);
  }
  add(joined(static_cast<std::uint32_t>(std::min<std::size_t>(word.size(), 12)), self.shape));
}

}  // namespace rightsdesk::redaction
