#pragma once
// Glyphs that libharu cannot name, drawn as filled outlines: each is kept once in the file and drawn wherever it stands.
#include <hpdf.h>

#include <map>
#include <utility>

#include "pdf/shaping.h"

namespace rightsdesk::pdf {

class Outlines {
 public:
  /// Both outlive this.
  Outlines(HPDF_Doc document, Shaper& shaper) : document_(document), shaper_(shaper) {}

  struct Place {
    int face = -1;
    unsigned glyph = 0;
    double x = 0, y = 0, size = 11;  ///< points; the origin of the glyph on its base line
  };
  /// In the colour that fills. A glyph without ink draws nothing.
  void draw(HPDF_Page page, Place const& place);

 private:
  HPDF_XObject form(Outline const& outline);

  HPDF_Doc document_;
  Shaper& shaper_;
  std::map<std::pair<int, unsigned>, HPDF_XObject> forms_;  ///< none for a glyph without ink
};

}  // namespace rightsdesk::pdf
