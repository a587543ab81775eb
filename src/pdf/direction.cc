#include "pdf/direction.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include <memory>

#include "core/result.h"

namespace rightsdesk::pdf {
namespace {

// One UTF-16 unit a code point, so that places stay places: letters beyond the first plane by one of their direction.
char16_t stand_in(char32_t c) {
  if (c <= 0xFFFF) return static_cast<char16_t>(c);
  switch (u_charDirection(static_cast<UChar32>(c))) {
    case U_RIGHT_TO_LEFT: return 0x05D0;
    case U_RIGHT_TO_LEFT_ARABIC: return 0x0627;
    case U_LEFT_TO_RIGHT: return u'A';
    default: return static_cast<char16_t>(bar_letter);
  }
}

}  // namespace

Levels levels_of(std::u32string const& paragraph) {
  std::u16string units;
  for (char32_t const c : paragraph) units += stand_in(c);
  std::unique_ptr<UBiDi, decltype(&ubidi_close)> const bidi(ubidi_open(), &ubidi_close);
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setPara(bidi.get(), units.data(), static_cast<int32_t>(units.size()), UBIDI_DEFAULT_LTR, nullptr, &status);
  Levels levels{{}, ubidi_getParaLevel(bidi.get())};
  if (!units.empty()) {
    UBiDiLevel const* of = ubidi_getLevels(bidi.get(), &status);
    ENSURE(U_SUCCESS(status), "ICU could not tell which way a paragraph runs");
    levels.of.assign(of, of + units.size());
  }
  return levels;
}

std::vector<int> seen_order(std::vector<unsigned char> const& levels) {
  std::vector<int> order(levels.size());
  if (!levels.empty()) ubidi_reorderVisual(levels.data(), static_cast<int32_t>(levels.size()), order.data());
  return order;
}

}  // namespace rightsdesk::pdf
