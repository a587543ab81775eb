#pragma once
// Rich text broken into lines of a width.
#include <map>
#include <string>
#include <vector>

#include "pdf/fonts.h"
#include "pdf/rich.h"

namespace rightsdesk::pdf {

/// What stands next to each other on one line: text in one font, or a bar (font -1).
struct Piece {
  int font = -1;
  std::string utf8;
  double width = 0;  ///< points
  Bar bar = {};
};
struct Line {
  std::vector<Piece> pieces;
  double width = 0;
};

/// Code points that no font has, and how often each was asked for.
using Missing = std::map<char32_t, int>;

/// Width of every bar in `size` point text: the same whatever it hides and whatever its label.
double bar_width(double size);

/// Canonically composed, without control and invisible characters; tabs and line ends stay.
std::string settable(std::string const& utf8);

class LineBreaker {
 public:
  LineBreaker(Fonts& fonts, Missing& missing) : fonts_(fonts), missing_(missing) {}
  /// At least one line, the last possibly empty. A word longer than the line is cut. "\n" starts a new line.
  /// A code point without a glyph is written as its Unicode name in square brackets and counted in Missing.
  std::vector<Line> broken(Rich const& rich, double size, double width);
  double measured(std::string const& utf8, Face face, double size);

 private:
  struct Atom {
    enum class Kind { word, space, bar, end } kind = Kind::word;
    std::vector<Piece> pieces = {};
    double width = 0;
  };
  std::vector<Atom> atoms_of(Rich const& rich, double size);
  void add_letter(Atom& word, Face face, char32_t letter, double size);
  std::vector<Atom> cut(Atom const& word, double size, double width);

  Fonts& fonts_;
  Missing& missing_;
};

}  // namespace rightsdesk::pdf
