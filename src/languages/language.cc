#include "languages/language.h"

#include <algorithm>
#include <optional>

namespace rightsdesk::languages {
namespace {

using Kind = Piece::Kind;

bool is_number(std::string const& name) { return name == "day" || name == "year" || name == "count" || name == "number"; }

bool fits(std::string const& name, std::string const& value) {
  return !value.empty() && (!is_number(name) || std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

/// The values that make `sentence` into `words`; nothing when none do.
std::optional<std::map<std::string, std::string>> values_in(std::vector<Piece> const& sentence, std::string const& words) {
  std::map<std::string, std::string> values;
  std::size_t at = 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    auto const& piece = sentence[i];
    if (piece.kind == Kind::text) {
      if (words.compare(at, piece.what.size(), piece.what) != 0) return std::nullopt;
      at += piece.what.size();
      continue;
    }
    if (piece.kind != Kind::value) return std::nullopt;
    bool const last = i + 1 == sentence.size(), ends_after = i + 2 == sentence.size();
    auto const end = last ? words.size() : ends_after ? words.rfind(sentence[i + 1].what) : words.find(sentence[i + 1].what, at);
    if (end == std::string::npos || end < at || !fits(piece.what, words.substr(at, end - at))) return std::nullopt;
    values[piece.what] = words.substr(at, end - at);
    at = end;
  }
  return at == words.size() ? std::optional(std::move(values)) : std::nullopt;
}

/// Two values side by side cannot be told apart.
bool can_be_found(std::vector<Piece> const& pieces) {
  bool any = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind != Kind::value) continue;
    any = true;
    if (i + 1 < pieces.size() && pieces[i + 1].kind == Kind::value) return false;
  }
  return any;
}

std::size_t letters_of(std::vector<Piece> const& pieces) {
  std::size_t letters = 0;
  for (auto const& piece : pieces) letters += piece.kind == Kind::text ? piece.what.size() : 0;
  return letters;
}

}  // namespace

Language::Language(std::string code, std::string own_name, Runs runs, std::map<std::string, std::string> words)
    : code_(std::move(code)), own_name_(std::move(own_name)), runs_(runs), words_(std::move(words)) {
  for (auto const& [english_words, said_words] : words_) {
    auto pieces = pieces_of(english_words);
    if (can_be_found(pieces)) sentences_.push_back({pieces, pieces_of(said_words), letters_of(pieces)});
  }
  std::stable_sort(sentences_.begin(), sentences_.end(), [](auto const& a, auto const& b) { return a.letters > b.letters; });
}

std::string const* Language::of(std::string const& english) const {
  auto const found = words_.find(english);
  return found == words_.end() ? nullptr : &found->second;
}

std::string Language::filled(Sentence const& sentence, std::map<std::string, std::string> const& values) const {
  std::string out;
  for (auto const& piece : sentence.said) {
    if (piece.kind != Kind::value) {
      out += piece.what;
      continue;
    }
    auto const& value = values.at(piece.what);
    if (piece.what.ends_with("_words")) {
      out += said(value);
    } else {
      out += runs_ == Runs::left_to_right || is_number(piece.what) ? value : "\u2068" + value + "\u2069";
    }
  }
  return out;
}

std::string Language::said(std::string const& english) const { return if_said(english).value_or(english); }

std::optional<std::string> Language::if_said(std::string const& english) const {
  if (words_.empty() || english.empty()) return std::nullopt;
  if (auto const* words = of(english)) return *words;
  for (auto const& sentence : sentences_) {
    if (auto const values = values_in(sentence.english, english)) return filled(sentence, *values);
  }
  return std::nullopt;
}

Language english() { return {"en", "English", Runs::left_to_right, {}}; }

}  // namespace rightsdesk::languages
