#pragma once
// A font of the file, read for two questions: what do these codes spell, and how wide are they?
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gate/objects.h"

namespace rightsdesk::gate {

class FontReader {
 public:
  FontReader(Objects const& file, nlohmann::json const& font);
  FontReader() = default;

  struct Code {
    unsigned value = 0;
    int bytes = 1;
  };
  [[nodiscard]] std::vector<Code> codes(std::string_view string) const;
  [[nodiscard]] std::string spelt(std::string_view string) const;
  /// Advance of one code in thousandths of the text size.
  [[nodiscard]] double width(unsigned code) const;
  /// Width of a text in thousandths, spelt with this font's codes; characters it cannot spell are taken from Helvetica.
  [[nodiscard]] double width_of_text(std::string_view utf8) const;
  /// False when nobody could tell what its codes spell: a composite font without a usable ToUnicode, or drawn glyphs.
  [[nodiscard]] bool readable() const { return readable_; }

 private:
  void read_to_unicode(std::string const& map);
  void read_widths(Objects const& file, nlohmann::json const& font);

  bool composite_ = false, readable_ = true;
  double default_width_ = 0;
  std::map<unsigned, double> widths_;
  struct Range {
    unsigned from = 0, to = 0;
    std::u32string spelt;
  };
  std::vector<Range> ranges_;
};

/// Advance of a Latin character in Helvetica, in thousandths (Adobe core metrics); 556 for anything else.
double helvetica_width(char32_t letter);

}  // namespace rightsdesk::gate
