#include "redaction/tagger.h"

#include <algorithm>
#include <cmath>
#include <fstream>

#include "core/result.h"
#include "redaction/surroundings.h"

namespace rightsdesk::redaction {
namespace {

constexpr std::string_view kMagic = "rightsdesk names 3\n";
constexpr std::size_t kWeights = std::size_t{kFeatures} * kNameLabels;

/// Makes the numbers sum to 1; gives what they summed to.
float normalised(LabelSums& numbers) {
  float total = 0;
  for (auto const one : numbers) total += one;
  for (auto& one : numbers) one /= total;
  return total;
}

using Pairs = std::array<LabelSums, kNameLabels>;

/// e to the power of what each joint adds.
std::array<Pairs, kJoints> factors(Transitions const& transitions) {
  std::array<Pairs, kJoints> out{};
  for (std::size_t joint = 0; joint < kJoints; ++joint) {
    for (std::size_t left = 0; left < kNameLabels; ++left) {
      for (std::size_t right = 0; right < kNameLabels; ++right) out[joint][left][right] = std::exp(transitions[joint][left][right]);
    }
  }
  return out;
}

}  // namespace

Marginals marginals(std::vector<LabelSums> const& sums, std::vector<Joint> const& joints, Transitions const& transitions) {
  auto const factor = factors(transitions);
  Marginals out;
  auto const size = sums.size();
  std::vector<LabelSums> own(size), before(size), after(size);
  for (std::size_t at = 0; at < size; ++at) {
    float const most = *std::max_element(sums[at].begin(), sums[at].end());
    for (std::size_t label = 0; label < kNameLabels; ++label) own[at][label] = std::exp(sums[at][label] - most);
    out.log_total += most;
  }
  before[0] = own[0];
  out.log_total += std::log(normalised(before[0]));
  for (std::size_t at = 1; at < size; ++at) {
    auto const& pairs = factor[static_cast<std::size_t>(joints[at - 1])];
    for (std::size_t right = 0; right < kNameLabels; ++right) {
      float sum = 0;
      for (std::size_t left = 0; left < kNameLabels; ++left) sum += before[at - 1][left] * pairs[left][right];
      before[at][right] = sum * own[at][right];
    }
    out.log_total += std::log(normalised(before[at]));
  }
  after[size - 1].fill(1);
  out.of_pairs.resize(size - 1);
  for (std::size_t at = size - 1; at > 0; --at) {
    auto const& pairs = factor[static_cast<std::size_t>(joints[at - 1])];
    float total = 0;
    for (std::size_t left = 0; left < kNameLabels; ++left) {
      float sum = 0;
      for (std::size_t right = 0; right < kNameLabels; ++right) {
        float const way = pairs[left][right] * own[at][right] * after[at][right];
        out.of_pairs[at - 1][left][right] = before[at - 1][left] * way;
        total += out.of_pairs[at - 1][left][right];
        sum += way;
      }
      after[at - 1][left] = sum;
    }
    normalised(after[at - 1]);
    for (auto& row : out.of_pairs[at - 1]) {
      for (auto& one : row) one /= total;
    }
  }
  for (std::size_t at = 0; at < size; ++at) {
    for (std::size_t label = 0; label < kNameLabels; ++label) before[at][label] *= after[at][label];
    normalised(before[at]);
  }
  out.of = std::move(before);
  return out;
}

PersonChances::PersonChances(std::vector<float> of, std::vector<Token> const& list) : of_(std::move(of)) {
  ENSURE(of_.size() == list.size(), "each word of a page has one chance");
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (!begins_upper(list[at])) continue;
    auto& sum = sums_[list[at].lower];
    sum.chances += of_[at];
    ++sum.places;
  }
}

float PersonChances::most(std::size_t first, std::size_t end) const {
  return *std::max_element(of_.begin() + static_cast<long>(first), of_.begin() + static_cast<long>(end));
}

float PersonChances::mean_of(std::string const& word) const {
  auto const sum = sums_.find(word);
  return sum == sums_.end() ? 0 : sum->second.chances / sum->second.places;
}

Tagger Tagger::from_file(std::string const& file) {
  std::ifstream in(file, std::ios::binary);
  std::string magic(kMagic.size(), '\0');
  Tagger out;
  out.weights_.resize(kWeights);
  in.read(magic.data(), static_cast<std::streamsize>(magic.size()));
  in.read(reinterpret_cast<char*>(&out.scale_), sizeof out.scale_);
  in.read(reinterpret_cast<char*>(&out.transitions_), sizeof out.transitions_);
  in.read(reinterpret_cast<char*>(out.weights_.data()), static_cast<std::streamsize>(kWeights));
  bool const whole = in && magic == kMagic && in.peek() == std::ifstream::traits_type::eof();
  if (!whole) throw Fault("The model of names cannot be read.", file + ": missing, or not a model of this version");
  return out;
}

PersonChances Tagger::person_chances(std::string_view plain, std::vector<Token> const& list, Words const& words) const {
  TaggerFeatures const features(plain, list, words);
  std::vector<float> out;
  out.reserve(list.size());
  std::vector<std::uint32_t> active;
  std::vector<LabelSums> sums;
  std::vector<Joint> joints;
  for (std::size_t at = 0; at < list.size(); ++at) {
    features.of(at, active);
    std::array<int, kNameLabels> total{};
    for (auto const feature : active) {
      auto const* row = weights_.data() + std::size_t{feature} * kNameLabels;
      for (std::size_t label = 0; label < kNameLabels; ++label) total[label] += row[label];
    }
    sums.emplace_back();
    for (std::size_t label = 0; label < kNameLabels; ++label) sums.back()[label] = static_cast<float>(total[label]) * scale_;
    if (auto const joint = features.joint(at); joint != Joint::none) {
      joints.push_back(joint);
      continue;
    }
    for (auto const& chances : marginals(sums, joints, transitions_).of) out.push_back(chances[static_cast<std::size_t>(NameLabel::person)]);
    sums.clear();
    joints.clear();
  }
  return {std::move(out), list};
}

void write_model(std::string const& file, std::vector<float> const& weights, Transitions const& transitions) {
  ENSURE(weights.size() == kWeights, "a model has one weight for each feature and label");
  float most = 1e-6F;
  for (float const weight : weights) most = std::max(most, std::abs(weight));
  float const scale = most / 127;
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(kMagic.data(), static_cast<std::streamsize>(kMagic.size()));
  out.write(reinterpret_cast<char const*>(&scale), sizeof scale);
  out.write(reinterpret_cast<char const*>(&transitions), sizeof transitions);
  std::vector<char> bytes(kWeights);
  for (std::size_t i = 0; i < kWeights; ++i) bytes[i] = static_cast<char>(static_cast<std::int8_t>(std::lround(weights[i] / scale)));
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out) throw Fault("The model of names cannot be written.", file + ": writing failed");
}

}  // namespace rightsdesk::redaction
