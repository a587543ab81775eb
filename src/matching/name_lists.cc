#include "matching/name_lists.h"

#include <algorithm>

#include "core/text.h"

namespace rightsdesk::matching {
namespace {

using Tokens = std::vector<std::string>;

std::string joined(Tokens const& words) {
  std::string out;
  for (auto const& word : words) out += word;
  return out;
}

Tokens with_joined(Tokens words) {
  if (words.size() > 1) words.push_back(joined(words));
  return words;
}

/// What each word of the dictionary weighs at most beside the subject's.
class WordWeights {
 public:
  WordWeights(Words const& words, Model const& model) : words_(words), model_(model) {}

  void consider(std::vector<person::NameTokens> const& subject) {
    int low_given = weight(Forename::different);
    int low_family = weight(Family::different);
    for (auto const& name : subject) {
      bool const one_word = name.given.size() + name.family.size() == 1;
      if (one_word || name.given.empty()) low_given = std::max(low_given, 0);
      if (one_word || name.family.empty()) low_family = std::max(low_family, 0);
    }
    given_.assign(words_.size(), static_cast<std::int16_t>(low_given));
    family_.assign(words_.size(), static_cast<std::int16_t>(low_family));
    for (auto const& name : subject) consider(name);
  }

  [[nodiscard]] std::int16_t given(Code word) const { return given_[word]; }
  [[nodiscard]] std::int16_t family(Code word) const { return family_[word]; }

 private:
  [[nodiscard]] int weight(Forename grade) const {
    return model_.level(Field::forename, static_cast<std::uint8_t>(grade)).centibits;
  }
  [[nodiscard]] int weight(Family grade) const {
    return model_.level(Field::family, static_cast<std::uint8_t>(grade)).centibits;
  }

  static void raise(std::int16_t& to, int value) {
    to = std::max(to, static_cast<std::int16_t>(std::clamp(value, -30000, 30000)));
  }

  void consider(person::NameTokens const& name) {
    bool const one_word = name.given.size() + name.family.size() == 1;
    for (auto const& word : with_joined(name.given)) {
      each_like(word, [&](Code code) { as_given(word, code); });
      if (one_word) each_like(word, [&](Code code) { as_family(word, code); });
    }
    for (auto const& word : with_joined(name.family)) {
      each_like(word, [&](Code code) { as_family(word, code); });
      if (one_word) each_like(word, [&](Code code) { as_given(word, code); });
    }
  }

  template <class Take>
  void each_like(std::string const& word, Take take) {
    if (count_code_points(word) == 1) {
      auto const [from, to] = words_.beginning(word);
      for (Code code = from; code < to; ++code) take(code);
      return;
    }
    words_.near(word, word.size() >= 7 ? 2 : 1, take);
    auto also = model_.book->also_written(word);
    also.push_back(slice(word, 0, 1));
    for (auto const& other : also) {
      if (auto const code = words_.find(other); code < words_.size()) take(code);
    }
  }

  static bool may_be_swapped(Forename grade) {
    return grade <= Forename::other_spelling || grade == Forename::typo || grade == Forename::close || grade == Forename::initial;
  }

  void as_given(std::string const& word, Code code) {
    Tokens const other{std::string(words_.at(code))};
    auto const grade = compare_forenames({word}, other, *model_.book);
    if (grade == Forename::different) return;
    raise(given_[code], weight(grade));
    raise(given_[code], weight(Forename::another_given));
    if (may_be_swapped(grade)) raise(family_[code], weight(Family::swapped));
  }

  void as_family(std::string const& word, Code code) {
    Tokens const other{std::string(words_.at(code))};
    auto const grade = compare_families({word}, other, *model_.book);
    if (grade != Family::different) {
      raise(family_[code], weight(grade));
      if (grade == Family::same) raise(family_[code], weight(Family::former));
    }
    auto const as_forename = compare_forenames({word}, other, *model_.book);
    if (may_be_swapped(as_forename)) raise(given_[code], weight(Forename::swapped));
  }

  Words const& words_;
  Model const& model_;
  std::vector<std::int16_t> given_;
  std::vector<std::int16_t> family_;
};

}  // namespace

Code NameLists::add(std::vector<std::string> const& words, Stands stands, Words& dictionary) {
  if (words.empty()) return 0;
  key_ = stands == Stands::alone ? "1" : "0";
  for (auto const& word : words) (key_ += ' ') += word;
  if (auto const found = codes_.find(key_); found != codes_.end()) return found->second;
  auto const code = static_cast<Code>(size());
  codes_.emplace(key_, code);
  for (auto const& word : with_joined(words)) words_.push_back(dictionary.add(word));
  starts_.push_back(static_cast<std::uint32_t>(words_.size()));
  alone_.push_back(stands == Stands::alone);
  return code;
}

void NameLists::seal(std::vector<Code> const& renamed) {
  for (auto& word : words_) word = renamed[word];
  CodeByText().swap(codes_);
  starts_.shrink_to_fit();
  words_.shrink_to_fit();
}

std::size_t NameLists::bytes() const {
  return starts_.capacity() * 4 + words_.capacity() * sizeof(Code) + alone_.capacity() / 8;
}

NameWeights weigh_names(std::vector<person::NameTokens> const& subject, Words const& words, NameLists const& given,
                        NameLists const& family, Model const& model) {
  WordWeights weights(words, model);
  weights.consider(subject);
  NameWeights out;
  out.given.resize(given.size());
  out.family.resize(family.size());
  if (subject.empty()) return out;
  for (Code list = 1; list < given.size(); ++list) {
    std::int16_t best = INT16_MIN;
    for (auto const word : given.words(list)) {
      best = std::max(best, weights.given(word));
      if (given.alone(list)) best = std::max(best, weights.family(word));
    }
    out.given[list] = best;
  }
  for (Code list = 1; list < family.size(); ++list) {
    std::int16_t best = INT16_MIN;
    for (auto const word : family.words(list)) best = std::max(best, weights.family(word));
    out.family[list] = best;
  }
  return out;
}

}  // namespace rightsdesk::matching
