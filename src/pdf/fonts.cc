#include "pdf/fonts.h"

#include <filesystem>
#include <fstream>
#include <iterator>

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
  HPDF_Font const handle = name ? HPDF_GetFont(document_, name, "UTF-8") : nullptr;
  if (!handle) throw Fault("A font that the page needs cannot be read.", "cannot read font " + path);
  std::ifstream in(path, std::ios::binary);
  loaded_.push_back(std::make_unique<Loaded>(Loaded{file, handle, {std::istreambuf_iterator<char>(in), {}}}));
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
  auto word = [&](std::size_t offset) -> unsigned {
    if (offset + 2 > font.bytes.size()) return 0;
    return static_cast<unsigned char>(font.bytes[offset]) * 256U + static_cast<unsigned char>(font.bytes[offset + 1]);
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
