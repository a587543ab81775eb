#pragma once
// Distinct words, each held once, sorted, with a signature by which unlike words are passed over without being read.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace rightsdesk::matching {

using Code = std::uint32_t;

/// Finds text in a map of strings without making a string of it.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using CodeByText = std::unordered_map<std::string, Code, TextHash, std::equal_to<>>;

/// Letters of a word as bits: one slip of the pen changes at most two of them, a swap of neighbours none.
std::uint64_t signature(std::string_view word);

/// Filled by add(), then sealed once; codes change at sealing and are then the places in the order of bytes.
class Words {
 public:
  /// The word's code until sealing.
  Code add(std::string_view word);
  /// Sorts; gives the new code of every old one.
  std::vector<Code> seal();

  // Only after sealing:
  [[nodiscard]] std::size_t size() const { return signatures_.size(); }
  [[nodiscard]] std::string_view at(Code code) const {
    return std::string_view(text_).substr(starts_[code], starts_[code + 1] - starts_[code]);
  }
  /// size() when it is not there.
  [[nodiscard]] Code find(std::string_view word) const;
  /// Codes [first, second) of the words that begin with `start`.
  [[nodiscard]] std::pair<Code, Code> beginning(std::string_view start) const;
  /// Calls `take(code)` for every word that may be within `slips` slips of `word`, and for some that are not.
  template <class Take>
  void near(std::string_view word, int slips, Take take) const {
    auto const wanted = signature(word);
    auto const most = 2 * slips;
    for (Code code = 0; code < signatures_.size(); ++code) {
      if (__builtin_popcountll(signatures_[code] ^ wanted) <= most) take(code);
    }
  }
  [[nodiscard]] std::size_t bytes() const;

 private:
  std::string text_;
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint64_t> signatures_;
  CodeByText codes_;  // until sealing
};

}  // namespace rightsdesk::matching
