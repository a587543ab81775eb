#include "pdf/fonts.h"

#include <Poco/File.h>

#include <algorithm>
#include <filesystem>

#include "core/result.h"

namespace rightsdesk::pdf {
namespace {

using Chain = std::array<char const*, 2>;

Chain chain_of(Face face) {
  switch (face) {
    case Face::bold: return {"liberation/LiberationSans-Bold.ttf", "dejavu/DejaVuSans-Bold.ttf"};
    case Face::italic: return {"liberation/LiberationSans-Italic.ttf", "dejavu/DejaVuSans.ttf"};
    case Face::regular: break;
  }
  return {"liberation/LiberationSans-Regular.ttf", "dejavu/DejaVuSans.ttf"};
}

/// While it stands, libharu looks up the glyphs of the letters that one font has, and not those of all 65,536 codes: that search,
/// along every segment of the font's table of letters, was a quarter of the time of a short pack. What is written stays the same.
class OnlyItsLetters {
 public:
  OnlyItsLetters(HPDF_Doc document, char const* font)
      : encoder_(HPDF_GetEncoder(document, "UTF-8")), maps_(static_cast<HPDF_CMapEncoderAttr>(encoder_->attr)), of_codes_(encoder_->to_unicode_fn) {
    auto const* definition = HPDF_Doc_FindFontDef(document, font);
    letters_ = &static_cast<HPDF_TTFontDefAttr>(definition->attr)->cmap;
    // Its first row is where libharu's decoder of UTF-8 keeps its place.
    std::copy_n(maps_->cid_map[0], row_.size(), row_.begin());
    each([](unsigned code) { return code; });
    encoder_->to_unicode_fn = HPDF_CMapEncoder_ToUnicode;
  }
  ~OnlyItsLetters() {
    each([](unsigned) { return 0U; });
    std::copy(row_.begin(), row_.end(), maps_->cid_map[0]);
    encoder_->to_unicode_fn = of_codes_;
  }
  OnlyItsLetters(OnlyItsLetters const&) = delete;
  OnlyItsLetters& operator=(OnlyItsLetters const&) = delete;

 private:
  template <class Value>
  void each(Value value) {
    auto put = [&](unsigned code) {
      maps_->cid_map[code >> 8U][code & 0xFFU] = maps_->unicode_map[code >> 8U][code & 0xFFU] = static_cast<HPDF_UINT16>(value(code));
    };
    if (letters_->format == 4) {
      for (unsigned i = 0; i < letters_->seg_count_x2 / 2U; ++i) {
        for (unsigned code = letters_->start_count[i]; code <= letters_->end_count[i]; ++code) put(code);
      }
    } else {
      for (unsigned code = 0; code < 256; ++code) put(code);
    }
    put(0xFFFF);  // the table of glyphs reaches up to the highest code that is known
  }

