#include "redaction/tagger.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <unordered_map>

#include "core/result.h"
#include "redaction/surroundings.h"

namespace rightsdesk::redaction {
namespace {

constexpr std::string_view kMagic = "rightsdesk names 2\n";
constexpr std::size_t kWeights = (std::size_t{1} << kFeatureBits) * kNameLabels;

// FNV-1a, 32 bits.
std::uint32_t hashed(std::string_view bytes, std::uint32_t from = 2166136261U) {
  for (char byte : bytes) from = (from ^ static_cast<unsigned char>(byte)) * 16777619U;
  return from;
}

std::uint32_t mixed(std::uint32_t a, std::uint32_t b) {
  std::uint32_t out = (a ^ (b + 0x9E3779B9U + (a << 6U) + (a >> 2U))) * 2654435761U;
  return out ^ (out >> 15U);
}

/// "Xxx", "XX", "x", "9x": runs of one kind of letter made at most three long.
std::uint32_t shape_hash(std::string_view word) {
  std::string shape;
  for (char byte : word) {
    if (byte == kMark) continue;
    char const kind = is_upper(byte) ? 'X' : is_digit(byte) ? '9' : 'x';
    if (shape.size() < 3 || shape.substr(shape.size() - 3) != std::string(3, kind)) shape += kind;
  }
  return hashed(shape);
}

}  // namespace

TaggerFeatures::TaggerFeatures(std::string_view plain, std::vector<Token> const& list, Words const& words)
    : plain_(plain), list_(list), words_(words) {
  seen_.reserve(list.size());
  for (std::size_t at = 0; at < list.size(); ++at) seen_.push_back(seen(at));
  std::unordered_map<std::string_view, std::uint32_t> kinds;
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (list[at].shape == Shape::lower) kinds[list[at].lower] |= 1U;
    if (begins_upper(list[at]) && (seen_[at].flags & 1U) == 0) kinds[list[at].lower] |= 2U;
  }
  for (auto const& token : list) elsewhere_.push_back(kinds[token.lower]);
}

TaggerFeatures::Seen TaggerFeatures::seen(std::size_t at) const {
  auto const& token = list_[at];
  auto const& word = token.lower;
  Seen out;
  out.word = hashed(word);
  out.shape = shape_hash(plain_.substr(token.begin, token.end - token.begin));
  char const before = token.begin == 0 ? '\n' : plain_[token.begin - 1];
  char const after = token.end >= plain_.size() ? '\n' : plain_[token.end];
  out.flags = starts_sentence(plain_, token.begin) ? 1U : 0U;
  out.flags |= static_cast<std::uint32_t>(static_cast<unsigned char>(before)) << 8U;
  out.flags |= static_cast<std::uint32_t>(static_cast<unsigned char>(after)) << 16U;
  std::array<bool, 11> const in{words_.ordinary.contains(word), words_.places.contains(word), words_.place_words.contains(word),
                               words_.name_words.contains(word), words_.given_names.contains(word), words_.titles.contains(word),
                               words_.relations.contains(word), words_.before.contains(word), words_.after.contains(word),
                               words_.more_given.contains(word), words_.more_family.contains(word)};
  for (std::size_t i = 0; i < in.size(); ++i) out.lists |= in[i] ? 1U << i : 0U;
  return out;
}

