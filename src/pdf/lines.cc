#include "pdf/lines.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "core/result.h"
#include "core/text.h"

namespace rightsdesk::pdf {
namespace {

std::string name_of(char32_t letter) {
  char name[128] = "";
  UErrorCode status = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(letter), U_EXTENDED_CHAR_NAME, name, sizeof name, &status);
  std::string words = U_FAILURE(status) || name[0] == '\0' ? "unknown character" : lower_ascii(name);
  std::erase_if(words, [](char c) { return c == '<' || c == '>'; });
  return "[" + words + "]";
}

bool invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

bool blank(char32_t c) { return c == ' ' || c == '\t' || (c >= 0x2000 && c <= 0x200A) || c == 0x3000; }

void append(std::vector<Piece>& pieces, Piece const& piece) {
  if (piece.font >= 0 && !pieces.empty() && pieces.back().font == piece.font) {
    pieces.back().utf8 += piece.utf8;
    pieces.back().width += piece.width;
  } else {
    pieces.push_back(piece);
  }
}

}  // namespace

double bar_width(double size) { return 4.6 * size; }

std::string settable(std::string const& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  auto const* composer = icu::Normalizer2::getNFCInstance(status);
  ENSURE(U_SUCCESS(status), "ICU has no normalisation data");
  icu::UnicodeString const composed = composer->normalize(icu::UnicodeString::fromUTF8(valid_utf8(utf8)), status);
  std::string text;
  composed.toUTF8String(text);
  auto points = to_code_points(text);
  std::erase_if(points, invisible);
  return to_utf8(points);
}

void LineBreaker::add_letter(Atom& word, Face face, char32_t letter, double size) {
  int const font = fonts_.font_for(face, letter);
  if (font < 0) {
    ++missing_[letter];
    for (char32_t const stand_in : to_code_points(name_of(letter))) add_letter(word, face, stand_in, size);
    return;
  }
  double const width = fonts_.advance(font, letter) * size;
  append(word.pieces, Piece{font, to_utf8(std::u32string(1, letter)), width});
  word.width += width;
}

std::vector<LineBreaker::Atom> LineBreaker::atoms_of(Rich const& rich, double size) {
  std::vector<Atom> atoms;
  auto in = [&](Atom::Kind kind) -> Atom& {
    if (atoms.empty() || atoms.back().kind != kind) atoms.push_back({kind});
    return atoms.back();
  };
  for (Span const& span : rich) {
    if (auto const* bar = std::get_if<Bar>(&span)) {
      atoms.push_back({Atom::Kind::bar, {Piece{-1, {}, bar_width(size), *bar}}, bar_width(size)});
      continue;
    }
    auto const& words = std::get<Words>(span);
    for (char32_t const c : to_code_points(settable(words.utf8))) {
      if (c == '\n') {
        atoms.push_back({Atom::Kind::end});
      } else if (blank(c)) {
        if (atoms.empty() || atoms.back().kind != Atom::Kind::space) add_letter(in(Atom::Kind::space), words.face, ' ', size);
      } else {
        add_letter(in(Atom::Kind::word), words.face, c, size);
      }
    }
  }
  return atoms;
}

std::vector<LineBreaker::Atom> LineBreaker::cut(Atom const& word, double size, double width) {
  std::vector<Atom> parts(1);
  for (Piece const& piece : word.pieces) {
    for (char32_t const c : to_code_points(piece.utf8)) {
      double const advance = fonts_.advance(piece.font, c) * size;
      if (parts.back().width + advance > width && parts.back().width > 0) parts.emplace_back();
      append(parts.back().pieces, Piece{piece.font, to_utf8(std::u32string(1, c)), advance});
      parts.back().width += advance;
    }
  }
  return parts;
}

std::vector<Line> LineBreaker::broken(Rich const& rich, double size, double width) {
  std::vector<Line> lines(1);
  Atom waiting{Atom::Kind::space};
  auto put = [&](Atom const& atom) {
    bool const fits = lines.back().width + waiting.width + atom.width <= width + 0.01;
    if (!fits && !lines.back().pieces.empty()) {
      lines.emplace_back();
      waiting = {Atom::Kind::space};
    }
    for (Atom const* each : {&std::as_const(waiting), &atom}) {
      for (Piece const& piece : each->pieces) append(lines.back().pieces, piece);
      lines.back().width += each->width;
    }
    waiting = {Atom::Kind::space};
  };
  for (Atom const& atom : atoms_of(rich, size)) {
    switch (atom.kind) {
      case Atom::Kind::end: lines.emplace_back(); waiting = {Atom::Kind::space}; break;
      case Atom::Kind::space: if (!lines.back().pieces.empty()) waiting = atom; break;
      case Atom::Kind::bar: put(atom); break;
      case Atom::Kind::word:
        if (atom.width <= width) { put(atom); break; }
        for (Atom const& part : cut(atom, size, width)) put(part);
    }
  }
  return lines;
}

double LineBreaker::measured(std::string const& utf8, Face face, double size) {
  double width = 0;
  for (char32_t const c : to_code_points(utf8)) {
    int const font = fonts_.font_for(face, c);
    if (font >= 0) width += fonts_.advance(font, c) * size;
  }
  return width;
}

}  // namespace rightsdesk::pdf
