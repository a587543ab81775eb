#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "reading/source.h"

namespace rightsdesk::reading {

struct PdfPage {
  double width = 0, height = 0;  ///< points, as shown (after /Rotate)
};

struct PdfFacts {
  std::vector<PdfPage> pages;
  std::vector<std::pair<std::string, std::string>> properties;  ///< "Title" and the like
  int lost_from = 0;  ///< the first page that poppler cannot make out, behind which it gives none rightly; 0: there is none
};

/// What pdfinfo says. Refused: needs_password, damaged, too_large (more pages than allowed).
Result<PdfFacts> pdf_facts(Source const& source);

}  // namespace rightsdesk::reading