void TaggerFeatures::of(std::size_t at, std::vector<std::uint32_t>& out) const {
  out.clear();
  std::uint32_t id = 0;
  auto const add = [&](std::uint32_t value) { out.push_back(mixed(++id, value) & ((1U << kFeatureBits) - 1U)); };
  Seen const edge{};
  auto const near = [&](int offset) -> Seen const& {
    auto const there = static_cast<std::ptrdiff_t>(at) + offset;
    return there < 0 || there >= static_cast<std::ptrdiff_t>(seen_.size()) ? edge : seen_[static_cast<std::size_t>(there)];
  };
  auto const &self = near(0), &left = near(-1), &right = near(1);
  add(0);
  for (int offset = -2; offset <= 2; ++offset) add(near(offset).word);
  for (int offset = -2; offset <= 2; ++offset) add(mixed(near(offset).shape, near(offset).lists));
  add(mixed(left.word, self.word));
  add(mixed(self.word, right.word));
  add(mixed(left.word, self.shape));
  add(mixed(self.shape, right.word));
  add(mixed(mixed(left.shape, self.shape), right.shape));
  add(mixed(mixed(left.lists, self.lists), self.shape));
  add(mixed(mixed(self.lists, right.lists), self.shape));
  add(mixed(mixed(left.lists, mixed(self.lists, right.lists)), self.shape));
  add(mixed(self.flags & 1U, mixed(self.lists, self.shape)));
  add(mixed(self.flags & 0xFF00U, self.shape));
  add(mixed(self.flags & 0xFF0000U, self.shape));
  add(mixed(self.flags, self.lists));
  add(mixed(elsewhere_[at], mixed(self.shape, self.flags & 1U)));
  add(mixed(near(-2).word, left.word));
  add(mixed(right.word, near(2).word));
  std::string_view const word = list_[at].lower;
  for (std::size_t size = 1; size <= 4; ++size) {
    add(size <= word.size() ? hashed(word.substr(0, size)) : 1);
    add(size <= word.size() ? mixed(hashed(word.substr(word.size() - size)), self.shape) : 1);
  }
  add(static_cast<std::uint32_t>(std::min<std::size_t>(word.size(), 12)));
}

Tagger Tagger::from_file(std::string const& file) {
  std::ifstream in(file, std::ios::binary);
  std::string magic(kMagic.size(), '\0');
  Tagger out;
  out.weights_.resize(kWeights);
  in.read(magic.data(), static_cast<std::streamsize>(magic.size()));
  in.read(reinterpret_cast<char*>(&out.scale_), sizeof out.scale_);
  in.read(reinterpret_cast<char*>(out.weights_.data()), static_cast<std::streamsize>(kWeights));
  bool const whole = in && magic == kMagic && in.peek() == std::ifstream::traits_type::eof();
  if (!whole) throw Fault("The model of names cannot be read.", file + ": missing, or not a model of this version");
  return out;
}

std::vector<float> Tagger::person_probabilities(std::string_view plain, std::vector<Token> const& list, Words const& words) const {
  TaggerFeatures const features(plain, list, words);
  std::vector<float> out(list.size());
  std::vector<std::uint32_t> active;
  for (std::size_t at = 0; at < list.size(); ++at) {
    features.of(at, active);
    std::array<int, kNameLabels> sums{};
    for (auto const feature : active) {
      auto const* row = weights_.data() + std::size_t{feature} * kNameLabels;
      for (std::size_t label = 0; label < kNameLabels; ++label) sums[label] += row[label];
    }
    float const most = static_cast<float>(*std::max_element(sums.begin(), sums.end()));
    float total = 0;
    for (auto const sum : sums) total += std::exp((static_cast<float>(sum) - most) * scale_);
    out[at] = std::exp((static_cast<float>(sums[static_cast<std::size_t>(NameLabel::person)]) - most) * scale_) / total;
  }
  return out;
}

void write_model(std::string const& file, std::vector<float> const& weights) {
  ENSURE(weights.size() == kWeights, "a model has one weight for each feature and label");
  float most = 1e-6F;
  for (float const weight : weights) most = std::max(most, std::abs(weight));
  float const scale = most / 127;
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(kMagic.data(), static_cast<std::streamsize>(kMagic.size()));
  out.write(reinterpret_cast<char const*>(&scale), sizeof scale);
  std::vector<char> bytes(kWeights);
  for (std::size_t i = 0; i < kWeights; ++i) bytes[i] = static_cast<char>(static_cast<std::int8_t>(std::lround(weights[i] / scale)));
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out) throw Fault("The model of names cannot be written.", file + ": writing failed");
}

}  // namespace rightsdesk::redaction
