#include <unicode/uchar.h>

#include <algorithm>
#include <map>

#include "core/text.h"
#include "pdf/direction.h"
#include "pdf/line_parts.h"
#include "pdf/lines.h"

namespace rightsdesk::pdf {
namespace {

/// Belongs to the letter before it, whatever script that is.
bool mark(char32_t c) {
  if (c == 0x0964 || c == 0x0965) return true;  // danda
  auto const kind = u_charType(static_cast<UChar32>(c));
  return kind == U_NON_SPACING_MARK || kind == U_COMBINING_SPACING_MARK || kind == U_ENCLOSING_MARK;
}

}  // namespace

// A glyph that takes no room stands on the letter before it, like the alef of a lam with alef.
std::vector<Piece> clusters_of(Piece const& run, double size) {
  auto const letters = to_code_points(run.utf8);
  std::map<unsigned, double> width_at;
  for (Glyph const& glyph : run.glyphs) width_at[glyph.cluster] += glyph.advance;
  std::vector<unsigned> starts;
  for (auto const& [start, width] : width_at) {
    if (starts.empty() || width > 0.01) starts.push_back(start);
  }
  std::vector<Piece> parts;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    std::size_t const end = i + 1 < starts.size() ? starts[i + 1] : letters.size();
    Piece part{run.font, to_utf8(letters.substr(starts[i], end - starts[i]))};
    part.face = run.face;
    part.level = run.level;
    for (Glyph glyph : run.glyphs) {
      if (glyph.cluster < starts[i] || glyph.cluster >= end) continue;
      glyph.cluster -= starts[i];
      part.width += glyph.advance * size;
      part.glyphs.push_back(glyph);
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

bool LineBreaker::worth_shaping(Letters const& letters) {
  auto asks = [&](char32_t c) {
    if (runs_plainly(c) || blank(c) || joiner(c)) return false;
    return needs_shaping(c) || (fonts_.font_for(Face::regular, c) < 0 && fonts_.shaper().any(Face::regular, c) >= 0);
  };
  return std::any_of(letters.begin(), letters.end(), [&](std::u32string const& span) { return std::any_of(span.begin(), span.end(), asks); });
}

/// A letter, or the name of one that no font has.
void LineBreaker::spell(Paragraph& paragraph, Letter letter) {
  bool const known = joiner(letter.c) || blank(letter.c) || letter.bar || fonts_.font_for(letter.face, letter.c) >= 0 ||
                     fonts_.shaper().of_script(letter.face, letter.c) >= 0 || fonts_.shaper().any(letter.face, letter.c) >= 0;
  if (known) return paragraph.push_back(letter);
  ++missing_[letter.c];
  for (char32_t const stand_in : to_code_points(name_of(letter.c))) paragraph.push_back({stand_in, letter.face});
}

std::vector<LineBreaker::Paragraph> LineBreaker::paragraphs_of(Rich const& rich, Letters const& letters) {
  std::vector<Paragraph> paragraphs(1);
  for (std::size_t i = 0; i < rich.size(); ++i) {
    if (auto const* bar = std::get_if<Bar>(&rich[i])) paragraphs.back().push_back({bar_letter, Face::regular, bar});
    for (char32_t const c : letters[i]) {
      if (c == '\n') {
        paragraphs.emplace_back();
      } else if (!blank(c)) {
        spell(paragraphs.back(), {c, std::get<Words>(rich[i]).face});
      } else if (paragraphs.back().empty() || paragraphs.back().back().c != ' ') {
        paragraphs.back().push_back({U' ', std::get<Words>(rich[i]).face});
      }
    }
  }
  return paragraphs;
}

/// The face of the nearest drawn letter before `at` in its word, or else after it, that has the letter too.
int LineBreaker::face_beside(Paragraph const& paragraph, std::size_t at) {
  auto stops = [&](std::size_t i) { return paragraph[i].c == ' ' || paragraph[i].bar; };
  auto serves = [&](int face) { return face >= 0 && fonts_.shaper().has(face, paragraph[at].c); };
  for (std::size_t i = at; i-- > 0 && !stops(i);) {
    if (serves(paragraph[i].shaper_face)) return paragraph[i].shaper_face;
  }
  for (std::size_t i = at + 1; i < paragraph.size() && !stops(i); ++i) {
    if (int const face = fonts_.shaper().of_script(paragraph[i].face, paragraph[i].c); serves(face)) return face;
  }
  return -1;
}

bool LineBreaker::choose_faces(Paragraph& paragraph) {
  std::u32string text;
  for (Letter const& letter : paragraph) text += letter.c;
  auto const levels = levels_of(text);
  for (std::size_t i = 0; i < paragraph.size(); ++i) {
    Letter& letter = paragraph[i];
    letter.level = levels.of[i];
    if (letter.bar || letter.c == ' ') continue;
    bool const follows = (joiner(letter.c) || mark(letter.c)) && i > 0 && paragraph[i - 1].shaper_face >= 0;
    bool const leftward = letter.level % 2 == 1;
    bool const plain = !leftward && (joiner(letter.c) || fonts_.font_for(letter.face, letter.c) >= 0);
    if (follows && (joiner(letter.c) || fonts_.shaper().has(paragraph[i - 1].shaper_face, letter.c))) {
      letter.shaper_face = paragraph[i - 1].shaper_face;
    } else if (int const own = fonts_.shaper().of_script(letter.face, letter.c); own >= 0) {
      letter.shaper_face = own;
    } else if (plain && letter.c < 0x80) {
      continue;
    } else if (int const beside = face_beside(paragraph, i); beside >= 0) {
      letter.shaper_face = beside;
    } else if (!plain) {
      letter.shaper_face = fonts_.shaper().any(letter.face, letter.c);
    }
  }
  return levels.paragraph == 1;
}

Piece LineBreaker::drawn_piece(Paragraph const& paragraph, std::size_t from, std::size_t to, double size) {
  std::size_t begin = from, end = to;
  while (begin > 0 && paragraph[begin - 1].c != ' ' && !paragraph[begin - 1].bar) --begin;
  while (end < paragraph.size() && paragraph[end].c != ' ' && !paragraph[end].bar) ++end;
  std::u32string word;
  for (std::size_t i = begin; i < end; ++i) word += paragraph[i].c;
  std::u32string const own = word.substr(from - begin, to - from);
  Piece piece;
  piece.utf8 = to_utf8(own);
  piece.face = paragraph[from].shaper_face;
  piece.level = paragraph[from].level;
  piece.glyphs = fonts_.shaper().shaped({word, from - begin, to - begin, piece.face, piece.level % 2 == 1});
  for (Glyph const& glyph : piece.glyphs) piece.width += glyph.advance * size;
  std::u32string under = own;
  std::erase_if(under, joiner);
  piece.font = fonts_.under(piece.face, under);
  if (piece.font < 0) piece.font = fonts_.font_for(Face::regular, U'[');  // then names lie under the glyphs
  return piece;
}

void LineBreaker::add_run(Atom& word, Paragraph const& paragraph, std::size_t from, std::size_t to, double size) {
  if (paragraph[from].shaper_face >= 0) {
    Piece const piece = drawn_piece(paragraph, from, to, size);
    word.pieces.push_back(piece);
    word.width += piece.width;
    return;
  }
  for (std::size_t i = from; i < to; ++i) {
    if (joiner(paragraph[i].c)) continue;
    int const font = fonts_.font_for(paragraph[i].face, paragraph[i].c);
    Piece piece{font, to_utf8(std::u32string(1, paragraph[i].c)), fonts_.advance(font, paragraph[i].c) * size};
    piece.level = paragraph[i].level;
    word.width += piece.width;
    append(word.pieces, piece);
  }
}

std::vector<LineBreaker::Atom> LineBreaker::atoms_of(Paragraph const& paragraph, double size) {
  std::vector<Atom> atoms;
  auto alike = [&](std::size_t a, std::size_t b) {
    return !paragraph[b].bar && (paragraph[a].c == ' ') == (paragraph[b].c == ' ') && paragraph[a].level == paragraph[b].level &&
           paragraph[a].shaper_face == paragraph[b].shaper_face && paragraph[a].face == paragraph[b].face;
  };
  for (std::size_t from = 0, to = 0; from < paragraph.size(); from = to) {
    to = from + 1;
    if (paragraph[from].bar) {
      atoms.push_back({Atom::Kind::bar, {Piece{-1, {}, bar_width(size), *paragraph[from].bar}}, bar_width(size)});
      atoms.back().pieces.front().level = paragraph[from].level;
      continue;
    }
    while (to < paragraph.size() && alike(from, to)) ++to;
    auto const kind = paragraph[from].c == ' ' ? Atom::Kind::space : Atom::Kind::word;
    if (atoms.empty() || atoms.back().kind != kind) atoms.push_back({kind});
    add_run(atoms.back(), paragraph, from, to, size);
  }
  return atoms;
}

std::vector<Line> LineBreaker::shaped_lines(Rich const& rich, Letters const& letters, double size, double width) {
  std::vector<Line> lines;
  for (Paragraph& paragraph : paragraphs_of(rich, letters)) {
    bool const leftward = choose_faces(paragraph);
    for (Line& line : filled(atoms_of(paragraph, size), size, width)) {
      put_in_order(line);
      if (leftward) line.indent = std::max(0.0, width - line.width);
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace rightsdesk::pdf
