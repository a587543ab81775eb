#include <algorithm>

#include "core/result.h"
#include "redaction/lookarounds.h"
#include "redaction/plain_text.h"
#include "redaction/recogniser_rows.h"

namespace rightsdesk::redaction {
namespace {

// Long enough for any address line; short enough that Boost.Regex cannot spend long on one.
constexpr std::size_t kPiece = 2000;
constexpr std::size_t kOverlap = 200;
constexpr std::size_t kContextBefore = 60;
constexpr std::size_t kContextAfter = 30;

std::string nearby(std::string_view plain, std::size_t begin, std::size_t end) {
  auto const from = begin > kContextBefore ? begin - kContextBefore : 0;
  auto const to = std::min(plain.size(), end + kContextAfter);
  return lowered(plain.substr(from, begin - from)) + " | " + lowered(plain.substr(end, to - end));
}

bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  bool const left = at == 0 || !is_word_byte(text[at - 1]);
  bool const right = at + size >= text.size() || !is_word_byte(text[at + size]);
  return left && right;
}

std::string context_word(RecogniserRow const& row, std::string const& around) {
  for (auto const& word : row.context) {
    for (auto at = around.find(word); at != std::string::npos; at = around.find(word, at + 1)) {
      if (stands_alone(around, at, word.size())) return word;
    }
  }
  return {};
}

std::optional<Hit> judged(RecogniserRow const& row, std::string_view plain, std::size_t begin, std::size_t end) {
  if (begin == end) return std::nullopt;
  if (row.check != nullptr && !row.check(plain.substr(begin, end - begin))) return std::nullopt;
  Hit hit{begin, end, &row, row.tier};
  if (row.context.empty()) return hit;
  hit.context = context_word(row, nearby(plain, begin, end));
  if (!hit.context.empty()) return hit;
  if (!row.otherwise) return std::nullopt;
  hit.tier = *row.otherwise;
  return hit;
}

}  // namespace

RowEngine::RowEngine(std::vector<RecogniserRow> rows) : rows_(std::move(rows)) {
  RE2::Options options(RE2::Latin1);
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  prefilter_ = std::make_unique<RE2::Set>(options, RE2::UNANCHORED);
  for (auto const& row : rows_) {
    auto locator = std::make_unique<RE2>("(?m:" + without_lookarounds(row.pattern) + ")", options);
    if (!locator->ok()) locator.reset();
    ENSURE(prefilter_->Add(locator ? locator->pattern() : row.prefilter, nullptr) >= 0, "a checked prefilter must compile");
    locators_.push_back(std::move(locator));
  }
  ENSURE(rows_.empty() || prefilter_->Compile(), "the prefilters together must compile");
}

/// The next place at or behind `from` where the row matches, as Boost.Regex alone would find it.
bool RowEngine::next_match(std::size_t row, Piece const& piece, char const* from, boost::cmatch& match) const {
  auto const* base = piece.plain.data();
  auto const* end = base + piece.end;
  auto const* first = base + piece.begin;
  auto const flags = [&](char const* at) { return at > first || piece.begin > 0 ? boost::match_default | boost::match_prev_avail : boost::match_default; };
  auto const& regex = rows_[row].regex;
  if (!locators_[row]) return from < end && boost::regex_search(from, end, match, regex, flags(from), first);
  re2::StringPiece const text(base, piece.end);
  re2::StringPiece seen;
  for (auto const* at = from; at < end; at = seen.data() + 1) {
    if (!locators_[row]->Match(text, static_cast<std::size_t>(at - base), piece.end, RE2::UNANCHORED, &seen, 1)) return false;
    if (seen.data() < end && boost::regex_search(seen.data(), end, match, regex, flags(seen.data()) | boost::match_continuous, first)) return true;
  }
  return false;
}

void RowEngine::search_row(std::size_t row, Piece const& piece, std::vector<Hit>& out) const {
  auto const* base = piece.plain.data();
  boost::cmatch match;
  for (auto const* at = base + piece.begin; next_match(row, piece, at, match);) {
    auto const& found = match.size() > 1 && match[1].matched ? match[1] : match[0];
    auto hit = judged(rows_[row], piece.plain, static_cast<std::size_t>(found.first - base), static_cast<std::size_t>(found.second - base));
    // A refused candidate may hide a good one that begins inside it.
    at = hit ? std::max(found.second, match[0].first + 1) : match[0].first + 1;
    if (hit) out.push_back(std::move(*hit));
  }
}

void RowEngine::search_piece(std::string_view plain, std::size_t begin, std::size_t end, std::vector<Hit>& out) const {
  std::vector<int> may_match;
  RE2::Set::ErrorInfo trouble{};
  bool const any = prefilter_->Match({plain.data() + begin, end - begin}, &may_match, &trouble);
  bool const searched = any || trouble.kind == RE2::Set::kNoError;
  if (!searched) out.push_back({begin, end, nullptr, Tier::suspect});
  std::sort(may_match.begin(), may_match.end());
  for (int const index : may_match) {
    try {
      search_row(static_cast<std::size_t>(index), {plain, begin, end}, out);
    } catch (std::runtime_error const&) {  // Boost.Regex: "the complexity of matching … exceeded predefined bounds"
      out.push_back({begin, end, nullptr, Tier::suspect});
    }
  }
}

std::vector<Hit> RowEngine::hits(std::string_view plain) const {
  std::vector<Hit> out;
  if (rows_.empty()) return out;
  for (std::size_t begin = 0; begin < plain.size();) {
    auto const newline = std::min(plain.find('\n', begin), plain.size());
    for (auto at = begin; at < newline;) {
      auto const stop = newline - at > kPiece ? at + kPiece : newline;
      search_piece(plain, at, stop, out);
      at = stop == newline ? newline : stop - kOverlap;
    }
    begin = newline + 1;
  }
  auto const order = [](Hit const& a, Hit const& b) {
    return std::tuple(a.begin, b.end, a.row) < std::tuple(b.begin, a.end, b.row);
  };
  std::sort(out.begin(), out.end(), order);
  auto const same = [](Hit const& a, Hit const& b) { return a.begin == b.begin && a.end == b.end && a.row == b.row; };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

}  // namespace rightsdesk::redaction
