#include "redaction/same_text.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "core/text.h"
#include "redaction/plain_text.h"

namespace rightsdesk::redaction {
namespace {

constexpr std::size_t kAlikeOfTen = 7;
constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;

/// Words as numbers: the same word has the same number.
class Dictionary {
 public:
  std::vector<std::uint32_t> numbers_of(std::string_view text) {
    std::vector<std::uint32_t> numbers;
    for (auto& token : tokens(plain(text))) {
      auto const next = static_cast<std::uint32_t>(known_.size());
      numbers.push_back(known_.try_emplace(std::move(token.lower), next).first->second);
    }
    return numbers;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> known_;
};

struct Spot {
  std::uint32_t page = 0, word = 0;
};

using WordNumbers = std::vector<std::uint32_t>;

std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

/// Groups pages by the pairs of neighbouring words they share: candidates by MinHash, each then compared in full.
class Groups {
 public:
  explicit Groups(std::vector<WordNumbers> const& pages) : leaders_(pages.size()) {
    std::iota(leaders_.begin(), leaders_.end(), std::size_t{0});
    for (auto const& words : pages) pairs_.push_back(pairs_of(words));
    std::map<std::pair<std::size_t, std::uint64_t>, std::vector<std::size_t>> buckets;
    for (std::size_t page = 0; page < pages.size(); ++page) {
      if (pairs_[page].size() + 1 < kFewestWords) continue;
      for (std::size_t band = 0; band < kBands; ++band) join(page, buckets[{band, band_of(page, band)}]);
    }
  }

  std::vector<std::vector<std::size_t>> take() {
    std::map<std::size_t, std::vector<std::size_t>> by_leader;
    for (std::size_t page = 0; page < leaders_.size(); ++page) by_leader[leader(page)].push_back(page);
    std::vector<std::vector<std::size_t>> groups;
    for (auto& [first, members] : by_leader) {
      if (members.size() > 1) groups.push_back(std::move(members));
    }
    return groups;
  }

 private:
  static std::vector<std::uint64_t> pairs_of(WordNumbers const& words) {
    std::vector<std::uint64_t> pairs;
    for (std::size_t at = 0; at + 1 < words.size(); ++at) pairs.push_back((std::uint64_t{words[at]} << 32U) | words[at + 1]);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
  }

  [[nodiscard]] std::uint64_t band_of(std::size_t page, std::size_t band) const {
    std::uint64_t both = 0;
    for (std::size_t row = 0; row < kRows; ++row) {
      std::uint64_t least = ~std::uint64_t{0};
      for (auto const pair : pairs_[page]) least = std::min(least, mixed(pair + kFactor * (band * kRows + row + 1)));
      both = mixed(both ^ least);
    }
    return both;
  }

  /// The bucket keeps one page of each group: what is like one of them is of the group.
  void join(std::size_t page, std::vector<std::size_t>& bucket) {
    for (auto const other : bucket) {
      if (leader(other) == leader(page)) return;
      if (!alike(pairs_[leader(other)], pairs_[page])) continue;
      leaders_[leader(page)] = leader(other);
      return;
    }
    bucket.push_back(page);
  }

  static bool alike(std::vector<std::uint64_t> const& one, std::vector<std::uint64_t> const& other) {
    std::size_t shared = 0;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
      if (*a == *b) ++shared;
      auto const left = *a, right = *b;
      if (left <= right) ++a;
      if (right <= left) ++b;
    }
    return shared * 10 >= std::max(one.size(), other.size()) * kAlikeOfTen;
  }

  std::size_t leader(std::size_t page) const {
    while (leaders_[page] != page) page = leaders_[page];
    return page;
  }

  static constexpr std::size_t kBands = 16, kRows = 2;
  std::vector<std::vector<std::uint64_t>> pairs_;
  std::vector<std::size_t> leaders_;
};

/// Where each run of kFewestWords words stands first.
class Windows {
 public:
  void remember(std::size_t page, WordNumbers const& words) {
    for (std::size_t at = 0; at + kFewestWords <= words.size(); ++at) {
      first_seen_.try_emplace(hash_at(words, at), Spot{static_cast<std::uint32_t>(page), static_cast<std::uint32_t>(at)});
    }
  }
  [[nodiscard]] std::optional<Spot> find(WordNumbers const& words, std::size_t at) const {
    auto const spot = first_seen_.find(hash_at(words, at));
    return spot == first_seen_.end() ? std::nullopt : std::optional(spot->second);
  }

