#pragma once
// Scripts whose letters join, stack or change places, and letters that the two base families have not: the glyphs to draw and
// where, over HarfBuzz; and their outlines.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/rich.h"

namespace rightsdesk::pdf {

/// One glyph of a shaped run; measures are in ems.
struct Glyph {
  unsigned id = 0;
  unsigned cluster = 0;  ///< the code point of the run that it begins with; glyphs of one cluster cannot be parted
  double dx = 0, dy = 0;  ///< how far it stands from the pen
  double advance = 0;     ///< how far the pen moves to the right after it
};

/// The points of an outline, in thousandths of an em.
struct OutlineBox {
  int left = 0, bottom = 0, right = 0, top = 0;
};
struct Outline {
  std::string path;  ///< operators of a PDF page, with the fill; empty for a glyph without ink
  OutlineBox box;
};

class Shaper {
 public:
  /// `folder` as for Fonts. A font of the table that is not installed there is passed over.
  explicit Shaper(std::string folder);
  ~Shaper();

  /// A face by its number, and -1 for none.
  /// The face of the script of `code_point`; -1 where the base families serve it.
  int of_script(Face face, char32_t code_point);
  /// Any face at all that has it: the base families first, then what has the most letters.
  int any(Face face, char32_t code_point);
  bool has(int face, char32_t code_point);
  /// Below `folder`.
  [[nodiscard]] std::string const& file(int face) const;

  struct Run {
    std::u32string_view word;     ///< with what stands before and after the run: letters join over its ends
    std::size_t from = 0, to = 0;  ///< the run in it, half open
    int face = -1;
    bool leftward = false;
  };
  /// From left to right as seen.
  std::vector<Glyph> shaped(Run const& run);
  Outline outline(int face, unsigned glyph);

 private:
  struct Loaded;
  int load(std::string const& file);
  std::string folder_;
  std::vector<std::unique_ptr<Loaded>> loaded_;
};

/// Can a paragraph with this letter be set without the Shaper and without regard to direction? True of Latin, Greek, Cyrillic
/// and Armenian; where it is false, it is worth asking.
constexpr bool runs_plainly(char32_t c) { return c < 0x590; }
/// Runs to the left, or joins or stacks: belongs to a script of the table.
bool needs_shaping(char32_t code_point);
/// The language that letters give away, as in "bn"; empty when they do not.
std::string language_of(std::u32string_view text);

}  // namespace rightsdesk::pdf