  HPDF_Encoder encoder_;
  HPDF_CMapEncoderAttr maps_;
  HPDF_Encoder_ToUnicode_Func of_codes_;
  HPDF_TTF_CmapRange const* letters_ = nullptr;
  std::array<HPDF_UINT16, 256> row_ = {};
};

HPDF_Font font_of(HPDF_Doc document, char const* name) {
  OnlyItsLetters const only(document, name);
  return HPDF_GetFont(document, name, "UTF-8");
}

}  // namespace

int Fonts::load(std::string const& file) {
  for (std::size_t i = 0; i < loaded_.size(); ++i) {
    if (loaded_[i]->file == file) return static_cast<int>(i);
  }
  std::string const path = folder_ + "/" + file;
  if (!std::filesystem::exists(path)) throw Fault("A font that the page needs is not installed.", "no font " + path);
  bool const collection = path.ends_with(".ttc");
  char const* name = collection ? HPDF_LoadTTFontFromFile2(document_, path.c_str(), 0, HPDF_TRUE)
                                : HPDF_LoadTTFontFromFile(document_, path.c_str(), HPDF_TRUE);
  HPDF_Font const handle = name ? font_of(document_, name) : nullptr;
  if (!handle) throw Fault("A font that the page needs cannot be read.", "cannot read font " + path);
  loaded_.push_back(std::make_unique<Loaded>(Loaded{file, handle, Poco::SharedMemory(Poco::File(path), Poco::SharedMemory::AM_READ)}));
  return static_cast<int>(loaded_.size()) - 1;
}

bool Fonts::has(int font, char32_t code_point) const {
  if (code_point > 0xFFFF) return false;
  auto const attributes = static_cast<HPDF_FontAttr>(handle(font)->attr);
  return HPDF_TTFontDef_GetGlyphid(attributes->fontdef, static_cast<HPDF_UINT16>(code_point)) != 0;
}

int Fonts::font_for(Face face, char32_t code_point) {
  if (code_point > 0xFFFF) return -1;
  auto& row = chosen_[static_cast<std::size_t>(face)][code_point >> 8U];
  if (!row) {
    row = std::make_unique<std::array<signed char, 256>>();
    row->fill(unknown);
  }
  signed char& kept = row->at(code_point & 0xFFU);
  if (kept == unknown) kept = static_cast<signed char>(first_with(face, code_point));
  return kept;
}

int Fonts::first_with(Face face, char32_t code_point) {
  for (char const* file : chain_of(face)) {
    int const font = load(file);
    if (has(font, code_point)) return font;
  }
  return -1;
}

int Fonts::under(int shaper_face, std::u32string_view text) {
  for (char32_t const c : text) {
    if (c > 0xFFFF || !shaper_.has(shaper_face, c)) return -1;
  }
  int const font = load(shaper_.file(shaper_face));
  for (char32_t const c : text) {
    if (!has(font, c)) return -1;
    advance(font, c);  // keeps the glyph in the subset, whole
  }
  return font;
}

// libharu keeps the parts of a composite glyph in the subset, but not the parts of the parts: a Vietnamese letter with
// two accents would lose both. So every part is marked here (OpenType specification, table glyf).
void Fonts::keep_parts(Loaded const& font, unsigned glyph, int depth) {
  auto const* attributes = static_cast<HPDF_FontAttr>(font.handle->attr);
  auto const* table = static_cast<HPDF_TTFontDefAttr>(attributes->fontdef->attr);
  if (glyph >= table->num_glyphs || depth > 8) return;
  table->glyph_tbl.flgs[glyph] = 1;
  std::size_t const unit = table->header.index_to_loc_format == 0 ? 2 : 1;
  std::size_t at = table->glyph_tbl.base_offset + table->glyph_tbl.offsets[glyph] * unit;
  if (table->glyph_tbl.offsets[glyph] == table->glyph_tbl.offsets[glyph + 1]) return;
  std::string_view const bytes(font.bytes.begin(), static_cast<std::size_t>(font.bytes.end() - font.bytes.begin()));
  auto word = [&](std::size_t offset) -> unsigned {
    if (offset + 2 > bytes.size()) return 0;
    return static_cast<unsigned char>(bytes[offset]) * 256U + static_cast<unsigned char>(bytes[offset + 1]);
  };
  bool const simple = word(at) < 0x8000U;
  at += 10;
  for (unsigned flags = simple ? 0U : 0x20U; (flags & 0x20U) != 0;) {
    flags = word(at);
    keep_parts(font, word(at + 2), depth + 1);
    at += 4U + ((flags & 0x01U) ? 4U : 2U);
    at += (flags & 0x08U) ? 2U : (flags & 0x40U) ? 4U : (flags & 0x80U) ? 8U : 0U;
  }
}

double Fonts::advance(int font, char32_t code_point) {
  auto& row = loaded_.at(static_cast<std::size_t>(font))->advances.at(code_point >> 8U);
  if (!row) {
    row = std::make_unique<std::array<short, 256>>();
    row->fill(-1);
  }
  short& kept = row->at(code_point & 0xFFU);
  if (kept < 0) {
    auto const attributes = static_cast<HPDF_FontAttr>(handle(font)->attr);
    kept = HPDF_TTFontDef_GetCharWidth(attributes->fontdef, static_cast<HPDF_UINT16>(code_point));
    keep_parts(*loaded_[static_cast<std::size_t>(font)],
               HPDF_TTFontDef_GetGlyphid(attributes->fontdef, static_cast<HPDF_UINT16>(code_point)), 0);
  }
  return kept / 1000.0;
}

}  // namespace rightsdesk::pdf
