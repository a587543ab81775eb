#include "gate/syntax.h"

#include <algorithm>
#include <set>

namespace rightsdesk::gate {
namespace {

std::set<std::string_view> const& words() {
  static std::set<std::string_view> const all{
      // Operators.
      "b", "B", "b*", "B*", "BDC", "BI", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do", "DP", "EI", "EMC", "ET", "EX",
      "f", "F", "f*", "G", "g", "gs", "h", "i", "ID", "j", "J", "K", "k", "l", "m", "M", "MP", "n", "q", "Q", "re", "RG", "rg", "ri", "s",
      "S", "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD", "Tf", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W",
      "W*", "y", "endobj", "false", "null", "obj", "R", "startxref", "trailer", "true", "xref",
      // Keys and names.
      "A", "ActualText", "Alt", "Annot", "Annots", "Artifact", "Ascent", "BBox", "BaseFont", "BitsPerComponent", "Block", "Border",
      "CIDFontType2", "CIDSystemInfo", "CIDToGIDMap", "CMap", "CMapName", "CMapType", "CIDInit", "Catalog", "ColorSpace", "Column",
      "Columns", "Contents", "Count", "CreationDate", "DCTDecode", "DW", "DW2", "DecodeParms", "DescendantFonts", "Descent", "Dest",
      "DeviceGray", "DeviceRGB", "DisplayDocTitle", "Document", "Encoding", "Figure", "Filter", "First", "Flags", "FlateDecode", "Font",
      "FontBBox", "FontDescriptor", "FontFile2", "FontName", "H1", "H2", "H3", "Height", "Image", "ImageB", "ImageC", "ImageI", "Info",
      "ItalicAngle", "Kids", "L", "LBody", "LI", "Lang", "Last", "Layout", "Lbl", "Length", "Length1", "Length2", "Length3", "Limits",
      "Link", "MCID", "MCR", "MarkInfo", "Marked", "MediaBox", "Metadata", "ModDate", "N", "Next", "Nums", "O", "OBJR", "Obj", "ObjStm",
      "Ordering", "Outlines", "P", "PDF", "Page", "PageMode", "Pages", "Parent", "ParentTree", "ParentTreeNextKey", "Pg", "Placement",
      "Predictor", "Prev", "ProcSet", "Producer", "Rect", "Registry", "Resources", "Root", "Row", "Scope", "Size", "Span", "StemV",
      "StructElem", "StructParent", "StructParents", "StructTreeRoot", "Subtype", "Supplement", "TH", "TOC", "TOCI", "TR", "Table",
      "Tabs", "Text", "Title", "ToUnicode", "Type", "Type0", "UCS", "UseOutlines", "ViewerPreferences", "Width", "XHeight", "XML",
      "XObject", "XRef", "XYZ"};
  return all;
}

bool ends_word(char c) { return std::string_view(" \n\r\t\f()<>[]{}/%").find(c) != std::string_view::npos || c == '\0'; }

/// Where the string or comment that begins at `at` ends (one past it).
std::size_t past_the_string(std::string_view bytes, std::size_t at) {
  if (bytes[at] == '%') return std::min(bytes.find_first_of("\r\n", at), bytes.size());
  if (bytes[at] == '<') return std::min(bytes.find('>', at), bytes.size());
  int depth = 0;
  for (; at < bytes.size(); ++at) {
    if (bytes[at] == '\\') ++at;
    else if (bytes[at] == '(') ++depth;
    else if (bytes[at] == ')' && --depth == 0) return at + 1;
  }
  return bytes.size();
}

}  // namespace

bool word_of_the_format(std::string_view word) { return words().contains(word); }

std::string without_language_tag(std::string text) {
  constexpr std::string_view tag = "en-GB", any_language = "xml:lang=\"x-default\"";
  for (std::size_t at = 0; (at = text.find(any_language, at)) != std::string::npos;) text.replace(at, any_language.size(), any_language.size(), ' ');
  for (std::size_t at = 0; (at = text.find(tag, at)) != std::string::npos; ++at) {
    bool const begins = at == 0 || text[at - 1] == '(' || text[at - 1] == '>' || text[at - 1] == ':';
    bool const ends = at + tag.size() == text.size() || text[at + tag.size()] == ')' || text[at + tag.size()] == '<';
    if (begins && ends) text.replace(at, tag.size(), tag.size(), ' ');
  }
  return text;
}

std::string without_words_of_the_format(std::string_view bytes) {
  std::string out = without_language_tag(std::string(bytes));
  for (std::size_t at = 0; at < bytes.size();) {
    bool const dictionary = bytes.substr(at, 2) == "<<";
    if (!dictionary && (bytes[at] == '(' || bytes[at] == '<' || bytes[at] == '%')) {
      at = past_the_string(bytes, at);
    } else if (ends_word(bytes[at])) {
      at += dictionary ? 2 : 1;
    } else {
      std::size_t end = at;
      while (end < bytes.size() && !ends_word(bytes[end])) ++end;
      if (word_of_the_format(bytes.substr(at, end - at))) std::fill(out.begin() + static_cast<std::ptrdiff_t>(at), out.begin() + static_cast<std::ptrdiff_t>(end), ' ');
      at = end;
    }
  }
  return out;
}

}  // namespace rightsdesk::gate
