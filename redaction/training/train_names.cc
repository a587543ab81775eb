// Trains redaction/models/names.bin: train_names DATA_FOLDER TREE MODEL
// DATA_FOLDER holds *.jsonl of {"id","text","spans":[[begin,end,label],…]}, offsets in code points.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/result.h"
#include "core/text.h"
#include "redaction/tagger.h"
#include "redaction/training/invented_notes.h"

namespace rightsdesk::redaction {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kInvented = 12000;
constexpr int kEpochs = 3;
constexpr float kRate = 0.15F;
constexpr float kShrink = 2e-7F;

std::vector<std::string> list_of(std::string const& file) {
  std::ifstream in(file);
  if (!in) throw Fault("A list cannot be read.", file);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    for (auto at = line.find("\\n"); at != std::string::npos; at = line.find("\\n")) line.replace(at, 2, "\n");
    out.push_back(line);
  }
  return out;
}

std::vector<LabelledText> labelled_texts(std::string const& folder) {
  std::vector<fs::path> files;
  for (auto const& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<LabelledText> out;
  for (auto const& file : files) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      auto const json = nlohmann::json::parse(line);
      LabelledText text{json.at("text").get<std::string>(), {}};
      for (auto const& span : json.at("spans")) text.spans.push_back({span[0].get<std::size_t>(), span[1].get<std::size_t>(), span[2].get<std::string>()});
      out.push_back(std::move(text));
    }
  }
  return out;
}

NameLabel label_of(std::string const& label) {
  if (label == "PERSON") return NameLabel::person;
  if (label == "LOC") return NameLabel::place;
  return label == "ORG" || label == "CORPORATION" || label == "GROUP" || label == "MISC" || label == "PRODUCT" || label == "CREATIVE-WORK"
             ? NameLabel::body : NameLabel::none;
}

struct Example {
  std::vector<std::uint32_t> features;
  NameLabel label = NameLabel::none;
};

/// Titles inside a span are no part of the name: the sets disagree, so they are taken off.
void add_examples(LabelledText const& text, Words const& words, std::vector<Example>& out) {
  auto const bytes = plain(text.text);
  auto const list = tokens(bytes);
  TaggerFeatures const features(bytes, list, words);
  for (std::size_t at = 0; at < list.size(); ++at) {
    Example example;
    features.of(at, example.features);
    for (auto const& span : text.spans) {
      bool const inside = list[at].begin >= span.begin && list[at].end <= span.end;
      bool const title = span.label == "PERSON" && list[at].end < span.end && words.titles.contains(list[at].lower);
      if (inside && !title && example.label != NameLabel::person) example.label = label_of(span.label);
    }
    out.push_back(std::move(example));
  }
}

class Learner {
 public:
  Learner() : weights_((std::size_t{1} << kFeatureBits) * kNameLabels), squares_(weights_.size(), 1e-2F) {}

  void learn(std::vector<Example> const& examples) {
    std::uint64_t order = 1;
    std::vector<std::uint32_t> index(examples.size());
    for (std::uint32_t i = 0; i < index.size(); ++i) index[i] = i;
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      for (std::size_t i = index.size(); i > 1; --i) {
        order = order * 6364136223846793005ULL + 1442695040888963407ULL;
        std::swap(index[i - 1], index[(order >> 33U) % i]);
      }
      double loss = 0;
      for (auto const i : index) loss += step(examples[i]);
      std::cerr << "epoch " << epoch + 1 << ": mean loss " << loss / static_cast<double>(examples.size()) << "\n";
    }
  }

  [[nodiscard]] std::vector<float> const& weights() const { return weights_; }

 private:
  double step(Example const& example) {
    std::array<float, kNameLabels> sums{};
    for (auto const feature : example.features) {
      for (std::size_t label = 0; label < kNameLabels; ++label) sums[label] += weights_[feature * kNameLabels + label];
    }
    float const most = *std::max_element(sums.begin(), sums.end());
    float total = 0;
    for (auto& sum : sums) total += sum = std::exp(sum - most);
    auto const right = static_cast<std::size_t>(example.label);
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      float const slope = sums[label] / total - (label == right ? 1.0F : 0.0F);
      if (std::abs(slope) < 1e-4F) continue;
      for (auto const feature : example.features) descend(feature * kNameLabels + label, slope);
    }
    return -std::log(std::max(1e-9F, sums[right] / total));
  }

  void descend(std::size_t at, float slope) {
    squares_[at] += slope * slope;
    weights_[at] -= kRate * (slope / std::sqrt(squares_[at]) + kShrink * weights_[at]);
  }

  std::vector<float> weights_, squares_;
};

int train(std::string const& data, std::string const& tree, std::string const& model) {
  std::vector<std::string> errors;
  auto const words = read_words(tree + "/redaction/words", {}, errors);
  if (!errors.empty()) throw Fault("The word lists cannot be read.", errors.front());
  std::vector<Example> examples;
  for (auto const& text : labelled_texts(data)) add_examples(text, words, examples);
  auto const notes = invented_notes(list_of(tree + "/redaction/training/templates.txt"), list_of(tree + "/redaction/words/given_names.txt"),
                                    list_of(tree + "/redaction/training/family_names.txt"), kInvented);
  for (auto const& note : notes) add_examples(note, words, examples);
  std::cerr << examples.size() << " words\n";
  Learner learner;
  learner.learn(examples);
  write_model(model, learner.weights());
  return 0;
}

}  // namespace
}  // namespace rightsdesk::redaction

int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "usage: train_names DATA_FOLDER TREE MODEL\n";
    return 2;
  }
  try {
    return rightsdesk::redaction::train(arguments[1], arguments[2], arguments[3]);
  } catch (rightsdesk::Fault const& fault) {
    std::cerr << fault.what() << " " << fault.internal() << "\n";
    return 1;
  }
}
