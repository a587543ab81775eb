// Trains redaction/models/names.bin: train_names DATA_FOLDER TREE MODEL
// DATA_FOLDER holds *.jsonl of {"id","text","spans":[[begin,end,label],…]}, offsets in code points.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/result.h"
#include "core/text.h"
#include "redaction/tagger.h"
#include "redaction/training/invented_notes.h"
#include "redaction/training/learner.h"
#include "redaction/training/other_names.h"

namespace rightsdesk::redaction {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kInvented = 8000;
constexpr int kOtherNames = 2;                           // so often each text with people in it is said of others
constexpr std::size_t kInLowerCase = 5, kInCapitals = 8;  // one text in so many is said so too

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

NameLabel label_at(LabelledText const& text, Token const& token, Words const& words) {
  auto out = NameLabel::none;
  for (auto const& span : text.spans) {
    bool const inside = token.begin >= span.begin && token.end <= span.end;
    bool const title = span.label == "PERSON" && token.end < span.end && words.titles.contains(token.lower);
    if (inside && !title && out != NameLabel::person) out = label_of(span.label);
  }
  return out;
}

/// Titles inside a span are no part of the name: the sets disagree, so they are taken off.
void add_runs(LabelledText const& text, Words const& words, std::vector<LabelledRun>& out) {
  auto const bytes = plain(text.text);
  auto const list = tokens(bytes);
  TaggerFeatures const features(bytes, list, words);
  LabelledRun run;
  for (std::size_t at = 0; at < list.size(); ++at) {
    run.features.emplace_back();
    features.of(at, run.features.back());
    run.labels.push_back(label_at(text, list[at], words));
    auto const joint = features.joint(at);
    if (joint != Joint::none) {
      run.joints.push_back(joint);
    } else {
      out.push_back(std::move(run));
      run = {};
    }
  }
}

std::vector<std::string> both(std::vector<std::string> one, std::vector<std::string> const& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

bool has_person(LabelledText const& text) {
  return std::any_of(text.spans.begin(), text.spans.end(), [](LabelledSpan const& span) { return span.label == "PERSON"; });
}

int train(std::string const& data, std::string const& tree, std::string const& model) {
  std::vector<std::string> errors;
  auto const words = read_words(tree + "/redaction/words", {}, errors);
  if (!errors.empty()) throw Fault("The word lists cannot be read.", errors.front());
  auto const given = list_of(tree + "/redaction/words/given_names.txt"), family = list_of(tree + "/redaction/training/family_names.txt");
  NamePool const pool{both(given, list_of(tree + "/redaction/words/more_given_names.txt")), both(family, list_of(tree + "/redaction/words/more_family_names.txt"))};
  std::vector<LabelledRun> runs;
  Chance chance(20261123);
  for (auto const& text : labelled_texts(data)) {
    add_runs(text, words, runs);
    for (int i = 0; i < kOtherNames && has_person(text); ++i) add_runs(with_other_names(text, pool, words, chance), words, runs);
    if (chance.below(kInLowerCase) == 0) add_runs(in_lower_case(text), words, runs);
    if (chance.below(kInCapitals) == 0) add_runs(in_capitals(text), words, runs);
  }
  auto const templates = list_of(tree + "/redaction/training/templates.txt");
  for (auto const& note : invented_notes(templates, pool.given, pool.family, kInvented)) add_runs(note, words, runs);
  std::cerr << runs.size() << " runs of words\n";
  auto const learnt = learnt_from(runs);
  write_model(model, learnt.weights, learnt.transitions);
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