 private:
  static std::uint64_t hash_at(WordNumbers const& words, std::size_t at) {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < kFewestWords; ++i) hash = mixed(hash ^ words[at + i]);
    return hash;
  }
  std::unordered_map<std::uint64_t, Spot> first_seen_;
};

class Comparison {
 public:
  explicit Comparison(std::span<PageText const> pages) {
    Dictionary dictionary;
    for (auto const& page : pages) words_.push_back(dictionary.numbers_of(page.text));
  }

  SameText all() {
    found_.groups = Groups(words_).take();
    std::map<std::size_t, std::size_t> first_of;
    for (auto const& group : found_.groups) {
      for (auto const page : group) first_of[page] = group.front();
    }
    Windows everywhere;
    for (std::size_t page = 0; page < words_.size(); ++page) {
      auto const first = first_of.find(page);
      if (first == first_of.end() || first->second == page) {
        look_back(page, everywhere);
        everywhere.remember(page, words_[page]);
      } else {
        Windows of_first;
        of_first.remember(first->second, words_[first->second]);
        look_back(page, of_first);
      }
    }
    return std::move(found_);
  }

 private:
  /// The runs of this page that stand on an earlier one; the longest from each word on.
  void look_back(std::size_t page, Windows const& windows) {
    for (std::size_t at = 0; at + kFewestWords <= words_[page].size();) {
      auto const length = run_at(page, at, windows);
      at += length == 0 ? 1 : length;
    }
  }

  std::size_t run_at(std::size_t page, std::size_t at, Windows const& windows) {
    auto const& words = words_[page];
    auto const spot = windows.find(words, at);
    if (!spot) return 0;
    auto const& there = words_[spot->page];
    std::size_t length = 0;
    while (at + length < words.size() && spot->word + length < there.size() && words[at + length] == there[spot->word + length]) ++length;
    if (length < kFewestWords) return 0;
    found_.runs.push_back({spot->page, page, spot->word, spot->word + length, at, at + length});
    return length;
  }

  std::vector<WordNumbers> words_;
  SameText found_;
};

/// Where a code point of one text falls in the other, going by the words of the run: inside a word, or just after it.
std::optional<std::size_t> moved(std::size_t at, std::vector<Token> const& from, std::vector<Token> const& to, std::size_t from_begin, std::size_t to_begin, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    auto const& here = from[from_begin + i];
    if (at < here.begin || at > here.end) continue;
    auto const& there = to[to_begin + i];
    return at == here.end ? there.end : std::min(there.begin + (at - here.begin), there.end);
  }
  return std::nullopt;
}

}  // namespace

SameText same_text(std::span<PageText const> pages) { return Comparison(pages).all(); }

std::optional<Place> carried(Place const& place, std::string_view from, PageText const& to, SameRun const& run) {
  auto const here = tokens(plain(from)), there = tokens(plain(to.text));
  auto const count = std::min(run.first_end - run.first_begin, run.other_end - run.other_begin);
  if (run.first_begin + count > here.size() || run.other_begin + count > there.size() || place.begin >= place.end) return std::nullopt;
  // A mark may begin or end in the punctuation around its words.
  auto begin = place.begin, end = place.end;
  auto const starts = std::find_if(here.begin(), here.end(), [&](Token const& token) { return token.end > begin; });
  auto const stops = std::find_if(here.rbegin(), here.rend(), [&](Token const& token) { return token.begin < end; });
  if (starts == here.end() || stops == here.rend() || starts->begin >= end) return std::nullopt;
  begin = std::max(begin, starts->begin);
  end = std::min(end, stops->end);
  auto const first = moved(begin, here, there, run.first_begin, run.other_begin, count);
  auto const last = moved(end, here, there, run.first_begin, run.other_begin, count);
  if (!first || !last || *first >= *last) return std::nullopt;
  return Place{to.record, to.page, *first, *last};
}

std::string only_here(std::string_view text, std::span<std::pair<std::size_t, std::size_t> const> shared) {
  std::string out;
  auto const list = tokens(plain(text));
  bool gap = false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    bool const both = std::any_of(shared.begin(), shared.end(), [&](auto const& run) { return i >= run.first && i < run.second; });
    if (both) {
      gap = true;
      continue;
    }
    out += (out.empty() ? "" : gap ? " … " : " ") + slice(text, list[i].begin, list[i].end);
    gap = false;
  }
  return out;
}

std::size_t words_of(std::string_view text) { return tokens(plain(text)).size(); }

}  // namespace rightsdesk::redaction
