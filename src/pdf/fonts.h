#pragma once
// Embedded TrueType faces with a fallback behind each; no glyph goes missing without being told.
#include <Poco/SharedMemory.h>
#include <hpdf.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "pdf/rich.h"
#include "pdf/shaping.h"

namespace rightsdesk::pdf {

class Fonts {
 public:
  /// `folder` holds liberation/ and dejavu/ as Debian's fonts-liberation and fonts-dejavu-core install them, and beside them the
  /// faces of the shaper.
  Fonts(HPDF_Doc document, std::string folder) : document_(document), shaper_(folder), folder_(std::move(folder)) {}

  Shaper& shaper() { return shaper_; }
  /// The font of a face of the shaper when it has every letter of `text`, to lay the letters unseen where glyphs are drawn; -1
  /// when one is missing.
  int under(int shaper_face, std::u32string_view text);

  /// The font that has `code_point` in `face`, or -1 when none has. Loads fonts as they are needed; a font file that
  /// should be there and is not is a Fault.
  int font_for(Face face, char32_t code_point);
  [[nodiscard]] HPDF_Font handle(int font) const { return loaded_.at(static_cast<std::size_t>(font))->handle; }
  /// Advance at 1 point size.
  double advance(int font, char32_t code_point);

 private:
  struct Loaded {
    std::string file;
    HPDF_Font handle = nullptr;
    Poco::SharedMemory bytes = {};  ///< its file, mapped
    std::array<std::unique_ptr<std::array<short, 256>>, 256> advances = {};
  };
  int load(std::string const& file);
  int first_with(Face face, char32_t code_point);
  bool has(int font, char32_t code_point) const;
  void keep_parts(Loaded const& font, unsigned glyph, int depth);

  HPDF_Doc document_;
  Shaper shaper_;
  std::string folder_;
  std::vector<std::unique_ptr<Loaded>> loaded_;
  static constexpr signed char unknown = -2;
  /// Of each face: first_with, once it was asked, in rows of 256 code points.
  std::array<std::array<std::unique_ptr<std::array<signed char, 256>>, 256>, 3> chosen_ = {};
};

}  // namespace rightsdesk::pdf
