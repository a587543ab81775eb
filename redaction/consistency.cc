#include "redaction/consistency.h"

#include <algorithm>
#include <map>

#include "core/text.h"
#include "redaction/keep_only.h"
#include "redaction/remaining.h"

namespace rightsdesk::redaction {
namespace {

using Stretches = std::vector<std::pair<std::size_t, std::size_t>>;

std::size_t letters_in(std::vector<std::string> const& words) {
  std::size_t out = 0;
  for (auto const& word : words) out += word.size();
  return out;
}

bool touched(Stretches const& removed, std::size_t begin, std::size_t end) {
  return std::any_of(removed.begin(), removed.end(), [&](auto const& stretch) { return stretch.first < end && begin < stretch.second; });
}

class Comparison {
 public:
  explicit Comparison(std::span<ReviewedRecord const> records) : records_(records) {}

  std::vector<Inconsistency> all() {
    for (auto const& record : records_) collect(record);
    for (auto const& record : records_) {
      for (auto const& page : record.document().pages) {
        if (!record.withheld_pages().contains(page.number)) look_for_kept(record, page);
      }
    }
    std::sort(found_.begin(), found_.end(), [](auto const& a, auto const& b) { return a.text < b.text; });
    return std::move(found_);
  }

 private:
  void collect(ReviewedRecord const& record) {
    for (auto const& removal : record.removals()) {
      auto const text = removed_text(record, removal);
      auto const words = key_words(text);
      if (removal.kind == "passage" || removal.kind == kRest || letters_in(words) < 3) continue;
      auto const [at, fresh] = by_words_.try_emplace(words, found_.size());
      if (fresh) {
        found_.push_back({text, removal.kind, {}, {}});
        sequences_.add(words, at->second);
      }
      found_[at->second].withheld.push_back(removal.place);
    }
    for (auto const& page : record.document().pages) {
      if (!record.withheld_pages().contains(page.number)) continue;
      auto const words = key_words(page.text);
      if (letters_in(words) < 20) continue;
      auto const [at, fresh] = by_page_.try_emplace(words, found_.size());
      if (fresh) found_.push_back({"page " + std::to_string(page.number), "page", {}, {}});
      found_[at->second].withheld.push_back({record.record(), page.number, 0, count_code_points(page.text)});
    }
  }

  void look_for_kept(ReviewedRecord const& record, document::Page const& page) {
    auto const removed = removed_stretches(record, page.number);
    for (auto const& found : sequences_.in(page.text)) {
      if (touched(removed, found.begin, found.end)) continue;
      found_[found.index].kept.push_back({record.record(), page.number, found.begin, found.end});
    }
    auto const twin = by_page_.find(key_words(page.text));
    if (twin != by_page_.end()) found_[twin->second].kept.push_back({record.record(), page.number, 0, count_code_points(page.text)});
  }

  std::span<ReviewedRecord const> records_;
  std::vector<Inconsistency> found_;
  std::map<std::vector<std::string>, std::size_t> by_words_, by_page_;
  WordSequences sequences_;
};

}  // namespace

std::vector<Inconsistency> inconsistencies(std::span<ReviewedRecord const> records) {
  auto out = Comparison(records).all();
  std::erase_if(out, [](auto const& one) { return one.kept.empty(); });
  return out;
}

std::vector<std::string> gone_everywhere(std::span<ReviewedRecord const> records) {
  std::vector<std::string> out;
  for (auto& one : Comparison(records).all()) {
    if (one.kept.empty() && one.kind != "page") out.push_back(std::move(one.text));
  }
  return out;
}

}  // namespace rightsdesk::redaction
