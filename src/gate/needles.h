#pragma once
// The withheld strings, prepared so that no spelling of them goes by.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rightsdesk::gate {

/// Text made comparable: folded letters and digits only, and where words begin and end.
struct Squeezed {
  std::string letters;             ///< lower-case, without accents, spaces, hyphens or signs
  std::vector<bool> starts, ends;  ///< by byte of `letters`: a word begins at it, or ends with it
};
Squeezed squeezed(std::string_view utf8);

class Needles {
 public:
  explicit Needles(std::vector<std::string> const& withheld);
  [[nodiscard]] bool empty() const { return long_.empty() && short_.empty(); }
  /// Does any withheld string occur in `utf8`, in any case, with or without accents, spaces, hyphens or line ends?
  [[nodiscard]] bool in_text(std::string_view utf8) const;
  /// The same for bytes that may be text in Latin-1, UTF-8 or UTF-16 marked as such; and, for strings of six letters and more,
  /// in UTF-16 without a mark or in hexadecimal digits. Numbers of glyphs look like those: the word "am" is <00440050> in many
  /// fonts, which read as UTF-16 is "DP", and "grab" is "Jude". What glyphs say is asked of their font (operators.h, glyphs.h).
  [[nodiscard]] bool in_bytes(std::string_view bytes) const;
  /// The same for bytes that are not text (compressed, an image, a font): only spellings of eight bytes and more, since
  /// shorter ones turn up in noise.
  [[nodiscard]] bool in_binary(std::string_view bytes) const;
  /// in_bytes for what is mostly printable, in_binary for the rest.
  [[nodiscard]] bool in_any(std::string_view bytes) const;
  /// The same for text that an OCR engine read: its usual confusions count as equal.
  [[nodiscard]] bool in_read_text(std::string_view utf8) const;
  /// The strings as given, for measuring.
  [[nodiscard]] std::vector<std::string> const& as_given() const { return given_; }

 private:
  [[nodiscard]] bool in_codes(std::string_view utf8) const;
  [[nodiscard]] bool in_squeezed(Squeezed const& text, std::vector<std::string> const& needles) const;
  std::vector<std::string> given_;
  std::vector<std::string> long_;      ///< squeezed
  std::vector<std::string> coded_;     ///< those of long_ with six letters and more
  std::vector<std::string> confused_;  ///< squeezed, with OCR's confusions levelled
  std::vector<std::string> short_;     ///< fewer than four letters, as given and in capitals
  std::vector<std::string> spellings_;       ///< bytes in UTF-8, lower-case, of eight and more
  std::vector<std::string> wide_spellings_;  ///< bytes in UTF-16 of either order, lower-case, of eight and more
};

}  // namespace rightsdesk::gate
