#pragma once
// The smallest PDFs that have pages.
#include <string>

namespace rightsdesk::posting {

/// So many blank pages of this size, in points.
inline std::string pages_of(int count, int width, int height) {
  std::string pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n", kids;
  for (int i = 0; i < count; ++i) {
    kids += std::to_string(i + 3) + " 0 R ";
    pdf += std::to_string(i + 3) + " 0 obj<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox[0 0 " + std::to_string(width) + " " + std::to_string(height) + "]>>endobj\n";
  }
  pdf += "2 0 obj<</Type/Pages/Count " + std::to_string(count) + "/Kids[" + kids + "]>>endobj\n";
  return pdf + "trailer<</Root 1 0 R/Size " + std::to_string(count + 3) + ">>\n%%EOF\n";
}
inline std::string a4(int pages) { return pages_of(pages, 595, 842); }

}  // namespace rightsdesk::posting
