#include "pdf/outlines.h"

#include <charconv>
#include <string>

#include "core/result.h"
#include "pdf/canvas.h"

namespace rightsdesk::pdf {

// libharu makes forms of pictures only; the object itself it writes like any other (ISO 32000-1, 8.10).
HPDF_XObject Outlines::form(Outline const& outline) {
  if (outline.path.empty()) return nullptr;
  HPDF_Dict const made = HPDF_DictStream_New(document_->mmgr, document_->xref);
  if (!made) throw Fault("A letter could not be drawn.", "HPDF_DictStream_New failed");
  made->header.obj_class |= HPDF_OSUBCLASS_XOBJECT;
  made->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
  HPDF_Dict_AddName(made, "Type", "XObject");
  HPDF_Dict_AddName(made, "Subtype", "Form");
  HPDF_Array const box = HPDF_Array_New(document_->mmgr);
  HPDF_Dict_Add(made, "BBox", box);
  for (int const side : {outline.box.left, outline.box.bottom, outline.box.right, outline.box.top}) HPDF_Array_AddNumber(box, side);
  HPDF_Dict_Add(made, "Resources", HPDF_Dict_New(document_->mmgr));
  HPDF_Stream_WriteStr(made->stream, outline.path.c_str());
  return made;
}

void Outlines::draw(HPDF_Page page, Place const& place) {
  auto const [found, fresh] = forms_.try_emplace({place.face, place.glyph}, nullptr);
  if (fresh) found->second = form(shaper_.outline(place.face, place.glyph));
  if (!found->second) return;
  auto* const stream = static_cast<HPDF_PageAttr>(page->attr)->stream;
  // Matrices need more decimals than places do: an em is a thousand units of an outline.
  char digits[32];
  std::string const scale(digits, std::to_chars(digits, digits + sizeof digits, place.size / 1000, std::chars_format::fixed, 6).ptr);
  HPDF_Stream_WriteStr(stream, ("q " + scale + " 0 0 " + scale + " " + number(place.x) + " " + number(place.y) + " cm\n").c_str());
  HPDF_Page_ExecuteXObject(page, found->second);
  HPDF_Stream_WriteStr(stream, "Q\n");
}

}  // namespace rightsdesk::pdf
