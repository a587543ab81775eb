#pragma once
// A statistical tagger of our own: how likely each word of a page is part of a person's name.
// A linear-chain conditional random field over hashed features; trained by tools/train-names; the model is redaction/models/names.bin with its card.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "redaction/tagger_features.h"

namespace rightsdesk::redaction {

enum class NameLabel : std::uint8_t { none, person, place, body };
inline constexpr std::size_t kNameLabels = 4;

/// Sums for each label of one word; higher is likelier.
using LabelSums = std::array<float, kNameLabels>;
/// What it adds that one label follows another over a joint: [joint][left][right]. Nothing is added over Joint::none.
using Transitions = std::array<std::array<LabelSums, kNameLabels>, kJoints>;

/// The chances of the labels of a run of words, and of each pair of neighbours.
struct Marginals {
  std::vector<LabelSums> of;                                  ///< of each word: sum to 1
  std::vector<std::array<LabelSums, kNameLabels>> of_pairs;   ///< [i][left][right] of word i and the next; sum to 1
  double log_total = 0;                                       ///< the logarithm of the sum over all ways to label the run
};
/// Of a run of words by forward and backward sums. `joints[i]` stands between word i and the next: one fewer than `sums`, which is not empty.
Marginals marginals(std::vector<LabelSums> const& sums, std::vector<Joint> const& joints, Transitions const& transitions);

/// How likely the words of a page are to be part of people's names.
class PersonChances {
 public:
  /// One chance, 0 to 1, for each token; `list` must outlive this.
  PersonChances(std::vector<float> of, std::vector<Token> const& list);
  [[nodiscard]] float operator[](std::size_t at) const { return of_[at]; }
  /// The likeliest of [first, end), which is not empty.
  [[nodiscard]] float most(std::size_t first, std::size_t end) const;
  /// The mean over all places where the word begins with a capital; 0 where it never does. `word` is in lower case.
  [[nodiscard]] float mean_of(std::string const& word) const;

 private:
  struct Sum {
    float chances = 0, places = 0;
  };
  std::vector<float> of_;
  std::unordered_map<std::string_view, Sum> sums_;
};

class Tagger {
 public:
  /// Throws Fault when the file is missing or not a model of this version.
  static Tagger from_file(std::string const& file);
  [[nodiscard]] PersonChances person_chances(std::string_view plain, std::vector<Token> const& list, Words const& words) const;

 private:
  float scale_ = 1;
  Transitions transitions_{};
  std::vector<std::int8_t> weights_;  // kNameLabels for each feature
};

/// Writes `weights` (kNameLabels for each of kFeatures features) rounded to 8 bits, and the transitions. The same weights give the same bytes.
void write_model(std::string const& file, std::vector<float> const& weights, Transitions const& transitions);

}  // namespace rightsdesk::redaction
