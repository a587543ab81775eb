#include "pdf/fonts.h"

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

}  // namespace

int Fonts::load(std::string const& file) {
  for (std::size_t i = 0; i < loaded_.size(); ++i) {
    if (loaded_[i]->file == file) return static_cast<int>(i);
  }
  std::string const path = folder_ + "/" + file;
  if (!std::filesystem::exists(path)) throw Fault("A font that the page needs is not installed.", "no font " + path);
  char const* name = HPDF_LoadTTFontFromFile(document_, path.c_str(), HPDF_TRUE);
  HPDF_Font const handle = name ? HPDF_GetFont(document_, name, "UTF-8") : nullptr;
  if (!handle) throw Fault("A font that the page needs cannot be read.", "cannot read font " + path);
  loaded_.push_back(std::make_unique<Loaded>(Loaded{file, handle}));
  return static_cast<int>(loaded_.size()) - 1;
}

bool Fonts::has(int font, char32_t code_point) const {
  if (code_point > 0xFFFF) return false;
  auto const attributes = static_cast<HPDF_FontAttr>(handle(font)->attr);
  return HPDF_TTFontDef_GetGlyphid(attributes->fontdef, static_cast<HPDF_UINT16>(code_point)) != 0;
}

int Fonts::font_for(Face face, char32_t code_point) {
  if (code_point > 0xFFFF) return -1;
  for (char const* file : chain_of(face)) {
    int const font = load(file);
    if (has(font, code_point)) return font;
  }
  return -1;
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
  }
  return kept / 1000.0;
}

}  // namespace rightsdesk::pdf
