#pragma once
// Names of a source, each distinct one held once: lists of words that stand for a given name, a family name, or a
// name of one word only.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "matching/model.h"
#include "matching/words.h"
#include "person/names.h"

namespace rightsdesk::matching {

/// Code 0 is "not held". Beside its words a list of several holds them joined, as "anna maria" may stand "annamaria".
class NameLists {
 public:
  enum class Stands { beside, alone };  ///< alone: the one word is all there is of the name

  NameLists() { starts_ = {0, 0}; }
  Code add(std::vector<std::string> const& words, Stands stands, Words& dictionary);
  void seal(std::vector<Code> const& renamed);

  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  [[nodiscard]] std::span<Code const> words(Code list) const {
    return std::span(words_).subspan(starts_[list], starts_[list + 1] - starts_[list]);
  }
  [[nodiscard]] bool alone(Code list) const { return alone_[list]; }
  [[nodiscard]] std::size_t bytes() const;

 private:
  std::vector<std::uint32_t> starts_;
  std::vector<Code> words_;
  std::vector<bool> alone_{false};
  CodeByText codes_;  // until sealing
  std::string key_;   // the last one asked for, its memory used again
};

/// The most each list can weigh beside the subject's names, in centibits: never less than the judge's weight but for
/// rounding, often the same.
struct NameWeights {
  std::vector<std::int16_t> given;
  std::vector<std::int16_t> family;
};

NameWeights weigh_names(std::vector<person::NameTokens> const& subject, Words const& words, NameLists const& given,
                        NameLists const& family, Model const& model);

}  // namespace rightsdesk::matching
