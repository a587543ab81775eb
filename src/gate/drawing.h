#pragma once
// What a page draws, in the order it draws it: text with its place, fills, images. Through forms, layers and clips alike.
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "gate/glyphs.h"
#include "gate/objects.h"
#include "gate/operators.h"

namespace rightsdesk::gate {

struct Area {
  double left = 0, bottom = 0, right = 0, top = 0;
  [[nodiscard]] bool holds(double x, double y) const { return x >= left && x <= right && y >= bottom && y <= top; }
  void add(double x, double y);
};

struct DrawnText {
  std::string utf8;
  Area area;             ///< of the glyphs, roughly: from the base line to the cap height
  double begin = 0, end = 0, base = 0;  ///< along the line, in points
  double size = 0;       ///< points
  int order = 0, object = 0;  ///< of the whole page; of the BT … ET it stands in
  int mode = 0;          ///< text rendering mode; 3 is unseen
  double light = 0;      ///< 0 black … 1 white
  FontReader const* font = nullptr;
};
struct DrawnFill {
  Area area;
  double light = 0;
  int order = 0;
};
struct DrawnImage {
  Area area;
  std::string id;  ///< "12 0 R"; empty for an inline image
  int order = 0;
};

struct Drawing {
  std::vector<DrawnText> texts;
  std::vector<DrawnFill> fills;
  std::vector<DrawnImage> images;
  int curves = 0;           ///< pieces of path: many mean drawn lettering
  bool unreadable = false;  ///< a font whose codes nobody can spell, or forms nested too deep
  /// All text in the order drawn; pieces that nearly touch are one word.
  [[nodiscard]] std::string joined() const;
};

/// Fonts of the file, kept so that each is read once.
using FontShelf = std::map<std::string, FontReader>;

Drawing drawn(Objects const& file, PageObject const& page, FontShelf& shelf);

}  // namespace rightsdesk::gate
