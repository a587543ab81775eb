#include "disclosure/short_forms.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/text.h"

namespace rightsdesk::disclosure {
namespace {

constexpr std::size_t kFewest = 2, kMost = 6;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_inside_a_word(char c) { return is_capital(c) || is_small(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }
bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Calls `with` for each stretch of `text` whose letters all answer `of`.
template <class Of, class With>
void each_stretch(std::string_view text, Of const& of, With const& with) {
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && !of(text[at])) ++at;
    auto const begin = at;
    while (at < text.size() && of(text[at])) ++at;
    if (at > begin) with(text.substr(begin, at - begin));
  }
}

/// Signs beyond ASCII that part words (U+0080 to U+00BF, U+2000 to U+206F: quotation marks, dashes, narrow spaces), as white space.
std::string with_plain_signs(std::string_view text) {
  std::u32string letters = to_code_points(text);
  for (auto& letter : letters) {
    bool const sign = (letter >= 0x80 && letter < 0xC0) || (letter >= 0x2000 && letter < 0x2070);
    if (sign) letter = U' ';
  }
  return to_utf8(letters);
}

std::string_view without_its_stops(std::string_view word) {
  while (!word.empty() && !is_inside_a_word(word.front())) word.remove_prefix(1);
  while (!word.empty() && !is_inside_a_word(word.back())) word.remove_suffix(1);
  return word;
}

std::string_view without_its_plural(std::string_view word) {
  bool const plural = word.size() > kFewest && word.back() == 's' && is_capital(word[word.size() - 2]);
  return plural ? word.substr(0, word.size() - 1) : word;
}

bool looks_short(std::string_view word) { return word.size() >= kFewest && word.size() <= kMost && std::all_of(word.begin(), word.end(), is_capital); }

/// A heading in capitals says nothing of what is a short form.
bool all_in_capitals(std::string_view line) {
  auto const capitals = std::count_if(line.begin(), line.end(), is_capital);
  return capitals > std::count_if(line.begin(), line.end(), is_small);
}

}  // namespace

bool is_spelling(std::string_view text) { return count_code_points(text) >= kFewest && std::none_of(text.begin(), text.end(), is_white); }

ShortFormsSeen::ShortFormsSeen(std::vector<ShortForm> all) : all_(std::move(all)) {
  for (std::size_t place = 0; place < all_.size(); ++place) {
    for (auto const& spelling : all_[place].written) form_of_.emplace(spelling, place);
  }
}

bool ShortFormsSeen::take(std::string_view word) {
  for (auto const form : {word, without_its_plural(word)}) {
    if (!form_of_.contains(form)) continue;
    seen_.emplace(form);
    return true;
  }
  return false;
}

void ShortFormsSeen::note(std::string_view text) {
  each_stretch(with_plain_signs(text), [](char c) { return c != '\n'; }, [&](std::string_view line) {
    bool const heading = all_in_capitals(line);
    each_stretch(line, [](char c) { return !is_white(c); }, [&](std::string_view given) {
      auto const whole = without_its_stops(given);
      if (take(whole)) return;
      each_stretch(whole, is_inside_a_word, [&](std::string_view part) {
        if (!take(part) && !heading && looks_short(without_its_plural(part))) ++others_[std::string(without_its_plural(part))];
      });
    });
  });
}

void ShortFormsSeen::note(redaction::BurnedPage const& page) {
  for (auto const& line : page.lines) {
    std::string kept;
    for (auto const& run : line) {
      auto const* text = std::get_if<redaction::Text>(&run);
      kept += text == nullptr ? " " : text->utf8;
    }
    note(kept);
  }
  std::string words;
  for (auto const& word : page.words) words += word.utf8 + " ";
  note(words);
}

std::vector<GlossaryRow> ShortFormsSeen::rows() const {
  std::vector<GlossaryRow> rows;
  for (auto const& form : all_) {
    std::vector<std::string> occurred;
    std::copy_if(form.written.begin(), form.written.end(), std::back_inserter(occurred), [&](auto const& spelling) { return seen_.contains(spelling); });
    if (!occurred.empty()) rows.push_back({joined(occurred, " or "), form.meaning});
  }
  std::stable_sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return folded(a.term) < folded(b.term); });
  return rows;
}

std::vector<std::pair<std::string, int>> ShortFormsSeen::unexplained(std::size_t most) const {
  std::vector<std::pair<std::string, int>> others(others_.begin(), others_.end());
  std::stable_sort(others.begin(), others.end(), [](auto const& a, auto const& b) { return a.second > b.second; });
  if (others.size() > most) others.resize(most);
  return others;
}

}  // namespace rightsdesk::disclosure
