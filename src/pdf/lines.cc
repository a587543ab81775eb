#include "pdf/lines.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "core/result.h"
#include "core/text.h"
#include "pdf/direction.h"
#include "pdf/line_parts.h"

namespace rightsdesk::pdf {
namespace {

bool invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

}  // namespace

std::string name_of(char32_t letter) {
  char name[128] = "";
  UErrorCode status = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(letter), U_EXTENDED_CHAR_NAME, name, sizeof name, &status);
  std::string words = U_FAILURE(status) || name[0] == '\0' ? "unknown character" : lower_ascii(name);
  std::erase_if(words, [](char c) { return c == '<' || c == '>'; });
  return "[" + words + "]";
}

bool blank(char32_t c) { return c == ' ' || c == '\t' || (c >= 0x2000 && c <= 0x200A) || c == 0x3000; }
bool joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

void append(std::vector<Piece>& pieces, Piece const& piece) {
  bool const plain = piece.font >= 0 && piece.glyphs.empty() && !pieces.empty() && pieces.back().glyphs.empty();
  if (plain && pieces.back().font == piece.font && pieces.back().level == piece.level) {
    pieces.back().utf8 += piece.utf8;
    pieces.back().width += piece.width;
  } else {
    pieces.push_back(piece);
  }
}

void put_in_order(Line& line) {
  std::vector<unsigned char> levels;
  for (Piece const& piece : line.pieces) levels.push_back(piece.level);
  double x = 0;
  for (int const at : seen_order(levels)) {
    Piece& piece = line.pieces[static_cast<std::size_t>(at)];
    piece.x = x;
    x += piece.width;
  }
}

double bar_width(double size) { return 4.6 * size; }

std::string settable(std::string const& utf8) {
  bool const plain = std::all_of(utf8.begin(), utf8.end(), [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t'; });
  if (plain) return utf8;
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

std::vector<LineBreaker::Atom> LineBreaker::cut(Atom const& word, double size, double width) {
  std::vector<Atom> parts(1);
  for (Piece const& piece : word.pieces) {
    if (!piece.glyphs.empty()) {
      for (Piece const& part : clusters_of(piece, size)) {
        if (parts.back().width + part.width > width && parts.back().width > 0) parts.emplace_back();
        append(parts.back().pieces, part);
        parts.back().width += part.width;
      }
      continue;
    }
    for (char32_t const c : to_code_points(piece.utf8)) {
      double const advance = fonts_.advance(piece.font, c) * size;
      if (parts.back().width + advance > width && parts.back().width > 0) parts.emplace_back();
      Piece letter{piece.font, to_utf8(std::u32string(1, c)), advance};
      letter.level = piece.level;
      append(parts.back().pieces, letter);
      parts.back().width += advance;
    }
  }
  return parts;
}

std::vector<Line> LineBreaker::broken(Rich const& rich, double size, double width) {
  Letters letters;
  for (Span const& span : rich) {
    auto const* words = std::get_if<Words>(&span);
    letters.push_back(words ? to_code_points(settable(words->utf8)) : std::u32string{});
  }
  if (worth_shaping(letters)) return shaped_lines(rich, letters, size, width);
  return plain_lines(rich, letters, size, width);
}

std::vector<Line> LineBreaker::filled(std::vector<Atom> const& atoms, double size, double width) {
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
  for (Atom const& atom : atoms) {
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
