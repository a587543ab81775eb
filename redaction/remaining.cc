#include "redaction/remaining.h"

#include <algorithm>

#include "core/text.h"
#include "redaction/boxes.h"

namespace rightsdesk::redaction {
namespace {

document::Page const* page_of(ReviewedRecord const& record, int number) {
  for (auto const& page : record.document().pages) {
    if (page.number == number) return &page;
  }
  return nullptr;
}

}  // namespace

std::vector<std::string> key_words(std::string_view text) {
  std::vector<std::string> out;
  for (auto& token : tokens(plain(text))) out.push_back(std::move(token.lower));
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> removed_stretches(ReviewedRecord const& record, int number) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  auto const* page = page_of(record, number);
  for (auto const& removal : record.removals()) {
    if (removal.place.page != number || page == nullptr) continue;
    if (removal.place.begin < removal.place.end) out.emplace_back(removal.place.begin, removal.place.end);
    for (auto const& word : page->words) {
      if (removal.place.region && overlap(word.box, *removal.place.region)) out.emplace_back(word.begin, word.end);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string removed_text(ReviewedRecord const& record, ReviewedRecord::Removal const& removal) {
  auto const* page = page_of(record, removal.place.page);
  if (page == nullptr) return {};
  if (removal.place.begin < removal.place.end) return tidied(slice(page->text, removal.place.begin, removal.place.end));
  std::string out;
  for (auto const& word : page->words) {
    if (removal.place.region && overlap(word.box, *removal.place.region)) out += slice(page->text, word.begin, word.end) + " ";
  }
  return tidied(out);
}

void WordSequences::add(std::vector<std::string> const& words, std::size_t index) {
  if (!words.empty()) by_first_[words.front()].emplace_back(words, index);
}

std::vector<WordSequences::Found> WordSequences::in(std::string_view utf8) const { return in(tokens(plain(utf8))); }

std::vector<WordSequences::Found> WordSequences::in(std::vector<Token> const& list) const {
  std::vector<Found> out;
  for (std::size_t at = 0; at < list.size(); ++at) {
    auto const known = by_first_.find(list[at].lower);
    if (known == by_first_.end()) continue;
    for (auto const& [words, index] : known->second) {
      if (at + words.size() > list.size()) continue;
      auto const same = std::equal(words.begin(), words.end(), list.begin() + static_cast<std::ptrdiff_t>(at),
                                   [](std::string const& word, Token const& token) { return word == token.lower; });
      if (same) out.push_back({index, list[at].begin, list[at + words.size() - 1].end});
    }
  }
  return out;
}

}  // namespace rightsdesk::redaction
