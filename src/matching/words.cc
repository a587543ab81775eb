#include "matching/words.h"

#include <algorithm>
#include <numeric>

namespace rightsdesk::matching {

std::uint64_t signature(std::string_view word) {
  std::uint64_t out = 0;
  for (char c : word) {
    bool const letter = c >= 'a' && c <= 'z';
    unsigned const place = letter ? static_cast<unsigned>(c - 'a') : 52U + static_cast<unsigned char>(c) % 12U;
    auto const bit = std::uint64_t{1} << place;
    // A letter met again sets its second bit, so that "anna" and "an" are further apart.
    out |= letter && (out & bit) != 0 ? bit << 26U : bit;
  }
  return out;
}

Code Words::add(std::string_view word) {
  if (auto const found = codes_.find(word); found != codes_.end()) return found->second;
  return codes_.emplace(std::string(word), static_cast<Code>(codes_.size())).first->second;
}

std::vector<Code> Words::seal() {
  std::vector<std::pair<std::string_view, Code>> sorted;
  sorted.reserve(codes_.size());
  std::size_t letters = 0;
  for (auto const& [word, code] : codes_) {
    sorted.emplace_back(word, code);
    letters += word.size();
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<Code> renamed(sorted.size());
  text_.reserve(letters);
  starts_.reserve(sorted.size() + 1);
  signatures_.reserve(sorted.size());
  for (auto const& [word, code] : sorted) {
    renamed[code] = static_cast<Code>(signatures_.size());
    starts_.push_back(static_cast<std::uint32_t>(text_.size()));
    text_ += word;
    signatures_.push_back(signature(word));
  }
  starts_.push_back(static_cast<std::uint32_t>(text_.size()));
  CodeByText().swap(codes_);
  return renamed;
}

Code Words::find(std::string_view word) const {
  auto const at = beginning(word).first;
  return at < size() && this->at(at) == word ? at : static_cast<Code>(size());
}

std::pair<Code, Code> Words::beginning(std::string_view start) const {
  Code low = 0;
  Code high = static_cast<Code>(size());
  while (low < high) {
    Code const middle = low + (high - low) / 2;
    at(middle) < start ? low = middle + 1 : high = middle;
  }
  Code end = low;
  Code last = static_cast<Code>(size());
  while (end < last) {
    Code const middle = end + (last - end) / 2;
    at(middle).starts_with(start) ? end = middle + 1 : last = middle;
  }
  return {low, end};
}

std::size_t Words::bytes() const {
  return text_.capacity() + starts_.capacity() * sizeof(starts_[0]) + signatures_.capacity() * sizeof(signatures_[0]);
}

}  // namespace rightsdesk::matching
