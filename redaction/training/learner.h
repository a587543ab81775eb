#pragma once
// Learns the weights of the tagger from labelled runs of words.
#include <cstdint>
#include <vector>

#include "redaction/tagger.h"

namespace rightsdesk::redaction {

/// Words between which labels depend on one another.
struct LabelledRun {
  std::vector<std::vector<std::uint32_t>> features;  ///< of each word, as TaggerFeatures::of gives them
  std::vector<NameLabel> labels;                     ///< as many
  std::vector<Joint> joints;                         ///< one fewer, none of them Joint::none
};

struct Learnt {
  std::vector<float> weights;  ///< kNameLabels for each of kFeatures
  Transitions transitions{};
};

/// The likeliest weights by stochastic gradient descent (AdaGrad, a fixed order, the mean of the last half of the passes). Now and then
/// a word is not told by which word it is, so that names nobody has seen are found by what they look like and stand beside.
Learnt learnt_from(std::vector<LabelledRun> const& runs);

}  // namespace rightsdesk::redaction
