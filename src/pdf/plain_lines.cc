// Lines of text that needs no shaping: letter after letter, each with its width.
#include "core/text.h"
#include "pdf/line_parts.h"
#include "pdf/lines.h"

namespace rightsdesk::pdf {
namespace {

/// A letter of a word, the blank between two words, a bar, or the end of a line.
struct Unit {
  enum class Kind : unsigned char { letter, blank, bar, end } kind = Kind::letter;
  int font = -1;
  char32_t c = 0;
  double width = 0;  ///< points
  Bar const* bar = nullptr;
};
using Units = std::vector<Unit>;

void add(Line& line, Unit const& unit) {
  line.width += unit.width;
  if (unit.bar) {
    line.pieces.push_back({-1, {}, unit.width, *unit.bar});
    return;
  }
  if (line.pieces.empty() || line.pieces.back().font != unit.font) line.pieces.push_back({unit.font, {}, 0});
  Piece& piece = line.pieces.back();
  if (unit.c < 0x80) {
    piece.utf8 += static_cast<char>(unit.c);
  } else {
    piece.utf8 += to_utf8(std::u32string(1, unit.c));
  }
  piece.width += unit.width;
}

/// Lines while they are filled from the left.
struct Filling {
  double width;
  std::vector<Line> lines = std::vector<Line>(1);
  Unit const* blank = nullptr;  ///< stands before the next word, if that goes on the same line

  void put(Unit const* from, Unit const* to) {
    double wanted = blank ? blank->width : 0;
    for (Unit const* unit = from; unit != to; ++unit) wanted += unit->width;
    if (lines.back().width + wanted > width + 0.01 && !lines.back().pieces.empty()) {
      lines.emplace_back();
      blank = nullptr;
    }
    if (blank) add(lines.back(), *blank);
    blank = nullptr;
    for (Unit const* unit = from; unit != to; ++unit) add(lines.back(), *unit);
  }

  /// A word longer than a line is cut where the line is full.
  void put_word(Unit const* from, Unit const* to) {
    double wide = 0;
    for (Unit const* unit = from; unit != to; ++unit) {
      if (wide > 0 && wide + unit->width > width) {
        put(from, unit);
        from = unit;
        wide = 0;
      }
      wide += unit->width;
    }
    put(from, to);
  }

  void end_line() {
    lines.emplace_back();
    blank = nullptr;
  }
};

void put_beside(Line& line) {
  double x = 0;
  for (Piece& piece : line.pieces) {
    piece.x = x;
    x += piece.width;
  }
}

std::vector<Line> lines_of(Units const& units, double width) {
  Filling filling{width};
  Unit const* const end = units.data() + units.size();
  for (Unit const* unit = units.data(); unit != end;) {
    Unit const* next = unit + 1;
    switch (unit->kind) {
      case Unit::Kind::end: filling.end_line(); break;
      case Unit::Kind::blank: if (!filling.lines.back().pieces.empty()) filling.blank = unit; break;
      case Unit::Kind::bar: filling.put(unit, next); break;
      case Unit::Kind::letter:
        while (next != end && next->kind == Unit::Kind::letter) ++next;
        filling.put_word(unit, next);
    }
    unit = next;
  }
  for (Line& line : filling.lines) put_beside(line);
  return std::move(filling.lines);
}

}  // namespace

std::vector<Line> LineBreaker::plain_lines(Rich const& rich, Letters const& letters, double size, double width) {
  Units units;
  auto add_letter = [&](auto const& self, Unit::Kind kind, Face face, char32_t c) -> void {
    int const font = fonts_.font_for(face, c);
    if (font >= 0) {
      units.push_back({kind, font, c, fonts_.advance(font, c) * size});
      return;
    }
    ++missing_[c];
    for (char32_t const stand_in : to_code_points(name_of(c))) self(self, kind, face, stand_in);
  };
  for (std::size_t i = 0; i < rich.size(); ++i) {
    if (auto const* bar = std::get_if<Bar>(&rich[i])) {
      units.push_back({Unit::Kind::bar, -1, 0, bar_width(size), bar});
      continue;
    }
    Face const face = std::get<Words>(rich[i]).face;
    for (char32_t const c : letters[i]) {
      if (joiner(c)) continue;
      if (c == '\n') {
        units.push_back({Unit::Kind::end});
      } else if (!blank(c)) {
        add_letter(add_letter, Unit::Kind::letter, face, c);
      } else if (units.empty() || units.back().kind != Unit::Kind::blank) {
        add_letter(add_letter, Unit::Kind::blank, face, ' ');
      }
    }
  }
  return lines_of(units, width);
}

}  // namespace rightsdesk::pdf
