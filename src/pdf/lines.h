#pragma once
// Rich text broken into lines of a width.
#include <map>
#include <string>
#include <vector>

#include "pdf/fonts.h"
#include "pdf/rich.h"
#include "pdf/shaping.h"

namespace rightsdesk::pdf {

/// What stands next to each other on one line: text in one font, a run drawn glyph by glyph, or a bar (font -1).
struct Piece {
  int font = -1;
  std::string utf8;  ///< in the order in which it is read
  double width = 0;  ///< points
  Bar bar = {};
  std::vector<Glyph> glyphs = {};  ///< of a run that is drawn: from left to right; `font` has the letters laid unseen over them
  int face = -1;                   ///< of the shaper, for `glyphs`
  unsigned char level = 0;         ///< odd: runs to the left (direction.h)
  double x = 0;                    ///< points from the left end of the line
};
/// Pieces in the order in which they are read; where each is seen is in its `x`.
struct Line {
  std::vector<Piece> pieces;
  double width = 0;
  double indent = 0;  ///< points to the right, for a paragraph that runs to the left
};

/// Code points that no font has, and how often each was asked for.
using Missing = std::map<char32_t, int>;

/// Width of every bar in `size` point text: the same whatever it hides and whatever its label.
double bar_width(double size);

/// Canonically composed, without control and invisible characters; tabs, line ends and the two joiners stay, which decide about
/// the shape of letters.
std::string settable(std::string const& utf8);

class LineBreaker {
 public:
  LineBreaker(Fonts& fonts, Missing& missing) : fonts_(fonts), missing_(missing) {}
  /// At least one line, the last possibly empty. A word longer than the line is cut. "\n" starts a new line.
  /// Lines of scripts that run to the left are put in order (direction.h), and stand at the right when their paragraph does.
  /// A code point without a glyph is written as its Unicode name in square brackets and counted in Missing.
  std::vector<Line> broken(Rich const& rich, double size, double width);
  double measured(std::string const& utf8, Face face, double size);

 private:
  struct Atom {
    enum class Kind { word, space, bar, end } kind = Kind::word;
    std::vector<Piece> pieces = {};
    double width = 0;
  };
  using Letters = std::vector<std::u32string>;  ///< of each span; empty for a bar
  std::vector<Line> plain_lines(Rich const& rich, Letters const& letters, double size, double width);  // plain_lines.cc
  std::vector<Atom> cut(Atom const& word, double size, double width);
  std::vector<Line> filled(std::vector<Atom> const& atoms, double size, double width);

  // script_lines.cc
  struct Letter {
    char32_t c = 0;
    Face face = Face::regular;
    Bar const* bar = nullptr;
    unsigned char level = 0;
    int shaper_face = -1;  ///< -1: plain text in a base font
  };
  using Paragraph = std::vector<Letter>;
  bool worth_shaping(Letters const& letters);
  std::vector<Line> shaped_lines(Rich const& rich, Letters const& letters, double size, double width);
  std::vector<Paragraph> paragraphs_of(Rich const& rich, Letters const& letters);
  void spell(Paragraph& paragraph, Letter letter);
  /// Sets level and face of each letter. True when the paragraph runs to the left.
  bool choose_faces(Paragraph& paragraph);
  int face_beside(Paragraph const& paragraph, std::size_t at);
  std::vector<Atom> atoms_of(Paragraph const& paragraph, double size);
  void add_run(Atom& word, Paragraph const& paragraph, std::size_t from, std::size_t to, double size);
  Piece drawn_piece(Paragraph const& paragraph, std::size_t from, std::size_t to, double size);

  Fonts& fonts_;
  Missing& missing_;
};

}  // namespace rightsdesk::pdf
