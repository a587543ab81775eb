#pragma once
// A statistical tagger of our own: how likely each word of a page is part of a person's name.
// Hashed multinomial logistic regression; trained by tools/train-names; the model is redaction/models/names.bin with its card.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redaction/plain_text.h"
#include "redaction/words.h"

namespace rightsdesk::redaction {

enum class NameLabel : std::uint8_t { none, person, place, body };
inline constexpr std::size_t kNameLabels = 4;
inline constexpr unsigned kFeatureBits = 20;

/// The features of every word of a page as indices below 2^kFeatureBits. What training and tagging share.
class TaggerFeatures {
 public:
  /// `plain`, `list` and `words` must outlive this.
  TaggerFeatures(std::string_view plain, std::vector<Token> const& list, Words const& words);
  /// Replaces `out` by the features of token `at`.
  void of(std::size_t at, std::vector<std::uint32_t>& out) const;

 private:
  struct Seen {
    std::uint32_t word = 0, shape = 0, flags = 0, lists = 0;
  };
  [[nodiscard]] Seen seen(std::size_t at) const;
  std::string_view plain_;
  std::vector<Token> const& list_;
  std::vector<Seen> seen_;
  std::vector<std::uint32_t> elsewhere_;
  Words const& words_;
};

class Tagger {
 public:
  /// Throws Fault when the file is missing or not a model of this version.
  static Tagger from_file(std::string const& file);
  /// For each token the probability, 0 to 1, that it is part of a person's name.
  [[nodiscard]] std::vector<float> person_probabilities(std::string_view plain, std::vector<Token> const& list, Words const& words) const;

 private:
  float scale_ = 1;
  std::vector<std::int8_t> weights_;  // kNameLabels for each feature
};

/// Writes `weights` (kNameLabels for each of 2^kFeatureBits features) rounded to 8 bits. The same weights give the same bytes.
void write_model(std::string const& file, std::vector<float> const& weights);

}  // namespace rightsdesk::redaction
