#include "redaction/training/learner.h"

#include <algorithm>
#include <cmath>
#include <iostream>

#include "redaction/training/chance.h"

namespace rightsdesk::redaction {
namespace {

constexpr int kPasses = 3;
constexpr float kRate = 0.1F, kShrink = 2e-7F, kFirstSquare = 1e-2F;
constexpr std::size_t kHidden = 300;  // of 1,000 words: which word it is
constexpr float kLeastSlope = 1e-4F;

class Learner {
 public:
  Learner() : weights_(std::size_t{kFeatures} * kNameLabels), squares_(weights_.size(), kFirstSquare), sums_(weights_.size()) {
    for (auto& joint : pair_squares_) {
      for (auto& left : joint) left.fill(1);
    }
  }

  Learnt learn(std::vector<LabelledRun> const& runs) {
    std::vector<std::uint32_t> order(runs.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    int kept = 0;
    for (int pass = 1; pass <= kPasses; ++pass) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[chance_.below(i)]);
      double loss = 0;
      for (auto const i : order) loss += step(runs[i]);
      std::cerr << "pass " << pass << ": mean loss of a run " << loss / static_cast<double>(runs.size()) << "\n";
      if (2 * pass <= kPasses) continue;
      for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += weights_[i];
      ++kept;
    }
    for (auto& sum : sums_) sum /= static_cast<float>(kept);
    return {std::move(sums_), transitions_};
  }

 private:
  double step(LabelledRun const& run) {
    std::vector<LabelSums> sums(run.labels.size());
    std::vector<std::size_t> from(run.labels.size(), 0);
    double right_way = 0;
    for (std::size_t at = 0; at < sums.size(); ++at) {
      from[at] = chance_.below(1000) < kHidden ? TaggerFeatures::kOfWord : 0;
      for (auto i = from[at]; i < run.features[at].size(); ++i) {
        for (std::size_t label = 0; label < kNameLabels; ++label) sums[at][label] += weights_[run.features[at][i] * kNameLabels + label];
      }
      right_way += sums[at][static_cast<std::size_t>(run.labels[at])];
    }
    auto const found = marginals(sums, run.joints, transitions_);
    for (std::size_t at = 0; at < sums.size(); ++at) descend(run, at, from[at], found.of[at]);
    for (std::size_t at = 0; at < run.joints.size(); ++at) right_way += descend_pairs(run, at, found.of_pairs[at]);
    return found.log_total - right_way;
  }

  void descend(LabelledRun const& run, std::size_t at, std::size_t from, LabelSums const& chances) {
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      float const slope = chances[label] - (label == static_cast<std::size_t>(run.labels[at]) ? 1.0F : 0.0F);
      if (std::abs(slope) < kLeastSlope) continue;
      for (auto i = from; i < run.features[at].size(); ++i) {
        auto const index = run.features[at][i] * kNameLabels + label;
        squares_[index] += slope * slope;
        weights_[index] -= kRate * (slope / std::sqrt(squares_[index]) + kShrink * weights_[index]);
      }
    }
  }

  /// Gives what the right pair added.
  double descend_pairs(LabelledRun const& run, std::size_t at, std::array<LabelSums, kNameLabels> const& chances) {
    auto const joint = static_cast<std::size_t>(run.joints[at]);
    auto const left_label = static_cast<std::size_t>(run.labels[at]), right_label = static_cast<std::size_t>(run.labels[at + 1]);
    double const added = transitions_[joint][left_label][right_label];
    for (std::size_t left = 0; left < kNameLabels; ++left) {
      for (std::size_t right = 0; right < kNameLabels; ++right) {
        float const slope = chances[left][right] - (left == left_label && right == right_label ? 1.0F : 0.0F);
        pair_squares_[joint][left][right] += slope * slope;
        transitions_[joint][left][right] -= kRate * slope / std::sqrt(pair_squares_[joint][left][right]);
      }
    }
    return added;
  }

  std::vector<float> weights_, squares_, sums_;
  Transitions transitions_{}, pair_squares_{};
  Chance chance_{1};
};

}  // namespace

Learnt learnt_from(std::vector<LabelledRun> const& runs) { return Learner().learn(runs); }

}  // namespace rightsdesk::redaction
