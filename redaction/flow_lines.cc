#include "redaction/flow_lines.h"

#include "core/text.h"

namespace rightsdesk::redaction {
namespace {

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\u00A0' || c == U'\r' || (c >= U'\u2000' && c <= U'\u200B') || c == U'\u202F'; }

enum class Beside { none, left, right, both };  // on which side of a text a marker stands

std::u32string with_even_edges(std::u32string_view text, Beside beside) {
  auto const edge = [](std::u32string_view blanks) -> std::u32string {
    if (blanks.empty()) return {};
    return blanks.find(U'\t') == std::u32string_view::npos ? U" " : U"\t";
  };
  std::size_t from = 0, to = text.size();
  bool const left = beside == Beside::left || beside == Beside::both, right = beside == Beside::right || beside == Beside::both;
  while (left && from < to && is_blank(text[from])) ++from;
  while (right && to > from && is_blank(text[to - 1])) --to;
  auto const before = edge(text.substr(0, from));
  if (from == to) return before.empty() ? edge(text.substr(to)) : before;
  return before + std::u32string(text.substr(from, to - from)) + edge(text.substr(to));
}

class Lines {
 public:
  void text(std::u32string_view piece) {
    for (auto newline = piece.find(U'\n'); newline != std::u32string_view::npos; newline = piece.find(U'\n')) {
      pending_ += piece.substr(0, newline);
      piece.remove_prefix(newline + 1);
      end_line();
    }
    pending_ += piece;
  }

  void marker(std::string const& code) {
    bool const repeats = after_marker() && std::get<Marker>(line_.back()).code == code && pending_.find_first_not_of(U" \u00A0") == std::u32string::npos;
    if (repeats) {
      pending_.clear();
    } else {
      flush(after_marker() ? Beside::both : Beside::right);
      line_.push_back(Marker{code});
    }
  }

  std::vector<std::vector<Run>> done() {
    end_line();
    return std::move(lines_);
  }

 private:
  [[nodiscard]] bool after_marker() const { return !line_.empty() && std::holds_alternative<Marker>(line_.back()); }

  void flush(Beside beside) {
    auto even = with_even_edges(pending_, beside);
    pending_.clear();
    bool const indent = line_.empty() && even.find_first_not_of(U" \t") == std::u32string::npos && beside == Beside::right;
    if (!even.empty() && !(indent && even != U"\t")) line_.push_back(Text{to_utf8(even)});
  }

  void end_line() {
    if (after_marker()) {
      auto const last = pending_.find_last_not_of(U" \t\u00A0\r");
      pending_.erase(last == std::u32string::npos ? 0 : last + 1);
      flush(Beside::left);
    } else {
      flush(Beside::none);
    }
    lines_.push_back(std::move(line_));
    line_.clear();
  }

  std::vector<std::vector<Run>> lines_;
  std::vector<Run> line_;
  std::u32string pending_;
};

}  // namespace

std::vector<std::vector<Run>> flow_lines(std::string const& text, std::vector<ReviewedRecord::Removal> const& removals) {
  auto const points = to_code_points(text);
  std::u32string_view const all(points);
  Lines lines;
  std::size_t at = 0;
  for (auto const& removal : removals) {
    if (removal.place.begin >= removal.place.end) continue;
    lines.text(all.substr(at, removal.place.begin - at));
    lines.marker(removal.decision.code);
    at = removal.place.end;
  }
  lines.text(all.substr(at));
  return lines.done();
}

}  // namespace rightsdesk::redaction
