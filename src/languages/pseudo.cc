#include "languages/pseudo.h"

#include <array>

#include "core/result.h"

namespace rightsdesk::languages {
namespace {

constexpr char kLong[] = "en-XA", kMirrored[] = "ar-XB";

std::string accented(std::string_view text) {
  static constexpr std::array<char const*, 26> small{"á", "ƀ", "ç", "đ", "é", "ƒ", "ĝ", "ħ", "í", "ĵ", "ķ", "ļ", "ɱ", "ñ", "ó", "þ", "ǫ", "ŕ", "š", "ţ", "ú", "ṽ", "ŵ", "ẋ", "ý", "ž"};
  static constexpr std::array<char const*, 26> capital{"Á", "Ɓ", "Ç", "Đ", "É", "Ƒ", "Ĝ", "Ħ", "Í", "Ĵ", "Ķ", "Ļ", "Ḿ", "Ñ", "Ó", "Þ", "Ǫ", "Ŕ", "Š", "Ţ", "Ú", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (c >= 'a' && c <= 'z') {
      out += small[static_cast<std::size_t>(c - 'a')];
    } else if (c >= 'A' && c <= 'Z') {
      out += capital[static_cast<std::size_t>(c - 'A')];
    } else {
      out += c;
    }
  }
  return out;
}

/// Each run of text turned round, so that it is read from the right, between marks that make what holds it run that way too.
std::string mirrored(std::string_view text) { return "\u200F\u202E" + std::string(text) + "\u202C\u200F"; }

std::string written(Piece const& piece) {
  switch (piece.kind) {
    case Piece::Kind::value: return "{" + piece.what + "}";
    case Piece::Kind::closes: return "</" + piece.what + ">";
    case Piece::Kind::text: return piece.what;
    default: return "<" + piece.what + ">";
  }
}

/// Four more letters for each ten, in short words that break like others.
std::string longer(std::size_t letters) {
  std::string more;
  for (std::size_t i = 0; i < letters * 2 / 5; ++i) more += i % 5 == 0 ? " " : "ó";
  if (more.ends_with(' ')) more += "ó";
  return more;
}

std::string said(std::string const& english, bool mirror) {
  std::string out;
  std::size_t letters = 0;
  auto const turned = [&](std::string const& text) { return mirror ? mirrored(text) : text; };
  for (auto const& piece : pieces_of(english)) {
    if (piece.kind == Piece::Kind::text) letters += piece.what.size();
    out += piece.kind == Piece::Kind::text ? turned(accented(piece.what)) : written(piece);
  }
  return "[" + out + turned(longer(letters)) + "]";
}

}  // namespace

bool is_pseudo(std::string const& code) { return code == kLong || code == kMirrored; }

Language pseudo(std::string const& code, Messages const& messages) {
  ENSURE(is_pseudo(code), "a made language has one of two codes");
  bool const mirror = code == kMirrored;
  std::map<std::string, std::string> words;
  for (auto const& [english, where] : messages) words[english] = said(english, mirror);
  return {code, said(mirror ? "Right to left" : "Accents", mirror), mirror ? Runs::right_to_left : Runs::left_to_right, std::move(words)};
}

}  // namespace rightsdesk::languages
